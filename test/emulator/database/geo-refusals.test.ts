import { expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'

const used = useSdk(() =>
  openDatabase({
    collections: { places: { indexes: [{ name: 'place', keys: { place: '2dsphere' } }] }, empty: {} },
  }),
)

const point = (...coordinates: number[]) => ({ type: 'Point', coordinates })

it.each([
  ['a longitude of 181', point(181, 0), 'out of bounds'],
  ['a latitude of -91', point(0, -91), 'out of bounds'],
  ['a point of words', { type: 'Point', coordinates: ['east', 'north'] }, 'numeric'],
  ['another type', { type: 'Circle', coordinates: [0, 0] }, 'unknown GeoJSON type'],
  ['a text', '北京', 'array or object'],
  ['a line of one point', { type: 'LineString', coordinates: [[0, 0], [0, 0]] }, '2 vertices'],
  ['an open polygon', { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1]]] }, 'not closed'],
])('a 2dsphere index takes no document with %s as its place', async (_what, place, words) => {
  await used.database.remove('places', {})
  await used.database.insert('places', [{ _id: 'far', place: point(116, 40) }])
  const places = used.db.collection('places')
  const before = used.database.find('places')
  await expect(places.add({ data: { _id: 'bad', place } })).rejects.toThrow(words)
  await expect(places.doc('far').update({ data: { kind: 'bad', place: used.db.command.set(place) } })).rejects.toThrow("Can't extract geo keys")
  expect(used.database.find('places')).toEqual(before)
}) // prettier-ignore

it.each<[string, object]>([
  ['a $nearSphere of a line', { $nearSphere: { $geometry: { type: 'LineString', coordinates: [[0, 0], [1, 1]] } } }],
  ['a $nearSphere of nothing', { $nearSphere: {} }],
  ['a negative distance', { $nearSphere: { $geometry: point(0, 0), $maxDistance: -1 } }],
  ['a distance in words', { $nearSphere: { $geometry: point(0, 0), $minDistance: 'near' } }],
  ['a $geoWithin of a point', { $geoWithin: { $geometry: point(0, 0) } }],
  ['a circle without a radius', { $geoWithin: { $centerSphere: [[0, 0]] } }],
  ['a $geoIntersects of a circle', { $geoIntersects: { $geometry: { type: 'Circle', coordinates: [0, 0] } } }],
])('%s is refused, also where there is nothing to find', async (_what, place) => {
  const request = { collectionName: 'empty', query: JSON.stringify({ place }) }
  await expect(used.database.execute('database.getDocument', request)).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
}) // prettier-ignore
