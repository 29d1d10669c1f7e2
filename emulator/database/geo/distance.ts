import { booleanIntersects } from '@turf/boolean-intersects'
import { distance } from '@turf/distance'
import { partsOf, positionsOf, type Position, type Shape } from './shape'

/** Metres that MongoDB takes for the earth's radius; turf's metres are those of another. */
export const EARTH_RADIUS = 6_378_100

/** The angle between two positions as seen from the middle of the earth, in radians. */
export const angleBetween = (a: Position, b: Position): number => distance(a, b, { units: 'radians' })

/** Metres over the ground from a position to the nearest part of the shape; 0 inside a polygon. */
export function metresTo(from: Position, shape: Shape): number {
  return Math.min(...partsOf(shape).map((part) => angleTo(from, part))) * EARTH_RADIUS
}

function angleTo(from: Position, part: Shape): number {
  if (part.type === 'Point') return angleBetween(from, part.coordinates)
  if (part.type === 'Polygon' && booleanIntersects({ type: 'Point', coordinates: from }, part)) return 0
  const lines = part.type === 'Polygon' ? part.coordinates : [positionsOf(part)]
  return Math.min(
    ...lines.flatMap((line) => line.slice(1).map((end, i) => angleToArc(from, line[i] ?? end, end))),
  )
}

/** To the shortest way from `start` to `end`: to the foot of the perpendicular, or to the nearer end. */
function angleToArc(from: Position, start: Position, end: Position): number {
  const [point, a, b] = [vector(from), vector(start), vector(end)]
  const normal = cross(a, b)
  const length = Math.hypot(...normal)
  const beside = dot(cross(normal, a), point) > 0 && dot(cross(b, normal), point) > 0
  if (beside && length > 0) return Math.abs(Math.asin(dot(normal, point) / length))
  return Math.min(angleBetween(from, start), angleBetween(from, end))
}

type Vector = [number, number, number]

function vector([longitude, latitude]: Position): Vector {
  const [east, north] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180]
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)]
}

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
