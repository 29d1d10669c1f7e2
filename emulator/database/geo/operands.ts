import { type Document, isDocument, isList, ownField } from '../document'
import { MongoError } from '../mongo-error'
import { readShape, type Position, type Shape } from './shape'

export interface Near {
  point: Position
  /** metres */
  least: number
  greatest: number
}

/** `{ $geometry, $minDistance, $maxDistance }` @throws MongoError */
export function readNear(operand: unknown): Near {
  const geometry = geometryOf(operand, '$nearSphere')
  const point = readShape(geometry)
  if (!('shape' in point) || point.shape.type !== 'Point')
    throw new MongoError('invalid point in geo near query $geometry argument')
  // Inside and() the SDK sends null for a distance that was not given.
  const { $minDistance, $maxDistance } = operand as Document
  return {
    point: point.shape.coordinates,
    least: metres('$minDistance', $minDistance ?? 0),
    greatest: metres('$maxDistance', $maxDistance ?? Infinity),
  }
}

/** @throws MongoError */
export function metres(name: string, value: unknown): number {
  if (typeof value !== 'number' || Number.isNaN(value)) throw new MongoError(`${name} must be a number`)
  if (value < 0) throw new MongoError(`${name} must be non-negative`)
  return value
}

interface Cap {
  centre: Position
  /** radians */
  radius: number
}

/** `{ $geometry }` of an area, or `{ $centerSphere: [[longitude, latitude], radians] }` @throws MongoError */
export function readArea(operand: unknown): Cap | Extract<Shape, { type: 'Polygon' | 'MultiPolygon' }> {
  const sphere = isDocument(operand) ? ownField(operand, '$centerSphere') : undefined
  if (sphere !== undefined) return readCap(sphere)
  const shape = shapeOf(operand, '$geoWithin')
  if (shape.type !== 'Polygon' && shape.type !== 'MultiPolygon')
    throw new MongoError(`$geoWithin not supported with provided geometry: ${shape.type}`)
  return shape
}

function readCap(sphere: unknown): Cap {
  const [centre, radius] = isList(sphere) ? sphere : []
  const read = readShape(centre)
  if (!('shape' in read) || read.shape.type !== 'Point')
    throw new MongoError('$centerSphere needs a point and a radius')
  return { centre: read.shape.coordinates, radius: metres('radius', radius) }
}

/** @throws MongoError */
export const readIntersecting = (operand: unknown): Shape => shapeOf(operand, '$geoIntersects')

function shapeOf(operand: unknown, operator: string): Shape {
  const read = readShape(geometryOf(operand, operator))
  if ('complaint' in read) throw new MongoError(read.complaint)
  return read.shape
}

function geometryOf(operand: unknown, operator: string): unknown {
  const geometry = isDocument(operand) ? ownField(operand, '$geometry') : undefined
  if (!isDocument(geometry)) throw new MongoError(`${operator} requires a $geometry`)
  return geometry
}
