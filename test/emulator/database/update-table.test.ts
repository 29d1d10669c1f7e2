import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'
import { expectRefusal, Fails, fails } from './tables/rows'

const used = useSdk(() => openDatabase({ collections: { things: {} } }))

const AT = new Date(5)
type Fields = Record<string, unknown>
/** What is stored, what is asked of the field `a` or of the path, and what is stored then. */
type Row = [before: Fields, operand: unknown, after: Fields | Fails, path?: string]

/** Nothing there, and something of every other kind. */
const kinds = (
  operand: unknown,
  others: Fails,
  after: Partial<
    Record<'missing' | 'null' | 'number' | 'text' | 'bool' | 'date' | 'list' | 'object', Fields>
  >,
): Row[] =>
  Object.entries({
    ...{
      missing: {},
      null: { a: null },
      number: { a: 4 },
      text: { a: 'x' },
      bool: { a: true },
      date: { a: AT },
    },
    ...{ list: { a: [4, 9] }, object: { a: { b: 4 } } },
  }).map(([kind, before]) => [before, operand, after[kind as keyof typeof after] ?? others])

/** https://www.mongodb.com/docs/manual/reference/operator/update/ */
const TABLE: Record<string, Row[]> = {
  $set: [
    ...kinds(
      7,
      fails(),
      Object.fromEntries(
        ['missing', 'null', 'number', 'text', 'bool', 'date', 'list', 'object'].map((kind) => [
          kind,
          { a: 7 },
        ]),
      ),
    ),
    [{}, 7, { a: { b: 7 } }, 'a.b'],
    [{ a: {} }, 7, { a: { b: { c: 7 } } }, 'a.b.c'],
    [{ a: 4 }, 7, fails("Cannot create field 'b'"), 'a.b'],
    [{ a: null }, 7, fails("Cannot create field 'b'"), 'a.b'],
    [{ a: [1] }, 7, fails("Cannot create field 'b'"), 'a.b'],
    [{ a: [1] }, 7, { a: [7] }, 'a.0'],
    [{ a: [1] }, 7, { a: [1, null, 7] }, 'a.2'],
    [{ a: [{ b: 1 }] }, 7, { a: [{ b: 7 }] }, 'a.0.b'],
    [{ a: [[1]] }, 7, { a: [[7]] }, 'a.0.0'],
    [{}, 7, { a: { 0: 7 } }, 'a.0'],
    [{ a: [1, 2] }, 7, { a: [7, 7] }, 'a.$[]'],
    [{ a: [] }, 7, { a: [] }, 'a.$[]'],
    [{}, 7, fails('must exist in the document in order to apply array updates'), 'a.$[]'],
    [{ a: 1 }, 7, fails('Cannot apply array updates to non-array element'), 'a.$[]'],
    [{}, 7, fails('empty field name'), 'a..b'],
    [{}, 7, fails('immutable field'), '_id'],
    [{}, 7, fails('not valid for storage'), 'a.$b'],
  ],
  $unset: [
    ...kinds(
      '',
      fails(),
      Object.fromEntries(
        ['missing', 'null', 'number', 'text', 'bool', 'date', 'list', 'object'].map((kind) => [kind, {}]),
      ),
    ),
    [{ a: { b: 1, c: 2 } }, '', { a: { c: 2 } }, 'a.b'],
    [{ a: 4 }, '', { a: 4 }, 'a.b'],
    [{ a: [1, 2] }, '', { a: [null, 2] }, 'a.0'],
    [{ a: [1, 2] }, '', { a: [1, 2] }, 'a.5'],
    [{ a: [{ b: 1 }] }, '', { a: [{}] }, 'a.0.b'],
  ],
  $inc: [
    ...kinds(2, fails('non-numeric type'), { missing: { a: 2 }, number: { a: 6 } }),
    [{ a: 4 }, -1.5, { a: 2.5 }],
    [{}, 2, { a: { b: 2 } }, 'a.b'],
    [{ a: [1] }, 2, { a: [3] }, 'a.0'],
    [{ a: 4 }, 'x', fails('Cannot increment with non-numeric argument')],
    [{ a: 4 }, null, fails('Cannot increment with non-numeric argument')],
    [{ a: 4 }, [1], fails('Cannot increment with non-numeric argument')],
  ],
  $mul: [
    ...kinds(2, fails('non-numeric type'), { missing: { a: 0 }, number: { a: 8 } }),
    [{ a: 4 }, 0.5, { a: 2 }],
    [{ a: 4 }, 'x', fails('Cannot multiply with non-numeric argument')],
  ],
  $min: [
    ...kinds(4, fails(), {
      missing: { a: 4 },
      null: { a: null },
      number: { a: 4 },
      text: { a: 4 },
      bool: { a: 4 },
      date: { a: 4 },
      list: { a: 4 },
      object: { a: 4 },
    }),
    [{ a: 4 }, 3, { a: 3 }],
    [{ a: 4 }, 5, { a: 4 }],
    [{ a: 4 }, 'a', { a: 4 }],
    [{ a: 4 }, null, { a: null }],
    [{ a: AT }, new Date(1), { a: new Date(1) }],
    [{ a: [1, 2] }, [1], { a: [1] }],
  ],
  $max: [
    ...kinds(4, fails(), {
      missing: { a: 4 },
      null: { a: 4 },
      number: { a: 4 },
      text: { a: 'x' },
      bool: { a: true },
      date: { a: AT },
      list: { a: [4, 9] },
      object: { a: { b: 4 } },
    }),
    [{ a: 4 }, 3, { a: 4 }],
    [{ a: 4 }, 5, { a: 5 }],
    [{ a: 4 }, 'a', { a: 'a' }],
    [{ a: AT }, new Date(9), { a: new Date(9) }],
    [{ a: 'B' }, 'a', { a: 'a' }],
  ],
  $bit: [
    ...kinds({ or: 3 }, fails('non-integral type'), { missing: { a: 3 }, number: { a: 7 } }),
    [{ a: 6 }, { and: 3 }, { a: 2 }],
    [{ a: 6 }, { xor: 3 }, { a: 5 }],
    [{ a: 6 }, { nand: 3 }, fails("only supports 'and', 'or', and 'xor'")],
    [{ a: 6 }, { or: 1.5 }, fails('must be an Integer')],
    [{ a: 6 }, 3, fails('not compatible')],
  ],
  $push: [
    ...kinds(7, fails('must be an array'), { missing: { a: [7] }, list: { a: [4, 9, 7] } }),
    [{ a: [1] }, [2, 3], { a: [1, [2, 3]] }],
    [{ a: [1] }, { $each: [] }, { a: [1] }],
    [{}, { $each: [] }, { a: [] }],
    [{ a: [1] }, { $each: [2, 3], $position: 0 }, { a: [2, 3, 1] }],
    [{ a: [1, 2] }, { $each: [9], $position: -1 }, { a: [1, 9, 2] }],
    [{ a: [1] }, { $each: [9], $position: 50 }, { a: [1, 9] }],
    [{ a: [3] }, { $each: [1, 2], $sort: 1 }, { a: [1, 2, 3] }],
    [{ a: [3, 'x', null] }, { $each: [{}], $sort: -1 }, { a: [{}, 'x', 3, null] }],
    [{ a: [{ n: 2 }] }, { $each: [{ n: 1 }, {}], $sort: { n: 1 } }, { a: [{}, { n: 1 }, { n: 2 }] }],
    [{ a: [1, 2] }, { $each: [3], $slice: 2 }, { a: [1, 2] }],
    [{ a: [1, 2] }, { $each: [3], $slice: -2 }, { a: [2, 3] }],
    [{ a: [1, 2] }, { $each: [3], $slice: 0 }, { a: [] }],
    [{ a: [1] }, { $each: 5 }, fails('must be an array')],
    [{ a: [1] }, { $each: [2], $slice: 'x' }, fails('must be an integer')],
    [{ a: [1] }, { $each: [2], $sort: 2 }, fails('$sort')],
    [{ a: [1] }, { $each: [2], $position: 1.5 }, fails('must be an integer')],
    [{ a: [1] }, { $each: [2], $more: 1 }, fails('Unrecognized clause')],
    [{}, 7, { a: { b: [7] } }, 'a.b'],
    [{ a: [[1]] }, 7, { a: [[1, 7]] }, 'a.0'],
    [{ a: [{ b: 1 }] }, 7, fails("Cannot create field 'b'"), 'a.b'],
  ],
  $pop: [
    ...kinds(1, fails('non-array type'), { missing: {}, list: { a: [4] } }),
    ...kinds(-1, fails('non-array type'), { missing: {}, list: { a: [9] } }),
    [{ a: [] }, 1, { a: [] }],
    [{ a: [1] }, 2, fails('$pop expects 1 or -1')],
    [{ a: [1] }, 'x', fails('$pop expects 1 or -1')],
    [{ a: [[1, 2]] }, 1, { a: [[1]] }, 'a.0'],
    [{}, 1, {}, 'a.b'],
  ],
  $addToSet: [
    ...kinds(9, fails('non-array field'), { missing: { a: [9] }, list: { a: [4, 9] } }),
    [{ a: [1] }, 2, { a: [1, 2] }],
    [{ a: [] }, { x: 1, y: 2 }, { a: [{ x: 1, y: 2 }] }],
    [
      { a: [{ y: 2, x: 1 }] },
      { x: 1, y: 2 },
      {
        a: [
          { y: 2, x: 1 },
          { x: 1, y: 2 },
        ],
      },
    ],
    [{ a: [1] }, [2], { a: [1, [2]] }],
    [{ a: [1, 1] }, { $each: [1, 2, 2] }, { a: [1, 1, 2] }],
    [{ a: [null] }, null, { a: [null] }],
    [{ a: [1] }, { $each: 2 }, fails('must be an array')],
    [{}, { $each: [] }, { a: [] }],
  ],
  $pull: [
    ...kinds(4, fails('Cannot apply $pull to a non-array value'), { missing: {}, list: { a: [9] } }),
    [{ a: [1, 2, 1] }, 1, { a: [2] }],
    [{ a: [1, 5, 9] }, { $gt: 4 }, { a: [1] }],
    [{ a: [1, 5, 9] }, { $in: [1, 9] }, { a: [5] }],
    [{ a: [{ b: 1 }, { b: 2 }] }, { b: 1 }, { a: [{ b: 2 }] }],
    [{ a: [{ b: 1, c: 1 }, { b: 2 }] }, { b: { $lt: 2 } }, { a: [{ b: 2 }] }],
    [{ a: [1, null] }, null, { a: [1] }],
    [{ a: [[1], [2]] }, [1], { a: [[2]] }],
    [{ a: [] }, 1, { a: [] }],
    [{ a: [[1, 2]] }, 1, { a: [[2]] }, 'a.0'],
  ],
  $pullAll: [
    ...kinds([4], fails('Cannot apply $pull to a non-array value'), { missing: {}, list: { a: [9] } }),
    [{ a: [1, 2, 3, 1] }, [1, 3], { a: [2] }],
    [{ a: [{ b: 1 }, { b: 1, c: 1 }] }, [{ b: 1 }], { a: [{ b: 1, c: 1 }] }],
    [{ a: [1] }, 1, fails('requires an array argument')],
    [{ a: [1] }, [], { a: [1] }],
  ],
  $rename: [
    ...kinds('z', fails(), {
      missing: {},
      null: { z: null },
      number: { z: 4 },
      text: { z: 'x' },
      bool: { z: true },
      date: { z: AT },
      list: { z: [4, 9] },
      object: { z: { b: 4 } },
    }),
    [{ a: 1, z: 2 }, 'z', { z: 1 }],
    [{ a: { b: 1 } }, 'z', { a: {}, z: 1 }, 'a.b'],
    [{ a: 1 }, 'z.y', { z: { y: 1 } }],
    [{ a: 1 }, 'a', fails('must differ')],
    [{ a: 1 }, 5, fails('must be a string')],
    [{ a: 1 }, 'a.b', fails('conflict')],
    [{ a: [1] }, 'z', fails('source field cannot be an array element'), 'a.0'],
    [{ a: 1, z: [1] }, 'z.0', fails('destination field cannot be an array element')],
    [{ a: 1, z: [{}] }, 'z.0.y', fails('destination field cannot be an array element')],
    [{ a: 1, z: 5 }, 'z.y', fails("Cannot create field 'y'")],
  ],
}

const change = (update: object, query: object = { _id: 1 }) =>
  used.database.execute('database.modifyDocument', {
    ...{ collectionName: 'things', multi: true, merge: true },
    ...{ query: JSON.stringify(query), data: JSON.stringify(update, dates) },
  })

function dates(this: Fields, name: string, value: unknown): unknown {
  return this[name] instanceof Date ? { $date: this[name].toISOString() } : value
}

async function put(...documents: Fields[]): Promise<void> {
  await used.database.remove('things', {})
  await used.database.insert('things', documents)
}

describe('an update operator makes of nothing, null and every other kind of value what the manual says:', () => {
  it.each(Object.entries(TABLE))('%s', async (operator, rows) => {
    for (const [before, operand, after, path = 'a'] of rows) {
      const row = `${operator} ${path} ${JSON.stringify(operand)} of ${JSON.stringify(before)}`
      await put({ _id: 1, ...before })
      const answer = change({ [operator]: { [path]: operand } })
      if (after instanceof Fails) await expectRefusal(answer, after.words, row)
      else await answer
      expect(used.database.find('things'), row).toEqual([
        { _id: 1, ...(after instanceof Fails ? before : after) },
      ])
    }
  })
})

describe('$ in a path stands for', () => {
  it.each<[string, Fields, Fields, Fields, Fields]>([
    ['the element that the condition finds', { a: [1, 2, 2] }, { a: 2 }, { 'a.$': 9 }, { a: [1, 9, 2] }],
    [
      'the element that meets all of elemMatch',
      {
        a: [
          { x: 1, y: 1 },
          { x: 1, y: 2 },
        ],
      },
      { a: { $elemMatch: { x: 1, y: 2 } } },
      { 'a.$.x': 9 },
      {
        a: [
          { x: 1, y: 1 },
          { x: 9, y: 2 },
        ],
      },
    ],
    [
      'the element whose field the condition finds',
      { a: [{ x: 1 }, { x: 2 }] },
      { 'a.x': 2 },
      { 'a.$.x': 9 },
      { a: [{ x: 1 }, { x: 9 }] },
    ],
    [
      'the same place in another list',
      { a: [1, 2], b: [5, 6] },
      { a: 2 },
      { 'b.$': 9 },
      { a: [1, 2], b: [5, 9] },
    ],
    [
      'the element in a list of a document',
      { a: { l: [3, 4] } },
      { 'a.l': { $gt: 3 } },
      { 'a.l.$': 9 },
      { a: { l: [3, 9] } },
    ],
  ])('%s', async (_, before, query, set, after) => {
    await put({ _id: 1, ...before })
    await change({ $set: set }, query)
    expect(used.database.find('things')).toEqual([{ _id: 1, ...after }])
  })

  it('nothing where the condition asks for no list: that is refused', async () => {
    await put({ _id: 1, a: [1] })
    await expectRefusal(change({ $set: { 'a.$': 9 } }), 'did not find the match needed from the query', '$')
  })
})
