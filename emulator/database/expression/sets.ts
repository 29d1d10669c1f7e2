import { bsonType } from '../bson-type'
import { isList } from '../document'
import { compareValues } from '../engine/bson-order'
import { keyOf } from '../ejson'
import { MongoError } from '../mongo-error'
import { binary, unary, variadic } from './arguments'
import { isNil, isTrue, type Operator } from './evaluate'

/** Each value once, by what tells values apart. */
const setOf = (items: unknown[]) => new Map(items.map((item) => [keyOf(item), item]))

/** In MongoDB's order; its manual promises none. */
const inOrder = (values: Iterable<unknown>) => [...values].sort(compareValues)

function listsOf(values: unknown[], name: string): unknown[][] {
  return values.map((value) => {
    if (isList(value)) return value
    throw new MongoError(
      `All operands of ${name} must be arrays. One argument is of type: ${bsonType(value)}`,
    )
  })
}

const $setUnion = variadic((values, name) => {
  const known = values.slice(0, firstNil(values))
  const lists = listsOf(known, name)
  return known.length < values.length ? null : inOrder(setOf(lists.flat(1)).values())
})

const $setIntersection = variadic((values, name) => {
  const known = values.slice(0, firstNil(values))
  const [first = [], ...others] = listsOf(known, name).map(setOf)
  if (known.length < values.length) return null
  return inOrder(
    [...first]
      .filter(([key]) => others.every((set) => set instanceof Map && set.has(key)))
      .map(([, item]) => item),
  )
})

/** What comes before it is looked at, as MongoDB goes from left to right. */
const firstNil = (values: unknown[]) => {
  const index = values.findIndex(isNil)
  return index < 0 ? values.length : index
}

const $setDifference = binary((a, b, name) => {
  if (isNil(a) || isNil(b)) return null
  const [first = [], second = []] = listsOf([a, b], name)
  const without = setOf(second)
  return [...setOf(first)].filter(([key]) => !without.has(key)).map(([, item]) => item)
})

const $setEquals = variadic((values, name) => {
  const [first = new Map(), ...others] = listsOf(values, name).map(setOf)
  return others.every((set) => set.size === first.size && [...set.keys()].every((key) => first.has(key)))
}, 2)

const $setIsSubset = binary((a, b, name) => {
  const [first = [], second = []] = listsOf([a, b], name)
  const all = setOf(second)
  return [...setOf(first).keys()].every((key) => all.has(key))
})

const ofElements = (holds: (items: unknown[]) => boolean) =>
  unary((value, name) => {
    if (isList(value)) return holds(value)
    throw new MongoError(`${name}'s argument must be an array, but is ${bsonType(value)}`)
  })

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#set-expression-operators */
export const SETS: Record<string, Operator> = {
  $allElementsTrue: ofElements((items) => items.every(isTrue)),
  $anyElementTrue: ofElements((items) => items.some(isTrue)),
  $setDifference,
  $setEquals,
  $setIntersection,
  $setIsSubset,
  $setUnion,
}
