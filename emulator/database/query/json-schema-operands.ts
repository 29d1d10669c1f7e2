import { isDocument, isList, type Document } from '../document'
import { MongoError } from '../mongo-error'
import { compilePattern, type Pattern } from '../pattern/pattern'

const refused = (keyword: string, must: string) =>
  new MongoError(`$jsonSchema keyword '${keyword}' must be ${must}`)

export function numberOf(operand: unknown, keyword: string): number {
  if (typeof operand === 'number') return operand
  throw refused(keyword, 'a number')
}

export function countOf(operand: unknown, keyword: string): number {
  if (typeof operand === 'number' && Number.isInteger(operand) && operand >= 0) return operand
  throw refused(keyword, 'a non-negative integer')
}

export function flagOf(operand: unknown, keyword: string): boolean {
  if (typeof operand === 'boolean') return operand
  throw refused(keyword, 'a boolean')
}

export function textOf(operand: unknown, keyword: string): string {
  if (typeof operand === 'string') return operand
  throw refused(keyword, 'a string')
}

export function listOf(operand: unknown, keyword: string): unknown[] {
  if (isList(operand) && operand.length > 0) return operand
  throw refused(keyword, 'a non-empty array')
}

export function documentOf(operand: unknown, keyword: string): Document {
  if (isDocument(operand)) return operand
  throw refused(keyword, 'an object')
}

/** Each once. */
export function namesOf(operand: unknown, keyword: string): string[] {
  const names = listOf(operand, keyword)
  if (names.every((name) => typeof name === 'string') && new Set(names).size === names.length) return names
  throw refused(keyword, 'a non-empty array of unique strings')
}

const TYPES =
  'double string object array binData undefined objectId bool date null regex int timestamp long decimal number minKey maxKey'
const BSON_TYPES = new Set(TYPES.split(' '))

/** @param keyword `type`, whose names are JSON's, or `bsonType` */
export function typesOf(operand: unknown, keyword: 'type' | 'bsonType'): string[] {
  const names = typeof operand === 'string' ? [operand] : namesOf(operand, keyword)
  return names.map((name) => {
    if (keyword === 'bsonType' && BSON_TYPES.has(name)) return name
    if (keyword === 'type' && name === 'boolean') return 'bool'
    if (keyword === 'type' && ['object', 'array', 'number', 'string', 'null'].includes(name)) return name
    throw new MongoError(
      name === 'integer'
        ? "$jsonSchema type 'integer' is not currently supported."
        : `Unknown type name alias: ${name}`,
    )
  })
}

export function patternOf(operand: unknown, keyword: string): Pattern {
  return compilePattern(textOf(operand, keyword), '')
}
