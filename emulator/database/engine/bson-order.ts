import { isDocument, isList, type Document } from '../document'

/**
 * Less than 0 where `a` comes first: the one order of the database, for sorts, ranges, indexes, `$min`, `$max`,
 * `$cmp` and sets. Undefined is a missing value, or what an empty array has in an index: it comes before null.
 * https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b)
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b)
  const difference = typeRank(a) - typeRank(b)
  if (difference !== 0 || a === undefined || a === null) return difference
  if (isList(a) && isList(b)) return compareLists(a, b)
  if (isDocument(a) && isDocument(b)) return compareDocuments(a, b)
  if (typeof a === 'boolean' || a instanceof Date) return Number(a) - Number(b)
  return compareNatively(textOf(a), textOf(b))
}

/** Equal as MongoDB compares: 0 and -0 are, NaN and NaN are, objects with other orders of fields are not. */
export function isEqual(a: unknown, b: unknown): boolean {
  return a === b || compareValues(a, b) === 0
}

const BSON_RANKS: Record<string, number> = {
  MinKey: 0,
  Decimal128: 3,
  Long: 3,
  Int32: 3,
  Double: 3,
  BSONSymbol: 4,
  Binary: 7,
  ObjectId: 8,
  Timestamp: 11,
  BSONRegExp: 12,
  DBRef: 13,
  Code: 14,
  MaxKey: 15,
}

/** The place of the value's type among the types; all numbers are of one. */
export function typeRank(value: unknown): number {
  switch (typeof value) {
    case 'undefined':
      return 1
    case 'number':
      return 3
    case 'string':
      return 4
    case 'boolean':
      return 9
    default:
      return value === null ? 2 : rankOfObject(value as object)
  }
}

function rankOfObject(value: object): number {
  if (Array.isArray(value)) return 6
  if (value instanceof Date) return 10
  const { _bsontype } = value as { _bsontype?: string }
  if (_bsontype === undefined || isDocument(value)) return 5
  return BSON_RANKS[_bsontype] ?? 14
}

/** NaN is the least of them. */
function compareNumbers(a: number, b: number): number {
  if (a < b) return -1
  if (a > b) return 1
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a))
}

function compareNatively(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** As their UTF-8 bytes compare: 😀 comes behind 龥 and behind the private use area, not before as in UTF-16. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const [one, other] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (one !== other)
      return isSurrogate(one) === isSurrogate(other) ? one - other : isSurrogate(one) ? 1 : -1
  }
  return a.length - b.length
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff

function textOf(value: unknown): string {
  const { pattern, options } = value as { pattern?: unknown; options?: unknown }
  return typeof pattern === 'string' ? `${pattern}\0${String(options)}` : String(value)
}

function compareLists(a: unknown[], b: unknown[]): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const difference = compareValues(a[i], b[i])
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Field by field in their order: first the types, then the names, then the values. */
function compareDocuments(a: Document, b: Document): number {
  const [names, others] = [Object.keys(a), Object.keys(b)]
  for (const [i, name] of names.entries()) {
    const otherName = others[i]
    if (otherName === undefined) return 1
    const [value, otherValue] = [a[name], b[otherName]]
    const difference =
      typeRank(value) - typeRank(otherValue) ||
      compareTexts(name, otherName) ||
      compareValues(value, otherValue)
    if (difference !== 0) return difference
  }
  return names.length - others.length
}
