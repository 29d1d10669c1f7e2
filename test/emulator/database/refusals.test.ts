import { afterAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'

const database = openDatabase({
  collections: { users: { indexes: [{ name: 'tags', keys: { tags: 1, more: 1 } }] } },
})
await database.insert('users', [{ _id: 'a', n: 1, name: 'Li', tags: ['x'] }])
const before = database.find('users')
afterAll(() => database.close())

const users = (fields: object) => ({ collectionName: 'users', ...fields })
const where = (query: unknown) => users({ query: JSON.stringify(query) })
const update = (data: unknown) => users({ query: '{}', multi: true, data: JSON.stringify(data) })
const stage = (key: unknown, value: unknown) =>
  users({ stages: [{ stageKey: key, stageValue: JSON.stringify(value) }] })
const deep = (levels: number) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels)

async function unchanged(refused: Promise<unknown>, code: string, message = /./) {
  await expect(refused).rejects.toMatchObject({ name: 'TcbError', code })
  await expect(refused).rejects.toThrow(message)
  expect(database.find('users')).toEqual(before)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
}

describe('INVALID_PARAM is the answer to', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['an unknown action', 'database.dropEverything', users({})],
    ['an action named like a part of JavaScript', 'constructor', users({})],
    ['a commit of nothing', 'database.commitTransaction', {}],
    ['a rollback of nothing', 'database.abortTransaction', { transactionId: '' }],
    ['a transaction that is no text', 'database.getDocument', users({ transactionId: 5 })],
    ['count() inside a transaction', 'database.calculateDocument', users({ transactionId: 't' })],
    ['no collection', 'database.getDocument', {}],
    ['a collection that is not a text', 'database.getDocument', { collectionName: { $ne: '' } }],
    ['an empty collection name', 'database.insertDocument', { collectionName: '', data: ['{}'] }],
    ['a query that is not a text', 'database.getDocument', users({ query: { a: 1 } })],
    ['a query that is not JSON', 'database.getDocument', users({ query: '{a:' })],
    ['a query that is a list', 'database.getDocument', users({ query: '[]' })],
    ['a query that is null', 'database.getDocument', users({ query: 'null' })],
    ['a bad ObjectId', 'database.getDocument', where({ a: { $oid: 'zz' } })],
    ['a bad date', 'database.getDocument', where({ a: { $date: 'yesterday' } })],
    [
      'a bad regular expression',
      'database.getDocument',
      where({ a: { $regularExpression: { pattern: '(', options: '' } } }),
    ],
    [
      'a bad serverDate',
      'database.insertDocument',
      users({ data: ['{"a":{"$tcb_server_date":{"offset":"x"}}}'] }),
    ],
    ['a query a thousand levels deep', 'database.getDocument', users({ query: deep(1000) })],
    [
      'a document a hundred thousand levels deep',
      'database.insertDocument',
      users({ data: [deep(100_000)] }),
    ],
    ['limit -1', 'database.getDocument', users({ limit: -1 })],
    ['limit 1.5', 'database.getDocument', users({ limit: 1.5 })],
    ['limit "10"', 'database.getDocument', users({ limit: '10' })],
    ['offset -1', 'database.getDocument', users({ offset: -1 })],
    ['offset NaN', 'database.getDocument', users({ offset: NaN })],
    ['an order of 2', 'database.getDocument', users({ order: '{"n":2}' })],
    ['an order that is no EJSON', 'database.getDocument', users({ order: 'n' })],
    ['a projection by expression', 'database.getDocument', users({ projection: '{"n":"$secret"}' })],
    ['a $slice of nothing', 'database.getDocument', users({ projection: '{"tags":{"$slice":[1]}}' })],
    ['doc() without an id, read', 'database.getDocument', users({ queryType: 'DOC', query: '{}' })],
    ['doc() without an id, removed', 'database.removeDocument', users({ queryType: 'DOC', query: '{}' })],
    ['no documents', 'database.insertDocument', users({})],
    ['an empty list of documents', 'database.insertDocument', users({ data: [] })],
    ['documents that are no texts', 'database.insertDocument', users({ data: [{ a: 1 }] })],
    ['a document that is a number', 'database.insertDocument', users({ data: ['3'] })],
    [
      'a document with a prototype',
      'database.insertDocument',
      users({ data: ['{"__proto__":{"polluted":1}}'] }),
    ],
    [
      'a nested prototype',
      'database.insertDocument',
      users({ data: ['{"a":[{"__proto__":{"polluted":1}}]}'] }),
    ],
    ['a query for a prototype', 'database.getDocument', users({ query: '{"__proto__":{"polluted":1}}' })],
    ['an update without data', 'database.modifyDocument', users({ query: '{}' })],
    ['an update with nothing in it', 'database.modifyDocument', update({})],
    ['an update without operators', 'database.modifyDocument', update({ n: 2 })],
    [
      'multi that is not a boolean',
      'database.modifyDocument',
      { ...update({ $set: { n: 2 } }), multi: 'yes' },
    ],
    ['replacing many', 'database.modifyDocument', { ...update({ n: 2 }), merge: false }],
    [
      'another _id in a replacement',
      'database.modifyDocument',
      users({ query: '{"_id":"a"}', merge: false, data: '{"_id":"b"}' }),
    ],
    ['stages that are no list', 'database.aggregateDocuments', users({ stages: '[]' })],
    ['a stage without a key', 'database.aggregateDocuments', stage(undefined, {})],
    ['a stage named like a part of JavaScript', 'database.aggregateDocuments', stage('constructor', {})],
    ['a $regex that is none', 'database.getDocument', where({ name: { $regex: '(' } })],
    ['a collection named like a path', 'database.addCollection', { collectionName: '../users' }],
  ])('%s', (_, action, request) => unchanged(database.execute(action, request), 'INVALID_PARAM'))
})

describe('DATABASE_INVALID_OPERRATOR is the answer to', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['an unknown query operator', 'database.getDocument', where({ n: { $almost: 1 } })],
    ['an unknown top level operator', 'database.getDocument', where({ $maybe: [] })],
    ['a place nearby', 'database.getDocument', where({ n: { $geoNear: {} } })],
    ['JavaScript in $where', 'database.getDocument', where({ $where: 'process.exit(1)' })],
    ['JavaScript in $where of a field', 'database.getDocument', where({ n: { $where: 'process.exit(1)' } })],
    [
      'JavaScript in $function',
      'database.getDocument',
      where({ $expr: { $function: { body: 'process.exit(1)', args: [], lang: 'js' } } }),
    ],
    ['an unknown update operator', 'database.modifyDocument', update({ $explode: { n: 1 } })],
    ['a stage that writes', 'database.aggregateDocuments', stage('$out', 'users')],
    ['a stage that merges', 'database.aggregateDocuments', stage('$merge', { into: 'users' })],
    [
      'a stage that writes inside another',
      'database.aggregateDocuments',
      stage('$facet', { a: [{ $out: 'users' }] }),
    ],
    ['a stage that does not exist', 'database.aggregateDocuments', stage('$teleport', {})],
    [
      'an accumulator in JavaScript',
      'database.aggregateDocuments',
      stage('$group', {
        _id: null,
        a: { $accumulator: { init: 'x', accumulate: 'x', accumulateArgs: [], lang: 'js' } },
      }),
    ],
  ])('%s', (_, action, request) => unchanged(database.execute(action, request), 'DATABASE_INVALID_OPERRATOR'))
})

describe('DATABASE_REQUEST_FAILED with the words of MongoDB is the answer to', () => {
  it.each<[string, string, Record<string, unknown>, string]>([
    ['$in without a list', 'database.getDocument', where({ n: { $in: 5 } }), '$in needs an array'],
    ['$or without a list', 'database.getDocument', where({ $or: {} }), '$or must be an array'],
    ['an empty $and', 'database.getDocument', where({ $and: [] }), 'must be a nonempty array'],
    ['$size of a text', 'database.getDocument', where({ n: { $size: 'x' } }), '$size'],
    ['$mod by 0', 'database.getDocument', where({ n: { $mod: [0, 1] } }), 'divisor cannot be 0'],
    [
      '$not of a number',
      'database.getDocument',
      where({ n: { $not: 5 } }),
      '$not needs a regex or a document',
    ],
    ['inclusion mixed with exclusion', 'database.getDocument', users({ projection: '{"n":1,"name":0}' }), ''],
    [
      'a field that starts with $',
      'database.insertDocument',
      users({ data: ['{"a":{"$b":1}}'] }),
      'not valid for storage',
    ],
    ['$rename to a null byte', 'database.modifyDocument', update({ $rename: { n: 'a\0' } }), 'null bytes'],
    [
      'an _id that is a list',
      'database.insertDocument',
      users({ data: ['{"_id":[1]}'] }),
      'cannot be of type array',
    ],
    [
      'two lists in one index',
      'database.insertDocument',
      users({ data: ['{"tags":[1,2],"more":[1,2]}'] }),
      'cannot index parallel arrays',
    ],
    ['another _id', 'database.modifyDocument', update({ $set: { _id: 'b' } }), "immutable field '_id'"],
    [
      'an operator without fields',
      'database.modifyDocument',
      update({ $set: 5 }),
      'Modifiers operate on fields',
    ],
    ['$ in a path', 'database.modifyDocument', update({ $set: { 'a.$b': 1 } }), 'not valid for storage'],
    [
      'a path a thousand levels deep',
      'database.modifyDocument',
      update({ $set: { ['a.'.repeat(1000) + 'a']: 1 } }),
      'nesting depth',
    ],
    [
      'a path a hundred thousand levels deep',
      'database.modifyDocument',
      update({ $set: { ['a.'.repeat(100_000) + 'a']: 1 } }),
      '',
    ],
    [
      '$inc by a text',
      'database.modifyDocument',
      update({ $inc: { n: 'x' } }),
      'Cannot increment with non-numeric argument',
    ],
    ['$pop by 2', 'database.modifyDocument', update({ $pop: { tags: 2 } }), '$pop expects 1 or -1'],
    [
      '$push of no list',
      'database.modifyDocument',
      update({ $push: { tags: { $each: 1 } } }),
      'must be an array',
    ],
    ['a sample without a size', 'database.aggregateDocuments', stage('$sample', {}), 'positive integer'],
    ['a sample of null', 'database.aggregateDocuments', stage('$sample', null), ''],
    ['a group of nothing', 'database.aggregateDocuments', stage('$group', null), ''],
  ])('%s', (_, action, request, message) =>
    unchanged(
      database.execute(action, request),
      'DATABASE_REQUEST_FAILED',
      new RegExp(message.replace(/[$]/g, '\\$&'), 'i'),
    ),
  )
})

describe('the protocol', () => {
  it('changes one document with multi: false', async () => {
    await database.insert('users', [{ _id: 'b', n: 1 }])
    const one = { ...update({ $set: { flag: true } }), multi: false, queryType: 'WHERE' }
    expect(await database.execute('database.modifyDocument', one)).toEqual({ updated: 1 })
    expect(database.find('users', { flag: true })).toHaveLength(1)
    await database.execute('database.modifyDocument', update({ $unset: { flag: '' } }))
    expect(await database.execute('database.removeDocument', where({ _id: 'b' }))).toEqual({ deleted: 1 })
    expect(database.find('users')).toEqual(before)
  })

  it('keeps -0 and 0, 1 and 1.0 one and the same _id', async () => {
    await database.insert('users', [{ _id: 0 }])
    await expect(
      database.execute('database.insertDocument', users({ data: ['{"_id":{"$numberDouble":"-0.0"}}'] })),
    ).rejects.toThrow('E11000')
    expect(await database.remove('users', { _id: 0 })).toBe(1)
  })

  it('never hands out what is stored: a reader may change what it was given', () => {
    const [{ tags } = {}] = database.find('users')
    expect(tags).toBeInstanceOf(Array)
    ;(tags as string[]).push('changed')
    expect(database.find('users')).toEqual(before)
  })

  it('does not keep what it was given: a seed may be changed afterwards', async () => {
    const seed = { _id: 'seed', list: [1], at: new Date(0), nothing: undefined }
    await database.insert('users', [seed])
    seed.list.push(2)
    seed.at.setTime(5)
    expect(database.find('users', { _id: 'seed' })).toEqual([{ _id: 'seed', list: [1], at: new Date(0) }])
    await database.remove('users', { _id: 'seed' })
  })
})
