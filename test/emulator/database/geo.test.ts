import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'

const used = useSdk(() =>
  openDatabase({
    collections: {
      places: { indexes: [{ name: 'place', keys: { place: '2dsphere' } }] },
      unindexed: {},
      twice: { indexes: [{ name: 'both', keys: { a: '2dsphere', b: '2dsphere' } }] },
    },
  }),
)

/** Metres of one degree along a meridian: MongoDB's earth has a radius of 6378100 m. */
const DEGREE = (Math.PI / 180) * 6378100

const point = (...coordinates: number[]) => ({ type: 'Point', coordinates })
/** A square with these corners. */
const square = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

const PLACES = [
  { _id: 'north', kind: 'tower', place: point(113, 24) },
  { _id: 'here', kind: 'shop', place: point(113, 23) },
  { _id: 'far', kind: 'tower', place: point(116, 40) },
  { _id: 'pair', kind: 'shop', place: [113, 23.5] },
  { _id: 'road', kind: 'road', place: { type: 'LineString', coordinates: [[112, 23.2], [114, 23.2]] } },
  { _id: 'park', kind: 'park', place: { type: 'Polygon', coordinates: [square(112.5, 22.5, 113.5, 22.9)] } },
  { _id: 'nowhere', kind: 'shop' },
] // prettier-ignore

async function seeded() {
  await used.database.remove('places', {})
  await used.database.insert('places', PLACES)
  const { db } = used
  const { Point } = db.Geo
  const places = db.collection('places')
  const ids = async (query: { get(): Promise<{ data: Record<string, unknown>[] }> }) =>
    (await query.get()).data.map(({ _id }) => _id)
  return { db, _: db.command, places, here: new Point(113, 23), ids }
}

describe('db.Geo values', () => {
  it('are stored as GeoJSON and read back as what they were', async () => {
    const { db } = await seeded()
    const { Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon } = db.Geo
    const ring = (corners: number[][]) =>
      new LineString(corners.map(([longitude, latitude]) => new Point(longitude, latitude)))
    const polygon = new Polygon([ring(square(0, 0, 3, 3)), ring(square(1, 1, 2, 2))])
    const shapes = {
      Point: new Point(113.5, 23.25),
      MultiPoint: new MultiPoint([new Point(1, 2), new Point(3, 4)]),
      LineString: ring([[0, 0], [1, 1]]),
      MultiLineString: new MultiLineString([ring([[0, 0], [1, 1]]), ring([[2, 2], [3, 4]])]),
      Polygon: polygon,
      MultiPolygon: new MultiPolygon([polygon]),
    } // prettier-ignore
    const { _id } = await db.collection('unindexed').add({ data: shapes })
    const { data } = await db.collection('unindexed').doc(_id).get()
    const [stored] = used.database.find('unindexed', { _id })
    for (const [type, shape] of Object.entries(shapes)) {
      expect(stored?.[type]).toEqual(shape.toJSON())
      expect(data[type]).toEqual(shape)
    }
  })

  it('move by update() and set()', async () => {
    const { places, here, db } = await seeded()
    await places.doc('far').update({ data: { place: here } })
    await places.doc('north').set({ data: { place: new db.Geo.Point(1, 2) } })
    expect((await places.doc('far').get()).data['place']).toEqual(here)
    expect(used.database.find('places', { _id: 'north' })[0]?.['place']).toEqual(point(1, 2))
  })
})

describe('_.geoNear', () => {
  it('gives what is near, nearest first, whatever its shape', async () => {
    const { _, places, here, ids } = await seeded()
    const near = places.where({ place: _.geoNear({ geometry: here }) })
    expect(await ids(near)).toEqual(['here', 'park', 'road', 'pair', 'north', 'far'])
    expect(await ids(near.skip(1).limit(2))).toEqual(['park', 'road'])
    expect(await ids(near.orderBy('_id', 'desc').limit(2))).toEqual(['road', 'park'])
  })

  it.each([
    [{ maxDistance: DEGREE + 1 }, ['here', 'park', 'road', 'pair', 'north']],
    [{ maxDistance: DEGREE - 1 }, ['here', 'park', 'road', 'pair']],
    [{ minDistance: DEGREE - 1 }, ['north', 'far']],
    [{ minDistance: 1, maxDistance: DEGREE / 2 + 1 }, ['park', 'road', 'pair']],
    [{ maxDistance: 0 }, ['here']],
  ])('within %j metres: %j', async (range, expected) => {
    const { _, places, here, ids } = await seeded()
    expect(await ids(places.where({ place: _.geoNear({ geometry: here, ...range }) }))).toEqual(expected)
  })

  it('keeps to the rest of the condition, counts, updates and removes', async () => {
    const { _, places, here, ids } = await seeded()
    const shops = places.where({
      kind: 'shop',
      place: _.geoNear({ geometry: here, maxDistance: 2 * DEGREE }),
    })
    expect(await ids(shops)).toEqual(['here', 'pair'])
    expect(await shops.count()).toMatchObject({ total: 2 })
    expect(await shops.update({ data: { open: true } })).toMatchObject({ stats: { updated: 2 } })
    expect(await shops.remove()).toMatchObject({ stats: { removed: 2 } })
  })

  it('is seen inside a transaction as the transaction sees it', async () => {
    const { db, here, _ } = await seeded()
    const near = await db.runTransaction(async (transaction) => {
      await transaction
        .collection('places')
        .doc('far')
        .update({ data: { place: here } })
      const close = { place: _.geoNear({ geometry: here, maxDistance: 1 }) }
      return (await transaction.collection('places').where(close).get()).data.map(({ _id }) => _id)
    })
    expect((near as string[]).sort()).toEqual(['far', 'here'])
  })

  it('is refused without a 2dsphere index, and named by explain() with one', async () => {
    const { _, db, here } = await seeded()
    const near = db.collection('unindexed').where({ place: _.geoNear({ geometry: here }) })
    await expect(near.get()).rejects.toThrow('unable to find index for $geoNear query')
    const query = { place: { $nearSphere: { $geometry: point(1, 1) } } }
    expect(used.database.explain('places', query)).toMatchObject({ index: 'place', sorted: true })
    expect(used.database.explain('places', query, { sort: { kind: 1 } })).toMatchObject({
      index: 'place',
      sorted: false,
    })
  })

  it('is refused inside an or, and twice in one condition', async () => {
    const { _, places, here } = await seeded()
    const near = { place: _.geoNear({ geometry: here }) }
    await expect(places.where(_.or([near, { kind: 'shop' }])).get()).rejects.toThrow('top-level expr')
    await expect(places.where(_.and([near, near])).get()).rejects.toThrow('Too many geoNear expressions')
  })
})

describe('_.geoWithin', () => {
  it('gives what lies wholly in a polygon', async () => {
    const { db, _, places, ids } = await seeded()
    const { Point, LineString, Polygon, MultiPolygon } = db.Geo
    const polygon = (...corners: Parameters<typeof square>) =>
      new Polygon([new LineString(square(...corners).map(([x, y]) => new Point(x, y)))])
    const within = (geometry: unknown) => ids(places.where({ place: _.geoWithin({ geometry }) }))
    expect(await within(polygon(112.4, 22.4, 113.6, 23.6))).toEqual(['here', 'pair', 'park'])
    expect(await within(polygon(111, 22.4, 115, 23.6))).toEqual(['here', 'pair', 'road', 'park'])
    const two = new MultiPolygon([polygon(115, 39, 117, 41), polygon(112.9, 22.95, 113.1, 23.1)])
    expect(await within(two)).toEqual(['here', 'far'])
  })

  it('gives what lies in a circle, its radius in radians', async () => {
    const { _, places, here, ids } = await seeded()
    const within = (degrees: number, centre: unknown) =>
      ids(places.where({ place: _.geoWithin({ centerSphere: [centre, (degrees * Math.PI) / 180] }) }))
    expect(await within(0.51, here)).toEqual(['here', 'pair'])
    expect(await within(0.71, [113, 23])).toEqual(['here', 'pair', 'park'])
    expect(await within(1.01, here)).toEqual(['north', 'here', 'pair', 'road', 'park'])
  })

  it('needs no index', async () => {
    const { _, db, ids } = await seeded()
    const circle = db.collection('unindexed').where({ place: _.geoWithin({ centerSphere: [[0, 0], 1] }) })
    expect(await ids(circle)).toEqual([])
  })
})

describe('_.geoIntersects', () => {
  it('gives what touches the shape', async () => {
    const { db, _, places, ids } = await seeded()
    const { Point, LineString } = db.Geo
    const line = new LineString([new Point(113, 22.4), new Point(113, 23.3)])
    const touched = (geometry: unknown) => ids(places.where({ place: _.geoIntersects({ geometry }) }))
    expect(await touched(line)).toEqual(['here', 'road', 'park'])
    expect(await touched(new Point(113, 22.7))).toEqual(['park'])
    expect(await touched(new Point(116, 40))).toEqual(['far'])
  })
})

describe('the stage geoNear', () => {
  it('measures, sorts, limits, multiplies and says where', async () => {
    const { places, here } = await seeded()
    const { list } = await places
      .aggregate()
      .geoNear({
        near: here,
        spherical: true,
        distanceField: 'far.km',
        distanceMultiplier: 0.001,
        includeLocs: 'far.at',
        query: { kind: 'tower' },
        minDistance: 1,
        limit: 1,
      })
      .end()
    expect(list).toEqual([
      { ...PLACES[0], far: { km: expect.closeTo(DEGREE / 1000, 6), at: point(113, 24) } },
    ])
    expect(used.database.find('places', { _id: 'north' })).toEqual([PLACES[0]])
  })

  it('is followed by other stages', async () => {
    const { places, here } = await seeded()
    const near = { near: here, spherical: true, distanceField: 'metres', maxDistance: DEGREE * 1.5 }
    const { list } = await places.aggregate().geoNear(near).project({ _id: 1 }).skip(3).end()
    expect(list).toEqual([{ _id: 'pair' }, { _id: 'north' }])
  })

  it('is refused where it is not the first, has no index, no field, or two to choose from', async () => {
    const { db, places, here } = await seeded()
    const stage = { near: here, spherical: true, distanceField: 'metres' }
    const refused: [{ end(): Promise<unknown> }, string][] = [
      [
        places
          .aggregate()
          .match({})
          .geoNear({ ...stage }),
        'only valid as the first stage',
      ],
      [
        db
          .collection('unindexed')
          .aggregate()
          .geoNear({ ...stage }),
        'requires a 2d or 2dsphere index',
      ],
      [places.aggregate().geoNear({ near: here, spherical: true }), 'distanceField'],
      [places.aggregate().geoNear({ ...stage, key: 'home' }), 'unable to find index'],
      [places.aggregate().geoNear({ ...stage, limit: -1 }), 'non-negative'],
      [
        db
          .collection('twice')
          .aggregate()
          .geoNear({ ...stage }),
        'more than one',
      ],
      [
        places.aggregate().match({ place: db.command.geoNear({ geometry: here }) }),
        'not allowed in this context',
      ],
    ]
    for (const [pipeline, words] of refused) await expect(pipeline.end()).rejects.toThrow(words)
    expect(
      await db
        .collection('twice')
        .aggregate()
        .geoNear({ ...stage, key: 'b' })
        .end(),
    ).toMatchObject({ list: [] })
  })
})
