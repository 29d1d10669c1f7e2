import { EJSON } from 'bson'
import fc from 'fast-check'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { runPlainly } from './fixtures/plain-pipeline'
import { compare, type Plain, Refused } from './fixtures/plain-values'
import { runs } from '../../setup/runs'

const numRuns = runs(400)

const scalar = fc.constantFrom<unknown>(0, 1, 2, 3.5, -1, '', 'a', 'B', true, false, null, new Date(5))
const small = fc.record({ x: scalar, y: scalar }, { requiredKeys: [], noNullPrototype: true })
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(fc.oneof(scalar, small), { maxLength: 3 }) },
  { weight: 1, arbitrary: small },
)
const fields = fc.record(
  {
    n: fc.integer({ min: -2, max: 4 }),
    t: fc.constantFrom('a', 'b', ''),
    l: fc.array(scalar, { maxLength: 3 }),
    v: value,
    o: small,
  },
  { requiredKeys: [], noNullPrototype: true },
)
const documents = fc
  .array(fields, { maxLength: 5 })
  .map((all) => all.map((one, _id): Plain => ({ _id, ...one })))
const others = fc.array(value, { maxLength: 4 }).map((all) => all.map((k, _id): Plain => ({ _id, k })))

const field = fc.constantFrom('$n', '$t', '$l', '$v', '$o', '$o.x', '$v.x', '$v.y', '$nope', '$_id')
const literal = scalar.map((one) => ({ $literal: one }))
const UNARY = [
  '$abs',
  '$not',
  '$toUpper',
  '$strLenCP',
  '$size',
  '$isArray',
  '$reverseArray',
  '$objectToArray',
  '$sum',
  '$max',
]
const BINARY = [
  '$subtract',
  '$divide',
  '$mod',
  '$cmp',
  '$eq',
  '$ne',
  '$gt',
  '$lte',
  '$in',
  '$arrayElemAt',
  '$setDifference',
  '$ifNull',
]
const MANY = [
  '$add',
  '$multiply',
  '$concat',
  '$and',
  '$or',
  '$concatArrays',
  '$setUnion',
  '$mergeObjects',
  '$sum',
  '$max',
]

const { expression } = fc.letrec<{ expression: unknown }>((tie) => {
  const [inner, whole] = [tie('expression'), fc.constantFrom(0, 1, -1, 2)]
  const over = (body: string) =>
    fc
      .record({ input: fc.oneof(fc.constant('$l'), inner), body: fc.oneof(fc.constant('$$this'), inner) })
      .map(({ input, body: one }) => ({ input, [body]: one }))
  return {
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      field,
      literal,
      fc.tuple(fc.constantFrom(...UNARY), inner).map(([name, one]) => ({ [name]: [one] })),
      fc
        .tuple(fc.constantFrom(...BINARY), inner, fc.oneof(inner, whole))
        .map(([name, ...two]) => ({ [name]: two })),
      fc
        .tuple(fc.constantFrom(...MANY), fc.array(inner, { minLength: 1, maxLength: 3 }))
        .map(([name, all]) => ({ [name]: all })),
      fc.tuple(inner, inner, inner).map((three) => ({ $cond: three })),
      over('in').map((operand) => ({ $map: operand })),
      over('cond').map((operand) => ({ $filter: operand })),
      inner.map((one) => ({
        $reduce: { input: '$l', initialValue: 0, in: { $cond: ['$$this', one, '$$value'] } },
      })),
      fc.array(inner, { maxLength: 2 }),
      fc.record({ p: inner, q: inner }, { noNullPrototype: true }),
    ),
  }
})

const name = fc.constantFrom('n', 'v', 'w')
const accumulation = fc
  .tuple(fc.constantFrom('$sum', '$avg', '$min', '$max', '$first', '$last', '$push', '$addToSet'), field)
  .map(([accumulator, one]) => ({ [accumulator]: one }))
const computed = fc.dictionary(
  name,
  fc.oneof(
    expression,
    expression.map((one) => ({ $ifNull: [one, 0] })),
  ),
  { minKeys: 1, maxKeys: 2, noNullPrototype: true },
)
/** An object among the fields of a stage is a path, not an expression: it is put in a list. */
const specified = computed.map((all) =>
  Object.fromEntries(Object.entries(all).map(([key, one]) => [key, isPath(one) ? [one] : one])),
)
const isPath = (one: unknown) =>
  typeof one !== 'object'
    ? false
    : one !== null && !Array.isArray(one) && !Object.keys(one)[0]?.startsWith('$')

const stage: fc.Arbitrary<Plain> = fc.oneof(
  { weight: 3, arbitrary: specified.map((one) => ({ $addFields: one })) },
  { weight: 3, arbitrary: specified.map((one) => ({ $project: { ...one, l: 1 } })) },
  expression.map(($expr) => ({ $match: { $expr } })),
  fc
    .tuple(
      fc.oneof(field, expression),
      fc.dictionary(fc.constantFrom('g', 'h'), accumulation, { maxKeys: 2, noNullPrototype: true }),
    )
    .map(([_id, all]) => ({ $group: { _id, ...all } })),
  fc
    .record({ path: fc.constantFrom('$l', '$v', '$n'), preserveNullAndEmptyArrays: fc.boolean() })
    .map((one) => ({ $unwind: one })),
  fc
    .dictionary(fc.constantFrom('n', 'v', 'l', '_id'), fc.constantFrom(1, -1), {
      minKeys: 1,
      noNullPrototype: true,
    })
    .map((one) => ({ $sort: one })),
  fc.nat(3).map((count) => ({ $skip: count })),
  fc.integer({ min: 1, max: 4 }).map((count) => ({ $limit: count })),
  fc.constant({ $count: 'n' }),
  expression.map((newRoot) => ({ $replaceRoot: { newRoot: { $mergeObjects: ['$$ROOT', newRoot] } } })),
  fc
    .constantFrom('n', 'l', 'v')
    .map((localField) => ({ $lookup: { from: 'others', localField, foreignField: 'k', as: 'w' } })),
)

const database = openDatabase({ collections: { things: {}, others: {} }, aggregateRows: Infinity })
afterAll(() => database.close())
beforeEach(() => database.remove('things', {}))

const text = (one: unknown) => EJSON.stringify(one, { relaxed: false })
const isRefusal = (error: unknown) =>
  error instanceof Refused || (error as { code?: string }).code === 'DATABASE_REQUEST_FAILED'

async function answer(stages: Plain[]): Promise<Plain[] | 'refused'> {
  const sent = stages.map((one) => {
    const [stageKey, operand] = Object.entries(one)[0] ?? []
    return { stageKey, stageValue: text(operand) }
  })
  try {
    const { list } = await database.execute('database.aggregateDocuments', {
      collectionName: 'things',
      stages: sent,
    })
    return (list as string[]).map((one) => EJSON.parse(one, { relaxed: true }) as Plain)
  } catch (error) {
    if (isRefusal(error)) return 'refused'
    throw error
  }
}

function right(stages: Plain[], given: Plain[], more: Plain[]): Plain[] | 'refused' {
  try {
    return runPlainly(stages, given, more)
  } catch (error) {
    if (isRefusal(error)) return 'refused'
    throw error
  }
}

/** The order of a set is promised nowhere, and neither is that of 0 and -0. */
const settled = (one: unknown): unknown => {
  if (one === 0) return 0
  if (Array.isArray(one)) return one.map(settled)
  if (typeof one !== 'object' || one === null || one instanceof Date) return one
  return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, settled(inner)]))
}

it('whatever a pipeline is made of, it answers what an evaluator in plain words does', async () => {
  let refused = 0
  await fc.assert(
    fc.asyncProperty(
      documents,
      others,
      fc.array(stage, { minLength: 1, maxLength: 4 }),
      async (given, more, stages) => {
        for (const [collection, all] of [
          ['things', given],
          ['others', more],
        ] as const) {
          await database.remove(collection, {})
          if (all.length > 0) await database.insert(collection, all)
        }
        const expected = right(stages, given, more)
        if (expected === 'refused') refused += 1
        const got = await answer(stages)
        expect(settled(got)).toEqual(settled(expected))
      },
    ),
    { numRuns },
  )
  // Else it would say little.
  expect(refused).toBeLessThan(numRuns * 0.8)
}, 600_000)

it('the plain evaluator knows the order of the types', () => {
  const inOrder = [undefined, null, -1, 0, '', 'a', {}, [], false, true, new Date(0)]
  expect([...inOrder].reverse().sort(compare).slice(0, -1)).toEqual(inOrder.slice(1))
})
