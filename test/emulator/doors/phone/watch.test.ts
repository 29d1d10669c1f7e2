import { expect, onTestFinished, test } from 'vitest'
import type { Cloud } from '../../../../emulator/index'
import { ann, bob, user } from '../../fixture'
import { databaseOf, filled, runNotes } from '../../notes'
import { ear, said, shown } from './ear'

/** Of a READONLY collection: the two smallest `n` above 0, or all there is. */
async function watched({ limit }: { limit?: number } = {}) {
  const cloud = await runNotes()
  const notes = cloud.database(user.env)
  await notes.insert('READONLY', [
    { _id: 'a', n: 1, deep: { kept: 1, gone: 2 } },
    { _id: 'b', n: 2 },
    { _id: 'c', n: 3 },
    { _id: 'out', n: -1 },
  ])
  const db = await databaseOf(cloud)
  const heard = ear()
  const query = db.collection('READONLY').where({ n: db.command.gt(0) })
  const wanted = limit === undefined ? query : query.orderBy('n', 'asc').limit(limit)
  const watcher = wanted.watch(heard)
  onTestFinished(() => watcher.close())
  await heard.hears(0)
  return { cloud, notes, heard, watcher }
}

test('hears first what there is: everything that fits, the greatest _id first', async () => {
  const { heard } = await watched()
  expect(heard.snapshots).toEqual([
    {
      id: 0,
      type: 'init',
      docs: [
        { _id: 'c', n: 3 },
        { _id: 'b', n: 2 },
        { _id: 'a', n: 1, deep: { kept: 1, gone: 2 } },
      ],
      docChanges: [
        { id: 0, queueType: 'init', dataType: 'init', docId: 'c', doc: { _id: 'c', n: 3 } },
        { id: 0, queueType: 'init', dataType: 'init', docId: 'b', doc: { _id: 'b', n: 2 } },
        expect.objectContaining({ docId: 'a' }),
      ],
    },
  ])
})

type Notes = ReturnType<Cloud['database']>
const action = (name: string, request: object) => (notes: Notes) =>
  notes.execute(`database.${name}Document`, { collectionName: 'READONLY', ...request })
const update = (_id: string, data: object) =>
  action('modify', { query: JSON.stringify({ _id }), data: JSON.stringify(data), multi: true })

test.each<[string, (notes: Notes) => Promise<unknown>, string[], string, number?]>([
  ['a new one', (notes) => notes.insert('READONLY', [{ _id: 'd', n: 9 }]), ['enqueue add d'], 'd c b a'],
  ['an update', update('b', { $set: { n: 7 } }), ['update update b'], 'c b a'],
  ['one that comes to fit', update('out', { $set: { n: 7 } }), ['enqueue update out'], 'out c b a'],
  ['one that fits no more', update('b', { $set: { n: -7 } }), ['dequeue update b'], 'c a'],
  [
    'set()',
    action('modify', { query: '{"_id":"b"}', data: '{"n":5}', merge: false }),
    ['update replace b'],
    'c b a',
  ],
  ['a removal', (notes) => notes.removeOne('READONLY', 'b'), ['dequeue remove b'], 'c a'],
  [
    'several at once',
    action('modify', { query: '{}', data: '{"$inc":{"n":1}}', multi: true }),
    ['update update c', 'update update b', 'update update a'],
    'c b a',
  ],
  [
    'the end of the collection',
    (notes) => notes.removeCollection('READONLY'),
    ['dequeue remove c', 'dequeue remove b', 'dequeue remove a'],
    '',
  ],
  [
    'one that is pushed out',
    (notes) => notes.insert('READONLY', [{ _id: 'd', n: 1.5 }]),
    ['dequeue limit b', 'enqueue add d'],
    'a d',
    2,
  ],
  [
    'one that makes room',
    (notes) => notes.removeOne('READONLY', 'a'),
    ['dequeue remove a', 'enqueue limit c'],
    'b c',
    2,
  ],
])('tells of %s', async (_what, write, changes, docs, limit) => {
  const { notes, heard } = await watched(limit === undefined ? {} : { limit })
  await write(notes)
  await heard.hears(1)
  const [, event] = heard.snapshots
  expect(event && said(event)).toEqual(changes)
  expect(event && shown(event).join(' ')).toBe(docs)
  expect(event).toMatchObject({ id: 1 })
  expect(event).not.toHaveProperty('type')
})

test('says what an update has made different, and nothing where nothing is', async () => {
  const { notes, heard } = await watched()
  await update('out', { $set: { n: -2 } })(notes)
  await update('a', { $set: { n: 1 } })(notes)
  await update('a', { $set: { 'deep.kept': 3, when: { $date: 0 } }, $unset: { 'deep.gone': '' } })(notes)
  await heard.hears(1)
  expect(heard.snapshots[1]?.docChanges).toEqual([
    {
      id: 1,
      queueType: 'update',
      dataType: 'update',
      docId: 'a',
      doc: { _id: 'a', n: 1, deep: { kept: 3 }, when: new Date(0) },
      updatedFields: { 'deep.kept': 3, when: new Date(0) },
      removedFields: ['deep.gone'],
    },
  ])
})

test('tells of each write in its order, and of what a snapshot brings back', async () => {
  const { cloud, notes, heard } = await watched()
  await cloud.snapshots.save('before')
  for (const n of [1, 2, 3]) await notes.insert('READONLY', [{ _id: `new ${n}`, n }])
  await heard.hears(3)
  expect(heard.snapshots.slice(1).flatMap(said)).toEqual([1, 2, 3].map((n) => `enqueue add new ${n}`))
  await cloud.snapshots.restore('before')
  await heard.hears(4)
  expect(heard.snapshots[4] && said(heard.snapshots[4])).toEqual(
    [3, 2, 1].map((n) => `dequeue remove new ${n}`),
  )
})

test('hears nothing of a transaction before its commit, and all of it as one', async () => {
  const { notes, heard } = await watched()
  const { transactionId } = (await notes.execute('database.startTransaction', {})) as Record<string, string>
  for (const _id of ['x', 'y'])
    await notes.execute('database.insertDocument', {
      collectionName: 'READONLY',
      transactionId,
      data: [JSON.stringify({ _id, n: 1 })],
    })
  await notes.insert('READONLY', [{ _id: 'z', n: 1 }])
  await notes.execute('database.commitTransaction', { transactionId })
  await heard.hears(2)
  expect(heard.snapshots.slice(1).map(said)).toEqual([['enqueue add z'], ['enqueue add y', 'enqueue add x']])
})

test('hears no more once it is closed', async () => {
  const { notes, heard, watcher } = await watched()
  await watcher.close()
  await notes.insert('READONLY', [{ _id: 'd', n: 9 }])
  const again = ear()
  const db = await databaseOf(await runNotes())
  const other = db.collection('READONLY').watch(again)
  await again.hears(0)
  await other.close()
  expect(heard.snapshots).toHaveLength(1)
})

test.each([
  ['READONLY', ['nobody', 'bob', 'ann']],
  ['ADMINWRITE', ['nobody', 'bob', 'ann']],
  ['PRIVATE', ['ann']],
])('sees what one may read: in a collection that is %s %j', async (permission, expected) => {
  const { cloud, notes } = await filled(permission)
  const heard = ear()
  const watcher = notes.watch(heard)
  await heard.hears(0)
  expect(heard.snapshots[0] && shown(heard.snapshots[0])).toEqual(expected)
  const written = [
    { _id: 'z by bob', _openid: bob.openid },
    { _id: 'z by ann', _openid: ann.openid },
  ]
  for (const document of written) await cloud.database(user.env).insert(permission, [document])
  await expect.poll(() => heard.snapshots.flatMap(said)).toContain('enqueue add z by ann')
  expect(heard.snapshots.flatMap(said).includes('enqueue add z by bob')).toBe(permission !== 'PRIVATE')
  await watcher.close()
})

test.each([
  ['a collection for functions alone', 'ADMINONLY', {}, -502003],
  ['a collection that there is not', 'nowhere', {}, -502005],
  ['a condition that cannot be', 'READONLY', { n: { $what: 1 } }, -502002],
])('hears by onError of %s', async (_what, name, condition, errCode) => {
  const db = await databaseOf(await runNotes())
  const heard = ear()
  db.collection(name).where(condition).watch(heard)
  await expect.poll(() => heard.errors).toMatchObject([{ errCode: -402002 }])
  expect(heard.errors[0]?.errMsg).toContain(`database.watch:fail -402002 ${errCode} database`)
  expect(heard.snapshots).toEqual([])
})

test('is over with more than 5000 documents', async () => {
  const { cloud, notes } = await filled('READONLY')
  const many = Array.from({ length: 4_997 }, (_, n) => ({ n }))
  await cloud.database(user.env).insert('READONLY', many)
  const heard = ear()
  notes.watch(heard)
  await heard.hears(0)
  expect(heard.snapshots[0]?.docs).toHaveLength(5_000)
  await cloud.database(user.env).insert('READONLY', [{ n: 5_001 }])
  await expect.poll(() => heard.errors).toMatchObject([{ errCode: -402006 }])
  expect(heard.errors[0]?.errMsg).toContain('5000')
})
