import type { Case, Sdk } from '../case'

/** Metres that one degree of latitude has in MongoDB. */
const DEGREE = 111_318.845

const PLACES = [
  { _id: 'far', place: { type: 'Point', coordinates: [116, 40] } },
  { _id: 'here', place: { type: 'Point', coordinates: [113, 23] } },
  { _id: 'north', place: { type: 'Point', coordinates: [113, 24] } },
]

function square({ db: { Geo } }: Sdk, west: number, south: number, size: number) {
  const corners = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]] as const // prettier-ignore
  const line = corners.map(([x, y]) => new Geo.Point(west + x * size, south + y * size))
  return new Geo.Polygon([new Geo.LineString(line)])
}

const shape = (type: string, make: (sdk: Sdk) => unknown): Case => ({
  name: `db.Geo.${type} is stored and read back`,
  calls: ['Database.Geo', `IGeo.${type}`, `Geo${type}.toJSON`, `Geo${type}.toString`],
  async run(sdk) {
    await sdk.collection.add({ data: { _id: 'a', shape: make(sdk) } })
    const { data } = await sdk.collection.doc('a').get()
    return [JSON.stringify(data['shape']) === JSON.stringify(make(sdk)), String(make(sdk))]
  },
  expected: [true, '[object Object]'],
})

const points = ({ db: { Geo } }: Sdk) => [new Geo.Point(1, 2), new Geo.Point(3, 4)]

const found = (command: string, expected: string[], condition: (sdk: Sdk) => unknown): Case => ({
  name: `_.${command}()`,
  calls: [`DatabaseCommand.${command}`],
  documents: PLACES,
  async run(sdk) {
    const { data } = await sdk.collection.where({ place: condition(sdk) }).get()
    return data.map(({ _id }) => _id)
  },
  expected,
  ...(command === 'geoNear' && { needs: '2dsphere index' }),
})

export const geo: Case[] = [
  shape('Point', (sdk) => points(sdk)[0]),
  shape('MultiPoint', (sdk) => new sdk.db.Geo.MultiPoint(points(sdk))),
  shape('LineString', (sdk) => new sdk.db.Geo.LineString(points(sdk))),
  shape('MultiLineString', (sdk) => new sdk.db.Geo.MultiLineString([new sdk.db.Geo.LineString(points(sdk))])),
  shape('Polygon', (sdk) => square(sdk, 0, 0, 1)),
  shape('MultiPolygon', (sdk) => new sdk.db.Geo.MultiPolygon([square(sdk, 0, 0, 1)])),
  found('geoNear', ['here', 'north'], ({ db, _ }) =>
    _.geoNear({ geometry: new db.Geo.Point(113, 23) as never, maxDistance: DEGREE + 1 }),
  ),
  found('geoWithin', ['here'], (sdk) => sdk._.geoWithin({ geometry: square(sdk, 112.5, 22.5, 1) as never })),
  found('geoIntersects', ['north'], ({ db, _ }) =>
    _.geoIntersects({ geometry: new db.Geo.Point(113, 24) as never }),
  ),
  ...(['geoNear', 'geoWithin', 'geoIntersects'] as const).map((command): Case => ({
    name: `_.gt().${command}() is declared by the SDK`,
    calls: [`DatabaseQueryCommand.${command}`],
    run: ({ _ }) => Promise.resolve(typeof _.gt(1)[command]),
    expected: 'function',
  })),
  {
    name: 'the stage geoNear()',
    calls: ['Aggregate.geoNear'],
    documents: PLACES,
    needs: '2dsphere index',
    async run({ collection, db }) {
      const near = new db.Geo.Point(113, 23)
      const { list } = await collection
        .aggregate()
        .geoNear({ near, spherical: true, distanceField: 'metres', minDistance: 1, limit: 1 })
        .end()
      return list.map(({ _id, metres }) => [_id, Math.round(Number(metres))])
    },
    expected: [['north', Math.round(DEGREE)]],
  },
]
