import { bsonType, isInt32 } from '../bson-type'
import { isDocument, isList, type Document } from '../document'
import { isEqual } from '../engine/bson-order'
import { MongoError } from '../mongo-error'
import { operandsOf, parametersOf, unary, variadic } from './arguments'
import { isNil, type Operator } from './evaluate'
import { compileExpression } from './expression'

/** @param role what it is to the operator, for the message */
export function asList(value: unknown, role: string): unknown[] {
  if (isList(value)) return value
  throw new MongoError(`${role} must be an array, but is ${bsonType(value)}`)
}

export function asWhole(value: unknown, role: string): number {
  if (typeof value !== 'number')
    throw new MongoError(`${role} must be a numeric value, but is ${bsonType(value)}`)
  if (!isInt32(value)) throw new MongoError(`${role} must be representable as a 32-bit integer: ${value}`)
  return value
}

const $arrayElemAt = variadic(
  ([list, index], name) => {
    if (isNil(list) || isNil(index)) return null
    return asList(list, `${name}'s first argument`).at(asWhole(index, `${name}'s second argument`))
  },
  2,
  2,
)

const atEnd = (index: 0 | -1) =>
  unary((list, name) => (isNil(list) ? null : asList(list, `${name}'s argument`).at(index)))

const $concatArrays = variadic((lists, name) => {
  const all: unknown[] = []
  for (const list of lists) {
    if (isNil(list)) return null
    if (!isList(list)) throw new MongoError(`${name} only supports arrays, not ${bsonType(list)}`)
    for (const item of list) all.push(item)
  }
  return all
})

const $in = variadic(
  ([value, list]) => {
    if (!isList(list))
      throw new MongoError(`$in requires an array as a second argument, found: ${bsonType(list)}`)
    return list.some((item) => isEqual(item, value))
  },
  2,
  2,
)

/** From 0 to `end`, exclusive. */
export function boundsOf(name: string, start: unknown, end: unknown, length: number): [number, number] {
  const read = (value: unknown, which: string, otherwise: number) => {
    if (value === undefined) return otherwise
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
    throw new MongoError(
      `${name} requires a nonnegative integral ${which} index, found a value of type: ${bsonType(value)}`,
    )
  }
  return [read(start, 'starting', 0), Math.min(read(end, 'ending', Infinity), length)]
}

const $indexOfArray = variadic(
  ([list, value, start, end], name) => {
    if (isNil(list)) return null
    if (!isList(list))
      throw new MongoError(`${name} requires an array as a first argument, found: ${bsonType(list)}`)
    const [from, to] = boundsOf(name, start, end, list.length)
    for (let i = from; i < to; i++) if (isEqual(list[i], value)) return i
    return -1
  },
  2,
  4,
)

const $size = unary((list) => {
  if (isList(list)) return list.length
  throw new MongoError(`The argument to $size must be an array, but was of type: ${bsonType(list)}`)
})

/** Bytes that MongoDB lets a range take, at 16 for each number. */
const MAX_RANGE = 64 * 1024 * 1024
const NUMBER = 16

const $range: Operator = (operand, compiling, name) => {
  const evaluates = operandsOf(operand, compiling, name, 2, 3)
  const roles = ['starting value', 'ending value', 'step value']
  return (scope) => {
    const [start = 0, end = 0, step = 1] = evaluates.map((evaluate, i) => {
      const value = evaluate(scope)
      if (typeof value === 'number' && Number.isInteger(value)) return value
      throw new MongoError(`$range requires a numeric ${roles[i]}, found value of type: ${bsonType(value)}`)
    })
    if (step === 0) throw new MongoError('$range requires a non-zero step value')
    const length = Math.max(0, Math.ceil((end - start) / step))
    if (length * NUMBER > MAX_RANGE)
      throw new MongoError(
        `$range would use too much memory: ${length} numbers, and the limit is ${MAX_RANGE} bytes`,
      )
    compiling.meter.spend(length)
    return Array.from({ length }, (_, i) => start + i * step)
  }
}

const $reverseArray = unary((list) => {
  if (isNil(list)) return null
  if (isList(list)) return [...list].reverse()
  throw new MongoError(`The argument to $reverseArray must be an array, but was of type: ${bsonType(list)}`)
})

const $slice = variadic(
  (values) => {
    const [list, first, count] = values
    if (values.some(isNil)) return null
    if (!isList(list))
      throw new MongoError(`First argument to $slice must be an array, but is of type: ${bsonType(list)}`)
    const position = asWhole(first, 'Second argument to $slice')
    if (values.length === 2) return position < 0 ? list.slice(position) : list.slice(0, position)
    const length = asWhole(count, 'Third argument to $slice')
    if (length <= 0) throw new MongoError(`Third argument to $slice must be positive: ${length}`)
    const start = position < 0 ? Math.max(0, list.length + position) : position
    return list.slice(start, start + length)
  },
  2,
  3,
)

const $zip: Operator = (operand, compiling, name) => {
  const parameters = parametersOf(operand, name, ['inputs'], ['useLongestLength', 'defaults'])
  const { inputs, useLongestLength: longest = false, defaults } = parameters
  if (!isList(inputs) || inputs.length === 0) throw new MongoError('$zip requires at least one input array')
  if (typeof longest !== 'boolean')
    throw new MongoError(`useLongestLength must be a bool, found ${bsonType(longest)}`)
  if (defaults !== undefined && (!isList(defaults) || !longest || defaults.length !== inputs.length))
    throw new MongoError(
      'defaults and inputs must have the same length, and useLongestLength must be true for defaults',
    )
  const lists = inputs.map((input) => compileExpression(input, compiling))
  const fillers = (defaults ?? []).map((one) => compileExpression(one, compiling))
  return (scope) => {
    const columns = lists.map((evaluate) => evaluate(scope))
    if (columns.some(isNil)) return null
    const rows = columns.map((column) => {
      if (isList(column)) return column
      throw new MongoError(`$zip found a non-array expression in input: ${bsonType(column)}`)
    })
    const lengths = rows.map(({ length }) => length)
    const filling = fillers.map((evaluate) => evaluate(scope) ?? null)
    const length = longest ? Math.max(...lengths) : Math.min(...lengths)
    return Array.from({ length }, (_, i) =>
      rows.map((row, j) => (i < row.length ? row[i] : (filling[j] ?? null))),
    )
  }
}

const $arrayToObject = unary((list) => {
  if (isNil(list)) return null
  if (!isList(list)) throw new MongoError(`$arrayToObject requires an array input, found: ${bsonType(list)}`)
  const pairs = isList(list[0])
  const document: Document = {}
  for (const item of list) {
    const [key, value] = pairs ? pairOf(item) : fieldsOf(item)
    if (typeof key !== 'string')
      throw new MongoError(`$arrayToObject requires keys to be of type string, found: ${bsonType(key)}`)
    if (key.includes('\0') || key === '__proto__')
      throw new MongoError(`Key field cannot contain an embedded null byte or be called __proto__`)
    document[key] = value
  }
  return document
})

function pairOf(item: unknown): unknown[] {
  if (isList(item) && item.length === 2) return item
  throw new MongoError(
    '$arrayToObject requires a consistent input format. Elements must all be arrays of size 2, or all be objects with k and v',
  )
}

function fieldsOf(item: unknown): unknown[] {
  if (isDocument(item) && Object.keys(item).length === 2 && 'k' in item && 'v' in item)
    return [item['k'], item['v']]
  throw new MongoError(
    `$arrayToObject requires a consistent input format. Elements must all be arrays, or all be objects with the two fields k and v, found: ${bsonType(item)}`,
  )
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#array-expression-operators */
export const LISTS: Record<string, Operator> = {
  $arrayElemAt,
  $arrayToObject,
  $concatArrays,
  $first: atEnd(0),
  $in,
  $indexOfArray,
  $isArray: unary(isList),
  $last: atEnd(-1),
  $range,
  $reverseArray,
  $size,
  $slice,
  $zip,
}
