import type { Case } from '../case'

const THREE = [
  { _id: 'a', n: 1, list: [1, 2, 3], o: { x: 1, y: 2 } },
  { _id: 'b', n: 2, list: [{ x: 1 }, { x: 2 }] },
  { _id: 'c', n: 3 },
]

export const collections: Case[] = [
  {
    name: 'add() of one document answers its _id',
    calls: ['Database.collection', 'CollectionReference.add', 'DatabaseCommand.eq'],
    run: async ({ collection }) => (await collection.add({ data: { _id: 'mine', n: 1 } }))._id,
    expected: 'mine',
  },
  {
    name: 'an _id that is made has 32 hex digits',
    calls: ['CollectionReference.add'],
    run: async ({ collection }) => /^[0-9a-f]{32}$/.test((await collection.add({ data: {} }))._id),
    expected: true,
  },
  {
    name: 'add() of an _id that is there',
    calls: ['CollectionReference.add'],
    documents: THREE,
    run: ({ collection }) => collection.add({ data: { _id: 'a' } }),
    expected: { error: -502001 },
  },
  {
    name: 'get() of a collection that does not exist',
    calls: ['Query.get'],
    run: ({ db, name }) => db.collection(`${name}_nowhere`).get(),
    expected: { error: -502005 },
  },
  {
    name: 'createCollection() of one that exists',
    calls: ['Database.createCollection'],
    run: ({ db, name }) => db.createCollection(name),
    expected: { error: 'DATABASE_REQUEST_FAILED' },
  },
  {
    name: 'doc().get()',
    calls: ['CollectionReference.doc', 'DocumentReference.get'],
    documents: THREE,
    run: async ({ collection }) => (await collection.doc('c').get()).data,
    expected: THREE[2],
  },
  {
    name: 'doc().get() of none',
    calls: ['DocumentReference.get'],
    run: ({ collection }) => collection.doc('none').get(),
    expected: { error: -1 },
  },
  {
    name: 'doc().field()',
    calls: ['DocumentReference.field'],
    documents: THREE,
    run: async ({ collection }) => (await collection.doc('a').field({ _id: false, n: true }).get()).data,
    expected: { n: 1 },
  },
  {
    name: 'doc().set() replaces',
    calls: ['DocumentReference.set'],
    documents: THREE,
    async run({ collection }) {
      const { stats } = await collection.doc('a').set({ data: { m: 2 } })
      return [stats, (await collection.doc('a').get()).data]
    },
    expected: [
      { updated: 1, created: 0 },
      { _id: 'a', m: 2 },
    ],
  },
  {
    name: 'doc().set() creates',
    calls: ['DocumentReference.set'],
    run: async ({ collection }) => (await collection.doc('new').set({ data: { m: 2 } })).stats,
    expected: { updated: 0, created: 1 },
  },
  {
    name: 'doc().update() of none changes none',
    calls: ['DocumentReference.update'],
    run: async ({ collection }) => (await collection.doc('none').update({ data: { m: 2 } })).stats,
    expected: { updated: 0 },
  },
  {
    name: 'doc().remove()',
    calls: ['DocumentReference.remove'],
    documents: THREE,
    async run({ collection }) {
      const { stats } = await collection.doc('a').remove()
      return [stats, (await collection.count()).total]
    },
    expected: [{ removed: 1 }, 2],
  },
  {
    name: 'where().update() changes all',
    calls: ['Query.update'],
    documents: THREE,
    run: async ({ collection, _ }) =>
      (await collection.where({ n: _.gt(1) }).update({ data: { n: _.inc(1) } })).stats,
    expected: { updated: 2 },
  },
  {
    name: 'where().remove() removes all',
    calls: ['Query.remove'],
    documents: THREE,
    run: async ({ collection, _ }) => (await collection.where({ n: _.gt(1) }).remove()).stats,
    expected: { removed: 2 },
  },
  {
    name: 'where().count()',
    calls: ['Query.count'],
    documents: THREE,
    run: async ({ collection, _ }) => (await collection.where({ n: _.gt(1) }).count()).total,
    expected: 2,
  },
  {
    name: 'orderBy(), skip() and limit()',
    calls: ['Query.orderBy', 'Query.skip', 'Query.limit'],
    documents: THREE,
    run: async ({ collection }) =>
      (await collection.orderBy('n', 'desc').skip(1).limit(1).get()).data.map(({ _id }) => _id),
    expected: ['b'],
  },
  {
    name: 'field() with slice()',
    calls: ['Query.field', 'DatabaseCommand.project.slice'],
    documents: THREE,
    run: async ({ collection, _ }) =>
      (
        await collection
          .where({ _id: 'a' })
          .field({ _id: false, list: _.project.slice([1, 1]) })
          .get()
      ).data,
    expected: [{ n: 1, list: [2], o: { x: 1, y: 2 } }],
  },
  {
    name: 'RegExp() finds without regard to case',
    calls: ['Database.RegExp'],
    documents: [
      { _id: 'a', text: 'One' },
      { _id: 'b', text: 'two' },
    ],
    run: async ({ collection, db }) =>
      (await collection.where({ text: db.RegExp({ regexp: '^o', options: 'i' }) }).get()).data.length,
    expected: 1,
  },
  {
    name: 'serverDate() is about now, or an hour later',
    calls: ['Database.serverDate'],
    async run({ collection, db }) {
      const data = { now: db.serverDate(), later: db.serverDate({ offset: 3_600_000 }) }
      await collection.doc('a').set({ data })
      const { now, later } = (await collection.doc('a').get()).data as Record<string, Date>
      const apart = Number(later) - Number(now)
      return [Math.abs(Date.now() - Number(now)) < 120_000, Math.abs(apart - 3_600_000) < 1_000]
    },
    expected: [true, true],
  },
]
