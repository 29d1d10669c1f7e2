import { isDocument, isList, ownField } from '../document'

export type Position = [longitude: number, latitude: number]

/** GeoJSON, as `db.Geo.*` is stored. */
export type Shape =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiPoint' | 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString'; coordinates: Position[][] }
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] }

/**
 * The stored value as a shape: GeoJSON, or a pair of numbers, MongoDB's older way to write a point. Why it is none,
 * in MongoDB's words, where it is not. https://www.mongodb.com/docs/manual/reference/geojson/
 */
export function readShape(value: unknown): { shape: Shape } | { complaint: string } {
  if (isList(value)) return checked('Point', value.slice(0, 2))
  if (!isDocument(value)) return { complaint: 'geo element must be an array or object' }
  const type = ownField(value, 'type')
  if (typeof type !== 'string' || !isType(type)) return { complaint: `unknown GeoJSON type: ${String(type)}` }
  return checked(type, ownField(value, 'coordinates'))
}

/** Every position of it. */
export function positionsOf({ coordinates }: Shape): Position[] {
  const numbers: number[] = coordinates.flat(3)
  return numbers.flatMap((longitude, i): Position[] =>
    i % 2 === 0 ? [[longitude, numbers[i + 1] ?? NaN]] : [],
  )
}

/** Its points, lines and polygons one by one. */
export function partsOf(shape: Shape): Shape[] {
  switch (shape.type) {
    case 'MultiPoint':
      return shape.coordinates.map((coordinates) => ({ type: 'Point', coordinates }))
    case 'MultiLineString':
      return shape.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }))
    case 'MultiPolygon':
      return shape.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
    default:
      return [shape]
  }
}

/** How deep the positions lie. */
const DEPTHS = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
} as const satisfies Record<Shape['type'], number>

const isType = (type: string): type is Shape['type'] => Object.hasOwn(DEPTHS, type)

function checked(type: Shape['type'], coordinates: unknown): ReturnType<typeof readShape> {
  const complaint = complaintAbout(coordinates, DEPTHS[type]) ?? CHECKS[type]?.(coordinates as never)
  return complaint === undefined ? { shape: { type, coordinates } as Shape } : { complaint }
}

function complaintAbout(coordinates: unknown, depth: number): string | undefined {
  if (depth === 0) return complaintAboutPosition(coordinates)
  if (!isList(coordinates) || coordinates.length === 0)
    return 'GeoJSON coordinates must be an array of coordinates'
  return coordinates.map((inner) => complaintAbout(inner, depth - 1)).find((complaint) => complaint)
}

function complaintAboutPosition(position: unknown): string | undefined {
  const [longitude, latitude, ...more] = isList(position) ? position : []
  const numbers = [longitude, latitude].every(Number.isFinite) && more.length === 0
  if (!numbers) return 'Point must only contain numeric elements'
  const inside = Math.abs(Number(longitude)) <= 180 && Math.abs(Number(latitude)) <= 90
  return inside
    ? undefined
    : `longitude/latitude is out of bounds, lng: ${String(longitude)} lat: ${String(latitude)}`
}

const line = (positions: Position[]) =>
  new Set(positions.map(String)).size < 2 ? 'GeoJSON LineString must have at least 2 vertices' : undefined

function ring(positions: Position[]): string | undefined {
  if (String(positions[0]) !== String(positions.at(-1))) return 'Polygon loop is not closed'
  return new Set(positions.map(String)).size < 3 ? 'Loop must have at least 3 different vertices' : undefined
}

const each =
  <Item>(check: (item: Item) => string | undefined) =>
  (items: Item[]) =>
    items.map(check).find((complaint) => complaint)

const CHECKS: { [Type in Shape['type']]?: (coordinates: never) => string | undefined } = {
  LineString: line,
  MultiLineString: each(line),
  Polygon: each(ring),
  MultiPolygon: each(each(ring)),
}
