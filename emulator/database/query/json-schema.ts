import { bsonType } from '../bson-type'
import { type Document, isDocument, isList, ownField } from '../document'
import { isEqual } from '../engine/bson-order'
import { keyOf } from '../ejson'
import { MongoError } from '../mongo-error'
import type { Pattern } from '../pattern/pattern'
import type { Meter } from '../work/meter'
import * as read from './json-schema-operands'

type Test = (value: unknown) => boolean

interface Reading {
  /** The schema that the keyword is in. */
  schema: Document
  meter: Meter
  keyword: string
  /** A schema in the schema. */
  inner: (schema: unknown) => Test
}

type Keyword = (operand: unknown, reading: Reading) => Test

/**
 * MongoDB's part of JSON Schema draft 4. A keyword says nothing about values of another type than its own.
 * https://www.mongodb.com/docs/manual/reference/operator/query/jsonSchema/
 * @throws MongoError on a keyword that MongoDB does not know, or one that is wrong
 */
export function jsonSchema(schema: unknown, meter: Meter): Test {
  if (!isDocument(schema)) throw new MongoError('$jsonSchema must be an object')
  const inner = (one: unknown) => jsonSchema(one, meter)
  const tests = Object.entries(schema).map(([keyword, operand]) => {
    if (UNSUPPORTED.has(keyword))
      throw new MongoError(`$jsonSchema keyword '${keyword}' is not currently supported`)
    const make = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined
    if (!make) throw new MongoError(`Unknown $jsonSchema keyword: ${keyword}`)
    return make(operand, { schema, meter, keyword, inner })
  })
  return (value) => {
    meter.spend(tests.length)
    return tests.every((test) => test(value))
  }
}

const UNSUPPORTED = new Set(['$ref', '$schema', 'default', 'definitions', 'format', 'id'])

const always = () => true

const forNumbers =
  (holds: (value: number, operand: number, exclusive: boolean) => boolean, exclusive?: string): Keyword =>
  (operand, { keyword, schema }) => {
    const limit = read.numberOf(operand, keyword)
    if (keyword === 'multipleOf' && limit <= 0)
      throw new MongoError("$jsonSchema keyword 'multipleOf' must have a positive value")
    const without = exclusive !== undefined && schema[exclusive] === true
    return (value) => typeof value !== 'number' || holds(value, limit, without)
  }

const besideLimit =
  (limit: string): Keyword =>
  (operand, { keyword, schema }) => {
    read.flagOf(operand, keyword)
    if (!(limit in schema))
      throw new MongoError(`$jsonSchema keyword '${limit}' must be a present if '${keyword}' is present`)
    return always
  }

const forSizes =
  (
    sizeOf: (value: unknown) => number | undefined,
    holds: (size: number, limit: number) => boolean,
  ): Keyword =>
  (operand, { keyword }) => {
    const limit = read.countOf(operand, keyword)
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

const text: Keyword = (operand, { keyword }) => {
  read.textOf(operand, keyword)
  return always
}

const KEYWORDS: Record<string, Keyword> = {
  title: text,
  description: text,
  bsonType: (operand) => typeIn(read.typesOf(operand, 'bsonType')),
  type: (operand) => typeIn(read.typesOf(operand, 'type')),
  enum: (operand, { keyword }) => {
    const values = read.listOf(operand, keyword)
    return (value) => values.some((one) => isEqual(one, value))
  },
  minimum: forNumbers(
    (value, least, exclusive) => (exclusive ? value > least : value >= least),
    'exclusiveMinimum',
  ),
  maximum: forNumbers(
    (value, most, exclusive) => (exclusive ? value < most : value <= most),
    'exclusiveMaximum',
  ),
  exclusiveMinimum: besideLimit('minimum'),
  exclusiveMaximum: besideLimit('maximum'),
  multipleOf: forNumbers((value, divisor) => value % divisor === 0),
  minLength: forSizes(lengthOf, atLeast),
  maxLength: forSizes(lengthOf, atMost),
  minItems: forSizes(itemsIn, atLeast),
  maxItems: forSizes(itemsIn, atMost),
  minProperties: forSizes(fieldsIn, atLeast),
  maxProperties: forSizes(fieldsIn, atMost),
  pattern: (operand, { keyword, meter }) => {
    const pattern = read.patternOf(operand, keyword)
    return (value) => typeof value !== 'string' || pattern.test(value, meter)
  },
  uniqueItems: (operand, { keyword }) => {
    if (!read.flagOf(operand, keyword)) return always
    return (value) => !isList(value) || new Set(value.map(keyOf)).size === value.length
  },
  items: (operand, { inner, schema }) => {
    if (!isList(operand)) return eachItem(inner(operand))
    const [tests, rest] = [operand.map(inner), allowed(schema['additionalItems'], inner, 'additionalItems')]
    return (value) => !isList(value) || value.every((item, i) => (tests[i] ?? rest)(item))
  },
  additionalItems: (operand, { inner, keyword }) => {
    allowed(operand, inner, keyword)
    return always
  },
  required: (operand, { keyword }) => {
    const names = read.namesOf(operand, keyword)
    return (value) => !isDocument(value) || names.every((name) => Object.hasOwn(value, name))
  },
  dependencies: (operand, { inner, keyword }) => {
    const tests = Object.entries(read.documentOf(operand, keyword)).map(
      ([field, needs]) =>
        [field, isList(needs) ? hasAll(read.namesOf(needs, keyword)) : inner(needs)] as const,
    )
    return (value) =>
      !isDocument(value) || tests.every(([field, test]) => !Object.hasOwn(value, field) || test(value))
  },
  properties: (operand, { inner, keyword }) => {
    const tests = Object.entries(read.documentOf(operand, keyword)).map(
      ([name, schema]) => [name, inner(schema)] as const,
    )
    return (value) =>
      !isDocument(value) ||
      tests.every(([name, test]) => {
        const field = ownField(value, name)
        return field === undefined || test(field)
      })
  },
  patternProperties: (operand, { inner, keyword, meter }) => {
    const tests = Object.entries(read.documentOf(operand, keyword)).map(
      ([pattern, schema]) => [read.patternOf(pattern, keyword), inner(schema)] as const,
    )
    return eachField((field, item) =>
      tests.every(([pattern, test]) => !pattern.test(field, meter) || test(item)),
    )
  },
  additionalProperties: (operand, { inner, keyword, schema, meter }) => {
    const known = new Set(Object.keys(read.documentOf(schema['properties'] ?? {}, 'properties')))
    const patterns: Pattern[] = Object.keys(
      read.documentOf(schema['patternProperties'] ?? {}, 'patternProperties'),
    ).map((pattern) => read.patternOf(pattern, 'patternProperties'))
    const test = allowed(operand, inner, keyword)
    return eachField(
      (field, item) =>
        known.has(field) || patterns.some((pattern) => pattern.test(field, meter)) || test(item),
    )
  },
  allOf: counted((holding, all) => holding === all),
  anyOf: counted((holding) => holding > 0),
  oneOf: counted((holding) => holding === 1),
  not: (operand, { inner }) => {
    const test = inner(operand)
    return (value) => !test(value)
  },
}

function typeIn(names: string[]): Test {
  return (value) => names.includes(bsonType(value)) || (typeof value === 'number' && names.includes('number'))
}

const hasAll =
  (names: string[]): Test =>
  (value) =>
    isDocument(value) && names.every((name) => Object.hasOwn(value, name))

const eachItem =
  (test: Test): Test =>
  (value) =>
    !isList(value) || value.every(test)

const eachField =
  (test: (field: string, item: unknown) => boolean): Test =>
  (value) =>
    !isDocument(value) || Object.entries(value).every(([field, item]) => test(field, item))

/** `additional…`: a schema, true or, left out, everything; false for nothing. */
function allowed(operand: unknown, inner: Reading['inner'], keyword: string): Test {
  if (operand === undefined) return always
  if (isDocument(operand)) return inner(operand)
  const all = read.flagOf(operand, keyword)
  return () => all
}

function counted(holds: (holding: number, all: number) => boolean): Keyword {
  return (operand, { inner, keyword }) => {
    const tests = read.listOf(operand, keyword).map(inner)
    return (value) => holds(tests.filter((test) => test(value)).length, tests.length)
  }
}
