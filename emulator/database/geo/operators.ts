import { booleanIntersects } from '@turf/boolean-intersects'
import { booleanWithin } from '@turf/boolean-within'
import { angleBetween, metresTo } from './distance'
import { readArea, readIntersecting, readNear } from './operands'
import { shapesAt } from './shapes-at'
import { partsOf, positionsOf, type Shape } from './shape'

type Operator = (selector: string, operand: unknown) => (document: unknown) => boolean

/** Metres from the operand's point to the nearest shape of the document; undefined where none is in its range. */
export function nearness(selector: string, operand: unknown): (document: unknown) => number | undefined {
  const { point, least, greatest } = readNear(operand)
  return (document) => {
    const distances = shapesAt(document, selector).map((shape) => metresTo(point, shape))
    const inRange = distances.filter((metres) => metres >= least && metres <= greatest)
    return inRange.length === 0 ? undefined : Math.min(...inRange)
  }
}

const $nearSphere: Operator = (selector, operand) => {
  const metres = nearness(selector, operand)
  return (document) => metres(document) !== undefined
}

/** The whole shape must lie inside. turf's edges are straight on a map, MongoDB's on the sphere. */
const $geoWithin: Operator = (selector, operand) => {
  const area = readArea(operand)
  const inside = (shape: Shape) =>
    'centre' in area
      ? positionsOf(shape).every((position) => angleBetween(area.centre, position) <= area.radius)
      : partsOf(shape).every((part) => booleanWithin(part, area))
  return (document) => shapesAt(document, selector).some(inside)
}

const $geoIntersects: Operator = (selector, operand) => {
  const other = readIntersecting(operand)
  return (document) => shapesAt(document, selector).some((shape) => booleanIntersects(shape, other))
}

/** https://www.mongodb.com/docs/manual/reference/operator/query-geospatial/ */
export const GEO_OPERATORS = { $nearSphere, $geoWithin, $geoIntersects }
