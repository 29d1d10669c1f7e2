import { isDeepStrictEqual } from 'node:util'
import { bsonType } from '../bson-type'
import { type Document, isDocument, isList, ownField } from '../document'
import { MongoError } from '../mongo-error'

type Test = (value: unknown) => boolean

/**
 * MongoDB's part of JSON Schema draft 4. A keyword says nothing about values of another type than its own.
 * https://www.mongodb.com/docs/manual/reference/operator/query/jsonSchema/
 * @throws MongoError on a keyword that MongoDB does not know, or one that is wrong
 */
export function jsonSchema(schema: unknown): Test {
  if (!isDocument(schema)) throw new MongoError('$jsonSchema must be an object')
  const tests = Object.entries(schema).map(([keyword, operand]) => {
    const make = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined
    if (!make) throw new MongoError(`Unknown $jsonSchema keyword: ${keyword}`)
    return make(operand, schema)
  })
  return (value) => tests.every((test) => test(value))
}

type Keyword = (operand: unknown, schema: Document) => Test

const always: Keyword = () => () => true

const forNumbers =
  (holds: (value: number, operand: number, schema: Document) => boolean): Keyword =>
  (operand, schema) => {
    const limit = numberOf(operand)
    return (value) => typeof value !== 'number' || holds(value, limit, schema)
  }

const forSizes =
  (
    sizeOf: (value: unknown) => number | undefined,
    holds: (size: number, operand: number) => boolean,
  ): Keyword =>
  (operand) => {
    const limit = numberOf(operand)
    return (value) => {
      const size = sizeOf(value)
      return size === undefined || holds(size, limit)
    }
  }

const lengthOf = (value: unknown) => (typeof value === 'string' ? Array.from(value).length : undefined)
const itemsIn = (value: unknown) => (isList(value) ? value.length : undefined)
const fieldsIn = (value: unknown) => (isDocument(value) ? Object.keys(value).length : undefined)
const atLeast = (size: number, limit: number) => size >= limit
const atMost = (size: number, limit: number) => size <= limit

const KEYWORDS: Record<string, Keyword> = {
  title: always,
  description: always,
  bsonType: (operand) => typeIn(namesOf(operand)),
  type: (operand) => typeIn(namesOf(operand).map((name) => (name === 'boolean' ? 'bool' : name))),
  enum: (operand) => {
    const values = listOf(operand)
    return (value) => values.some((one) => isDeepStrictEqual(one, value))
  },
  minimum: forNumbers((value, least, schema) =>
    schema['exclusiveMinimum'] ? value > least : value >= least,
  ),
  maximum: forNumbers((value, most, schema) => (schema['exclusiveMaximum'] ? value < most : value <= most)),
  exclusiveMinimum: always,
  exclusiveMaximum: always,
  multipleOf: forNumbers((value, divisor) => value % divisor === 0),
  minLength: forSizes(lengthOf, atLeast),
  maxLength: forSizes(lengthOf, atMost),
  minItems: forSizes(itemsIn, atLeast),
  maxItems: forSizes(itemsIn, atMost),
  minProperties: forSizes(fieldsIn, atLeast),
  maxProperties: forSizes(fieldsIn, atMost),
  pattern: (operand) => {
    const pattern = patternOf(operand)
    return (value) => typeof value !== 'string' || pattern.test(value)
  },
  uniqueItems: (operand) => (value) =>
    operand !== true ||
    !isList(value) ||
    value.every((item, i) => !value.slice(0, i).some((earlier) => isDeepStrictEqual(earlier, item))),
  items: (operand, schema) => {
    if (!isList(operand)) return eachItem(jsonSchema(operand))
    const [tests, rest] = [operand.map(jsonSchema), allowed(schema['additionalItems'])]
    return (value) => !isList(value) || value.every((item, i) => (tests[i] ?? rest)(item))
  },
  additionalItems: always,
  required: (operand) => {
    const names = namesOf(operand)
    return (value) => !isDocument(value) || names.every((name) => ownField(value, name) !== undefined)
  },
  properties: (operand) => {
    const tests = Object.entries(documentOf(operand)).map(
      ([name, schema]) => [name, jsonSchema(schema)] as const,
    )
    return eachField(tests.map(([name, test]) => [(field) => field === name, test]))
  },
  patternProperties: (operand) => {
    const tests = Object.entries(documentOf(operand))
    return eachField(tests.map(([text, schema]) => [matching(patternOf(text)), jsonSchema(schema)]))
  },
  additionalProperties: (operand, schema) => {
    const known = Object.keys(documentOf(schema['properties'] ?? {}))
    const patterns = Object.keys(documentOf(schema['patternProperties'] ?? {})).map(patternOf)
    const isExtra = (field: string) => !known.includes(field) && !patterns.some((one) => one.test(field))
    return eachField([[isExtra, allowed(operand)]])
  },
  allOf: (operand) => counted(operand, (holding, all) => holding === all),
  anyOf: (operand) => counted(operand, (holding) => holding > 0),
  oneOf: (operand) => counted(operand, (holding) => holding === 1),
  not: (operand) => {
    const test = jsonSchema(operand)
    return (value) => !test(value)
  },
}

function typeIn(names: string[]): Test {
  return (value) => {
    const type = bsonType(value)
    return names.includes(type) || (names.includes('number') && typeof value === 'number')
  }
}

const eachItem =
  (test: Test): Test =>
  (value) =>
    !isList(value) || value.every(test)

const eachField =
  (tests: [applies: (field: string) => boolean, test: Test][]): Test =>
  (value) =>
    !isDocument(value) ||
    Object.entries(value).every(([field, item]) =>
      tests.every(([applies, test]) => !applies(field) || test(item)),
    )

const matching = (pattern: RegExp) => (field: string) => pattern.test(field)

/** `additional…`: a schema, true or, left out, everything; false for nothing. */
function allowed(operand: unknown): Test {
  if (operand === undefined || typeof operand === 'boolean') return () => operand !== false
  return jsonSchema(operand)
}

function counted(operand: unknown, holds: (holding: number, all: number) => boolean): Test {
  const tests = listOf(operand).map(jsonSchema)
  return (value) => holds(tests.filter((test) => test(value)).length, tests.length)
}

function numberOf(operand: unknown): number {
  if (typeof operand === 'number') return operand
  throw new MongoError('$jsonSchema: a limit must be a number')
}

function listOf(operand: unknown): unknown[] {
  if (isList(operand) && operand.length > 0) return operand
  throw new MongoError('$jsonSchema: a list must be a nonempty array')
}

function documentOf(operand: unknown): Document {
  if (isDocument(operand)) return operand
  throw new MongoError('$jsonSchema: properties must be an object')
}

function namesOf(operand: unknown): string[] {
  const names = typeof operand === 'string' ? [operand] : listOf(operand)
  if (names.every((name) => typeof name === 'string')) return names
  throw new MongoError('$jsonSchema: names must be strings')
}

function patternOf(operand: unknown): RegExp {
  if (typeof operand !== 'string') throw new MongoError('$jsonSchema: a pattern must be a string')
  try {
    return new RegExp(operand, 'u')
  } catch {
    throw new MongoError(`$jsonSchema: not a regular expression: ${operand}`)
  }
}
