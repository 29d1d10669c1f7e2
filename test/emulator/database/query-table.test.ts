import { beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'
import { expectRefusal } from './tables/rows'

const AT = new Date('2020-02-29T13:14:15.678Z')

/** What the field `a` is in each document, by the document's `_id`. */
const STORED: Record<string, unknown> = {
  null: null,
  zero: 0,
  one: 1,
  half: 2.5,
  five: 5,
  empty: '',
  abc: 'abc',
  yes: true,
  no: false,
  at: AT,
  'no list': [],
  '[1,5]': [1, 5],
  '[null]': [null],
  '[[1,5]]': [[1, 5]],
  '["abc"]': ['abc'],
  '{}': {},
  '{b:1}': { b: 1 },
  '{b:null}': { b: null },
  '{b:1,c:2}': { b: 1, c: 2 },
  '{c:2,b:1}': { c: 2, b: 1 },
  '[{b:1}]': [{ b: 1 }],
  '[{}]': [{}],
  '[{},{b:5}]': [{}, { b: 5 }],
  '[{b:1},{b:5}]': [{ b: 1 }, { b: 5 }],
  '[1,{b:1}]': [1, { b: 1 }],
  '{b:[1,5]}': { b: [1, 5] },
}
const ALL = ['missing', ...Object.keys(STORED)]
const but = (...names: string[]) => ALL.filter((name) => !names.includes(name))

const used = useSdk(() =>
  openDatabase({
    collections: {
      plain: {},
      indexed: {
        indexes: [
          { name: 'a', keys: { a: 1 } },
          { name: 'ab', keys: { 'a.b': 1 } },
        ],
      },
    },
  }),
)
beforeAll(async () => {
  const documents = [{ _id: 'missing' }, ...Object.entries(STORED).map(([_id, a]) => ({ _id, a }))]
  for (const collection of ['plain', 'indexed']) await used.database.insert(collection, documents)
})

const OBJECTS = ['{}', '{b:1}', '{b:null}', '{b:1,c:2}', '{c:2,b:1}', '{b:[1,5]}']
/** Lists of something else than documents have no `a.b`, not even a missing one. */
const WITHOUT_B = but(
  'no list',
  '[1,5]',
  '[null]',
  '[[1,5]]',
  '["abc"]',
  '{b:1}',
  '{b:1,c:2}',
  '{c:2,b:1}',
  '[{b:1}]',
  '[{b:1},{b:5}]',
  '[1,{b:1}]',
  '{b:[1,5]}',
)

/** A condition, and the documents that the manual says it finds. https://www.mongodb.com/docs/manual/reference/operator/query/ */
const FOUND: [condition: Record<string, unknown>, found: string[]][] = [
  [{}, ALL],
  [{ a: null }, ['missing', 'null', '[null]']],
  [{ a: 1 }, ['one', '[1,5]', '[1,{b:1}]']],
  [{ a: 'abc' }, ['abc', '["abc"]']],
  [{ a: '' }, ['empty']],
  [{ a: true }, ['yes']],
  [{ a: AT }, ['at']],
  [{ a: [] }, ['no list']],
  [{ a: [1, 5] }, ['[1,5]', '[[1,5]]']],
  [{ a: { $eq: [null] } }, ['[null]']],
  [{ a: { $eq: {} } }, ['{}', '[{}]', '[{},{b:5}]']],
  [{ a: { $eq: { b: 1 } } }, ['{b:1}', '[{b:1}]', '[{b:1},{b:5}]', '[1,{b:1}]']],
  [{ a: { $eq: { b: 1, c: 2 } } }, ['{b:1,c:2}']],
  [{ a: { $eq: { c: 2, b: 1 } } }, ['{c:2,b:1}']],
  [{ a: { $ne: null } }, but('missing', 'null', '[null]')],
  [{ a: { $ne: 1 } }, but('one', '[1,5]', '[1,{b:1}]')],
  [{ a: { $ne: [1, 5] } }, but('[1,5]', '[[1,5]]')],
  [{ a: { $gt: 1 } }, ['half', 'five', '[1,5]']],
  [{ a: { $gte: 1 } }, ['one', 'half', 'five', '[1,5]', '[1,{b:1}]']],
  [{ a: { $lt: 1 } }, ['zero']],
  [{ a: { $lte: 1 } }, ['zero', 'one', '[1,5]', '[1,{b:1}]']],
  [{ a: { $gt: 1, $lt: 5 } }, ['half', '[1,5]']],
  [{ a: { $gt: '' } }, ['abc', '["abc"]']],
  [{ a: { $gte: '' } }, ['empty', 'abc', '["abc"]']],
  [{ a: { $lt: 'abc' } }, ['empty']],
  [{ a: { $gt: false } }, ['yes']],
  [{ a: { $lte: false } }, ['no']],
  [{ a: { $gte: AT } }, ['at']],
  [{ a: { $lt: AT } }, []],
  [{ a: { $gt: null } }, []],
  [{ a: { $gte: null } }, ['missing', 'null', '[null]']],
  [{ a: { $lte: null } }, ['missing', 'null', '[null]']],
  [{ a: { $lt: null } }, []],
  [
    { a: { $gte: [1, 2] } },
    ['[1,5]', '[[1,5]]', '["abc"]', '[{b:1}]', '[{}]', '[{},{b:5}]', '[{b:1},{b:5}]', '[1,{b:1}]'],
  ],
  [{ a: { $lt: [1, 2] } }, ['no list', '[null]']],
  [{ a: { $gt: { b: 1 } } }, ['{b:1,c:2}', '{c:2,b:1}', '{b:[1,5]}', '[{},{b:5}]', '[{b:1},{b:5}]']],
  [{ a: { $in: [] } }, []],
  [{ a: { $in: [1, 'abc'] } }, ['one', 'abc', '[1,5]', '["abc"]', '[1,{b:1}]']],
  [{ a: { $in: [null] } }, ['missing', 'null', '[null]']],
  [{ a: { $in: [[1, 5], true] } }, ['yes', '[1,5]', '[[1,5]]']],
  [{ a: { $in: [{ $regularExpression: { pattern: '^a', options: '' } }] } }, ['abc', '["abc"]']],
  [{ a: { $nin: [] } }, ALL],
  [{ a: { $nin: [1, null] } }, but('missing', 'null', '[null]', 'one', '[1,5]', '[1,{b:1}]')],
  [{ a: { $exists: true } }, but('missing')],
  [{ a: { $exists: false } }, ['missing']],
  [{ a: { $exists: 1 } }, but('missing')],
  [{ a: { $exists: null } }, ['missing']],
  [{ a: { $size: 0 } }, ['no list']],
  [{ a: { $size: 1 } }, ['[null]', '[[1,5]]', '["abc"]', '[{b:1}]', '[{}]']],
  [{ a: { $size: 2 } }, ['[1,5]', '[{},{b:5}]', '[{b:1},{b:5}]', '[1,{b:1}]']],
  [{ a: { $mod: [2, 1] } }, ['one', 'five', '[1,5]', '[1,{b:1}]']],
  [{ a: { $mod: [2, 0] } }, ['zero', 'half']],
  [{ a: { $mod: [2.9, 0] } }, ['zero', 'half']],
  [{ a: { $all: [] } }, []],
  [{ a: { $all: [1] } }, ['one', '[1,5]', '[1,{b:1}]']],
  [{ a: { $all: [1, 5] } }, ['[1,5]']],
  [{ a: { $all: [[1, 5]] } }, ['[1,5]', '[[1,5]]']],
  [{ a: { $all: [null] } }, ['missing', 'null', '[null]']],
  [{ a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { b: 5 } }] } }, ['[{b:1},{b:5}]']],
  [{ a: { $elemMatch: { $gt: 1, $lt: 9 } } }, ['[1,5]']],
  [{ a: { $elemMatch: { $gte: 1, $lt: 5 } } }, ['[1,5]', '[1,{b:1}]']],
  [{ a: { $elemMatch: { $eq: null } } }, ['[null]']],
  [{ a: { $elemMatch: { $eq: [1, 5] } } }, ['[[1,5]]']],
  [
    { a: { $elemMatch: { $exists: true } } },
    ['[1,5]', '[null]', '[[1,5]]', '["abc"]', '[{b:1}]', '[{}]', '[{},{b:5}]', '[{b:1},{b:5}]', '[1,{b:1}]'],
  ],
  [{ a: { $elemMatch: { b: 1 } } }, ['[{b:1}]', '[{b:1},{b:5}]', '[1,{b:1}]']],
  [{ a: { $elemMatch: { b: { $gt: 0 } } } }, ['[{b:1}]', '[{},{b:5}]', '[{b:1},{b:5}]', '[1,{b:1}]']],
  [{ a: { $elemMatch: { b: { $ne: 1 } } } }, ['[[1,5]]', '[{}]', '[{},{b:5}]', '[{b:1},{b:5}]']],
  [{ a: { $elemMatch: { b: null } } }, ['[[1,5]]', '[{}]', '[{},{b:5}]']],
  [{ a: { $elemMatch: { b: { $exists: false } } } }, ['[[1,5]]', '[{}]', '[{},{b:5}]']],
  [{ a: { $elemMatch: { $or: [{ b: 5 }, { b: 9 }] } } }, ['[{},{b:5}]', '[{b:1},{b:5}]']],
  [{ a: { $not: { $gt: 0 } } }, but('one', 'half', 'five', '[1,5]', '[1,{b:1}]')],
  [{ a: { $not: { $regex: 'b' } } }, but('abc', '["abc"]')],
  [{ a: { $regex: 'B', $options: 'i' } }, ['abc', '["abc"]']],
  [{ a: { $regex: '^$' } }, ['empty']],
  [{ a: { $type: 'number' } }, ['zero', 'one', 'half', 'five', '[1,5]', '[1,{b:1}]']],
  [{ a: { $type: 'double' } }, ['half']],
  [{ a: { $type: 10 } }, ['null', '[null]']],
  [{ a: { $type: ['bool', 'date'] } }, ['yes', 'no', 'at']],
  [{ a: { $bitsAllSet: 5 } }, ['five', '[1,5]']],
  [{ a: { $bitsAnySet: [0] } }, ['one', 'five', '[1,5]', '[1,{b:1}]']],
  [{ a: { $bitsAllClear: 1 } }, ['zero']],
  [{ 'a.b': 1 }, ['{b:1}', '{b:1,c:2}', '{c:2,b:1}', '[{b:1}]', '[{b:1},{b:5}]', '[1,{b:1}]', '{b:[1,5]}']],
  [{ 'a.b': null }, WITHOUT_B],
  [{ 'a.b': { $in: [null] } }, WITHOUT_B],
  [{ 'a.b': { $ne: null } }, ALL.filter((name) => !WITHOUT_B.includes(name))],
  [
    { 'a.b': { $exists: true } },
    [
      '{b:1}',
      '{b:null}',
      '{b:1,c:2}',
      '{c:2,b:1}',
      '[{b:1}]',
      '[{},{b:5}]',
      '[{b:1},{b:5}]',
      '[1,{b:1}]',
      '{b:[1,5]}',
    ],
  ],
  [{ 'a.b': { $gt: 1 } }, ['[{},{b:5}]', '[{b:1},{b:5}]', '{b:[1,5]}']],
  [{ 'a.b': { $size: 2 } }, ['{b:[1,5]}']],
  [{ 'a.b': [1, 5] }, ['{b:[1,5]}']],
  [{ 'a.b': { $elemMatch: { $gt: 1 } } }, ['{b:[1,5]}']],
  [{ 'a.0': 1 }, ['[1,5]', '[1,{b:1}]']],
  [{ 'a.0': [1, 5] }, ['[[1,5]]']],
  [{ 'a.0.b': 1 }, ['[{b:1}]', '[{b:1},{b:5}]']],
  [{ 'a.1': { $exists: true } }, ['[1,5]', '[{},{b:5}]', '[{b:1},{b:5}]', '[1,{b:1}]']],
  [{ 'a.b.1': 5 }, ['{b:[1,5]}']],
  [{ $and: [{ a: { $gt: 0 } }, { a: { $lt: 2 } }] }, ['one', '[1,5]', '[1,{b:1}]']],
  [{ $or: [{ a: 0 }, { a: 5 }] }, ['zero', 'five', '[1,5]']],
  [{ $nor: [{ a: { $exists: true } }] }, ['missing']],
  [{ $expr: { $eq: ['$a', null] } }, ['null']],
  [{ $expr: { $lt: ['$a', null] } }, ['missing']],
  [{ $expr: { $isArray: '$a' } }, ALL.filter((name) => name === 'no list' || name.startsWith('['))],
  [{ a: { $gte: {} } }, [...OBJECTS, '[{b:1}]', '[{}]', '[{},{b:5}]', '[{b:1},{b:5}]', '[1,{b:1}]']],
]

describe('a condition finds what the manual says', () => {
  it.each(FOUND.map((row) => [JSON.stringify(row[0]), ...row] as const))(
    '%s',
    async (row, condition, found) => {
      for (const collection of ['plain', 'indexed']) {
        const execute = { collectionName: collection, query: JSON.stringify(sent(condition)), limit: 1000 }
        const { list } = await used.database.execute('database.getDocument', execute)
        const ids = (list as string[]).map((text) => (JSON.parse(text) as { _id: string })._id)
        expect(ids.sort(), `${row} of ${collection}`).toEqual([...found].sort())
        const matched = await used.db.collection(collection).aggregate().match(condition).count('n').end()
        expect(matched.list, row).toEqual(found.length === 0 ? [] : [{ n: found.length }])
      }
    },
  )
})

/** As EJSON has dates. */
function sent(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.toISOString() }
  if (Array.isArray(value)) return value.map(sent)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, sent(item)]))
}

const REFUSED: [condition: Record<string, unknown>, words: string][] = [
  [{ a: { $in: 1 } }, '$in needs an array'],
  [{ a: { $nin: {} } }, '$nin needs an array'],
  [{ a: { $in: [{ $elemMatch: { b: 1 } }] } }, 'cannot nest $ under $in'],
  [{ a: { $nin: [{ $gt: 1 }] } }, 'cannot nest $ under $nin'],
  [{ a: { $all: 1 } }, '$all needs an array'],
  [{ a: { $all: [{ $gt: 1 }] } }, 'no $ expressions in $all'],
  [{ a: { $all: [{ $elemMatch: { b: 1 } }, 5] } }, '$all/$elemMatch has to be consistent'],
  [{ a: { $elemMatch: 1 } }, '$elemMatch needs an Object'],
  [{ a: { $elemMatch: [1] } }, '$elemMatch needs an Object'],
  [{ a: { $size: 'x' } }, '$size'],
  [{ a: { $size: -1 } }, 'non-negative'],
  [{ a: { $size: 1.5 } }, '$size'],
  [{ a: { $size: null } }, '$size'],
  [{ a: { $mod: 2 } }, 'malformed mod'],
  [{ a: { $mod: [2] } }, 'not enough elements'],
  [{ a: { $mod: [2, 1, 0] } }, 'too many elements'],
  [{ a: { $mod: ['2', 1] } }, 'must be numbers'],
  [{ a: { $mod: [0, 1] } }, 'divisor cannot be 0'],
  [{ a: { $mod: [0.5, 1] } }, 'divisor cannot be 0'],
  [{ a: { $not: 1 } }, '$not needs a regex or a document'],
  [{ a: { $not: {} } }, '$not cannot be empty'],
  [{ a: { $not: { b: 1 } } }, 'unknown operator'],
  [{ a: { $ne: { $regularExpression: { pattern: 'x', options: '' } } } }, "Can't have regex as arg to $ne"],
  [{ a: { $gt: { $regularExpression: { pattern: 'x', options: '' } } } }, "Can't have RegEx as arg"],
  [{ a: { $regex: 5 } }, '$regex'],
  [{ a: { $options: 'i' } }, '$options needs a $regex'],
  [{ a: { $type: 'thing' } }, 'Unknown type name alias'],
  [{ a: { $type: [] } }, 'at least one type'],
  [{ a: { $bitsAllSet: -1 } }, '$bitsAllSet'],
  [{ a: { $almost: 1 } }, 'unknown operator: $almost'],
  [{ a: { $gt: 1, b: 2 } }, 'unknown operator: b'],
  [{ $and: 1 }, '$and must be an array'],
  [{ $or: [] }, 'nonempty array'],
  [{ $nor: [1] }, 'full objects'],
  [{ $maybe: 1 }, 'unknown top level operator'],
  [{ $where: 'true' }, 'unknown top level operator'],
  [{ $text: { $search: 'x' } }, 'unknown top level operator'],
  [{ $expr: { $teleport: 1 } }, 'Unrecognized expression'],
  [{ $expr: { $size: '$a' } }, 'must be an array'],
  [{ $jsonSchema: 5 }, '$jsonSchema must be an object'],
]

describe('a condition is refused in words that say what is wrong', () => {
  it.each(REFUSED.map((row) => [JSON.stringify(row[0]), ...row] as const))('%s', (row, condition, words) =>
    expectRefusal(
      used.database.execute('database.getDocument', {
        collectionName: 'plain',
        query: JSON.stringify(condition),
      }),
      words,
      row,
    ),
  )
})

it('refuses what the SDK sends for chained commands in elemMatch(), and says what to write', async () => {
  const { command: _ } = used.db
  const find = (asked: unknown) => used.db.collection('plain').where({ a: asked }).get()
  await expectRefusal(find(_.elemMatch(_.gt(1).lt(9))), 'Write elemMatch({ $gt: 80, $lt: 100 })', 'chained')
  await expectRefusal(find(_.elemMatch({ b: _.gt(1).lt(9) })), 'Write elemMatch(', 'chained in a field')
  expect((await find(_.elemMatch({ $gt: 1, $lt: 9 }))).data.map(({ _id }) => _id)).toEqual(['[1,5]'])
})
