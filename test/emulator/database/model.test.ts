import { EJSON } from 'bson'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import type { IndexOptions } from '../../../emulator/shared/options'
import { Model, type Plain, Refused } from './fixtures/model'
import { type Change, changes } from './fixtures/model-changes'
import { runs } from '../../setup/runs'

const numRuns = runs(1000)

const scalar = fc.constantFrom<unknown>(0, 1, 2, 1.5, -1, '', 'a', 'b', 'B', true, false, null, new Date(5))
const value = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
)
const id = fc.constantFrom('p', 'q', 'r', 1, 2, 3)
const nested = fc.oneof(fc.record({ c: value }, { requiredKeys: [], noNullPrototype: true }), scalar)
const data = fc.record(
  { a: value, b: nested, n: fc.integer({ min: 0, max: 3 }) },
  { requiredKeys: [], noNullPrototype: true },
)
const document = fc.tuple(id, data).map(([_id, fields]): Plain => ({ _id, ...fields }))

const operator = fc.oneof(
  fc.tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), scalar),
  fc.tuple(fc.constantFrom('$in', '$nin'), fc.array(scalar, { maxLength: 3 })),
  fc.tuple(fc.constant('$all'), fc.array(scalar, { minLength: 1, maxLength: 2 })),
  fc.tuple(fc.constant('$exists'), fc.boolean()),
  fc.tuple(fc.constant('$size'), fc.nat(2)),
)
const operators = fc.array(operator, { minLength: 1, maxLength: 2 }).map((some) => Object.fromEntries(some))
const asked = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 3, arbitrary: operators },
  { weight: 1, arbitrary: operators.map((some) => ({ $not: some })) },
  { weight: 1, arbitrary: operators.map((some) => ({ $elemMatch: some })) },
)
const fields = fc.dictionary(fc.constantFrom('a', 'b', 'b.c', 'n', '_id'), asked, {
  maxKeys: 2,
  noNullPrototype: true,
})
const condition: fc.Arbitrary<Plain> = fc.oneof(
  { weight: 3, arbitrary: fields },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(fields, { minLength: 1, maxLength: 2 }), fields)
      .map(([name, some, more]) => ({ ...more, [name]: some })),
  },
)
const order = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b.c', 'n'), fc.constantFrom<1 | -1>(1, -1)), {
    selector: ([field]) => field,
    maxLength: 2,
  })
  .chain((some) => fc.constantFrom<1 | -1>(1, -1).map((way) => [...some, ['_id', way] as [string, 1 | -1]]))

type Step =
  | { do: 'add'; documents: Plain[] }
  | { do: 'set'; id: unknown; data: Plain }
  | { do: 'update'; condition: Plain; change: Change }
  | { do: 'remove' | 'count'; condition: Plain }
  | { do: 'get'; condition: Plain; order: [string, 1 | -1][]; skip: number; limit: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('add'), documents: fc.array(document, { minLength: 1, maxLength: 4 }) }),
  fc.record({ do: fc.constant('set'), id, data }),
  fc.record({ do: fc.constant('update'), condition, change: changes(value) }),
  fc.record({
    do: fc.constant('remove'),
    condition: fc.tuple(fields, id).map(([f, _id]) => ({ ...f, _id })),
  }),
  fc.record({ do: fc.constant('count'), condition }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('get'),
      condition,
      order,
      skip: fc.nat(2),
      limit: fc.integer({ min: 1, max: 4 }),
    }),
  },
)

const indexes = fc.subarray<IndexOptions>([
  { name: 'a', keys: { a: 1 } },
  { name: 'a_id', keys: { a: 1, _id: -1 } },
  { name: 'c_id', keys: { 'b.c': -1, _id: -1 } },
  { name: 'n_id', keys: { n: 1, _id: 1 } },
])

const text = (value: unknown) => EJSON.stringify(value, { relaxed: false })

/** @returns what the SDK would make of the answer; 'refused' where it is an error */
async function ask(database: ReturnType<typeof openDatabase>, step: Step): Promise<unknown> {
  const query = 'condition' in step ? { query: text(step.condition) } : {}
  const execute = (action: string, more: object) =>
    database.execute(`database.${action}`, { collectionName: 'things', ...query, ...more })
  switch (step.do) {
    case 'add':
      return (await execute('insertDocument', { data: step.documents.map(text) }))['insertedIds']
    case 'set':
      return execute('modifyDocument', {
        queryType: 'DOC',
        query: text({ _id: step.id }),
        data: text(step.data),
        merge: false,
        upsert: true,
      })
    case 'update':
      return (await execute('modifyDocument', { multi: true, data: text(step.change.update) }))['updated']
    case 'remove':
      return (await execute('removeDocument', { multi: true }))['deleted']
    case 'count':
      return (await execute('calculateDocument', {}))['total']
    case 'get': {
      const page = { order: text(Object.fromEntries(step.order)), offset: step.skip, limit: step.limit }
      const { list } = await execute('getDocument', page)
      return (list as string[]).map((item) => EJSON.parse(item, { relaxed: true }) as unknown)
    }
  }
}

function expected(model: Model, step: Step): unknown {
  switch (step.do) {
    case 'add':
      return model.add(step.documents)
    case 'set':
      return model.set(step.id, step.data)
    case 'update':
      return model.update(step.condition, step.change.apply)
    case 'remove':
      return model.remove(step.condition)
    case 'count':
      return model.find(step.condition, []).length
    case 'get':
      return model.find(step.condition, step.order).slice(step.skip, step.skip + step.limit)
  }
}

const orRefused = (error: unknown) => {
  if (error instanceof Refused || (error as { code?: string }).code === 'DATABASE_REQUEST_FAILED')
    return 'refused'
  throw error
}

it('whatever is done to a collection, it answers as a plain list of documents would', async () => {
  await fc.assert(
    fc.asyncProperty(indexes, fc.array(step, { minLength: 1, maxLength: 12 }), async (indexed, steps) => {
      const database = openDatabase({ collections: { things: { indexes: indexed } } })
      const model = new Model()
      for (const one of steps) {
        const answer = await ask(database, one).catch(orRefused)
        let right: unknown
        try {
          right = expected(model, one)
        } catch (error) {
          right = orRefused(error)
        }
        expect(answer).toEqual(right)
        if (right === 'refused' && one.do === 'update')
          expect(model.leave(database.find('things'), one.change.apply)).toBe(true)
      }
      expect(database.find('things')).toEqual(model.documents)
    }),
    { numRuns },
  )
}, 600_000)

it.each<[string, Plain, Plain, boolean]>([
  ['$all finds a single value', { a: 0 }, { a: { $all: [0] } }, true],
  ['$lte: null finds a missing field', {}, { a: { $lte: null } }, true],
  ['$gte: null finds a missing field', {}, { a: { $gte: null } }, true],
  ['a text is not found in a list in a list', { b: { c: [['x']] } }, { 'b.c': 'x' }, false],
  ['$size: 0 finds no field inside an empty list', { b: [] }, { 'b.c': { $size: 0 } }, false],
  ['$exists finds no field inside an empty list', { b: [] }, { 'b.c': { $exists: true } }, false],
])('found by it: %s', async (_, stored, query, found) => {
  const database = openDatabase({ collections: { things: {} } })
  await database.insert('things', [stored])
  expect(database.find('things', query)).toHaveLength(found ? 1 : 0)
})

it.each<[string, unknown[], 1 | -1]>([
  ['by its least element', [[], null, [3, 0], 1, 2], 1],
  ['by its greatest element in descending order', [[0, 3], 2, 1, null, []], -1],
  ['an empty one before a list of an empty one', [[], 5, [[]]], 1],
])('found by it: a list is sorted %s', async (_, values, way) => {
  const database = openDatabase({ collections: { things: {} } })
  await database.insert(
    'things',
    [...values].reverse().map((a) => ({ a })),
  )
  expect(database.find('things', {}, { sort: { a: way } }).map(({ a }) => a)).toEqual(values)
})
