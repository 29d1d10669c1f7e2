import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'

/** On a busy machine the whole of a request may take long: what ends one here is how much it asks of one document. */
const used = useSdk(() => openDatabase({ collections: { things: {}, many: {} }, timeLimit: 600_000 }))
const TEXT = `${'a'.repeat(40)}!`

beforeAll(async () => {
  await used.database.insert(
    'things',
    Array.from({ length: 61 }, (_, _id) => ({ _id, text: TEXT })),
  )
  await used.database.insert(
    'many',
    Array.from({ length: 20_000 }, (_, _id) => ({ _id, list: [1, 2, 3], text: 'a' })),
  )
})

const stage = (key: string, value: object) => ({
  collectionName: 'things',
  stages: [
    { stageKey: '$limit', stageValue: '1' },
    { stageKey: key, stageValue: JSON.stringify(value) },
  ],
})
const where = (condition: object) => ({ collectionName: 'things', query: JSON.stringify(condition) })
const range = { $range: [0, 1_900_000] }
const square = {
  $map: {
    input: { $range: [0, 3000] },
    as: 'v',
    in: { $sum: { $map: { input: { $range: [0, 3000] }, as: 'w', in: 1 } } },
  },
}

/** Each would take years, or all the memory that there is. */
it.each<[string, string, object, RegExp]>([
  ['nested quantifiers', 'getDocument', where({ text: { $regex: '^(a+)+$' } }), /took too long/],
  ['alternatives that overlap', 'getDocument', where({ text: { $regex: '^(a|a)*$' } }), /took too long/],
  ['a back reference', 'getDocument', where({ text: { $regex: '^(a*)*\\1b$' } }), /took too long/],
  [
    'such a pattern in a schema',
    'getDocument',
    where({ $jsonSchema: { properties: { text: { pattern: '^(a+)+$' } } } }),
    /took too long/,
  ],
  [
    'such a pattern in an expression',
    'aggregateDocuments',
    stage('$project', { r: { $regexMatch: { input: '$text', regex: '^(a+)+$' } } }),
    /took too long/,
  ],
  [
    'such a pattern in an update',
    'modifyDocument',
    { ...where({ text: { $regex: '^(a+)+$' } }), multi: true, data: '{"$set":{"n":1}}' },
    /took too long/,
  ],
  [
    'such a pattern in a removal',
    'removeDocument',
    { ...where({ text: { $regex: '^(a+)+$' } }), multi: true },
    /took too long/,
  ],
  ['lists within lists', 'aggregateDocuments', stage('$project', { r: square }), /took too long/],
  [
    'a list that is too long to answer',
    'aggregateDocuments',
    stage('$project', { r: range }),
    /BSONObj size/,
  ],
])('a request with %s ends with an error that says so', async (_, action, request, words) => {
  await expect(
    used.database.execute(`database.${action}`, request as Record<string, unknown>),
  ).rejects.toThrow(words)
})

it('its code is the platform’s', async () => {
  await expect(
    used.database.execute('database.getDocument', where({ text: { $regex: '^(a+)+$' } })),
  ).rejects.toMatchObject({
    code: 'DATABASE_TIMEOUT',
  })
})

it('others are answered while a long request goes on', async () => {
  const long = used.db
    .collection('many')
    .aggregate()
    .addFields({
      r: { $reduce: { input: { $range: [0, 200] }, initialValue: 0, in: { $add: ['$$value', '$$this'] } } },
    })
    .limit(1)
    .end()
  let over = false
  const ended = long.then(() => (over = true))
  await used.db.collection('things').doc(0).get()
  expect(over).toBe(false)
  await ended
})

it('what is written while a condition is looked for is changed as it is then', async () => {
  const condition = {
    collectionName: 'many',
    query: JSON.stringify({ $expr: { $gt: [{ $sum: { $range: [0, 300] } }, 0] } }),
  }
  const long = used.database.execute('database.modifyDocument', {
    ...condition,
    multi: true,
    data: '{"$inc":{"n":1}}',
  })
  await used.database.execute('database.modifyDocument', {
    collectionName: 'many',
    query: '{"_id":19999}',
    data: '{"$set":{"n":10}}',
  })
  expect(await long).toEqual({ updated: 20_000 })
  expect([10, 11]).toContain(used.database.find('many', { _id: 19_999 })[0]?.['n'])
  expect(used.database.count('many', { n: 1 })).toBe(19_999)
})

it('a whole request has a limit of time, too', async () => {
  const database: Database = openDatabase({ collections: { many: {} }, timeLimit: 1 })
  afterAll(() => database.close())
  await database.insert(
    'many',
    Array.from({ length: 5000 }, (_, _id) => ({ _id })),
  )
  const stages = [
    { stageKey: '$addFields', stageValue: JSON.stringify({ r: { $sum: { $range: [0, 5000] } } }) },
  ]
  await expect(
    database.execute('database.aggregateDocuments', { collectionName: 'many', stages }),
  ).rejects.toMatchObject({
    code: 'DATABASE_TIMEOUT',
  })
  expect(database.count('many')).toBe(5000)
})

const LOOKED_AT = { $expr: { $gt: [{ $sum: { $range: [0, 300] } }, 0] } }

it('so has a page of the tools', async () => {
  const database: Database = openDatabase({ collections: { many: {} }, timeLimit: 1 })
  afterAll(() => database.close())
  await database.insert(
    'many',
    Array.from({ length: 5000 }, (_, _id) => ({ _id })),
  )
  await expect(database.page('many', LOOKED_AT, { limit: 1 })).rejects.toMatchObject({
    code: 'DATABASE_TIMEOUT',
  })
  expect((await database.page('many', { _id: 1 }, {})).total).toBe(1)
})

it('others are answered while the tools look for a page', async () => {
  let over = false
  const page = used.database.page('many', LOOKED_AT, { limit: 1 }).then((found) => {
    over = true
    return found
  })
  await used.db.collection('things').doc(0).get()
  expect(over).toBe(false)
  const { total, explain } = await page
  expect([total, explain]).toEqual([20_000, { index: null, sorted: false, scanned: 1 }])
})
