import { bsonType } from '../bson-type'
import { isDocument, isList, type Document } from '../document'

/**
 * Less than 0 where `a` comes first. Undefined is what an empty array has instead of a value.
 * https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b)
  if (typeof a === 'string' && typeof b === 'string') return compareNatively(a, b)
  const difference = rank(a) - rank(b)
  if (difference !== 0) return difference
  if (isList(a) && isList(b)) return compareLists(a, b)
  if (isDocument(a) && isDocument(b)) return compareDocuments(a, b)
  if (typeof a === 'boolean' || a instanceof Date) return Number(a) - Number(b)
  return compareNatively(String(a), String(b))
}

const RANKS = new Map([
  ...Object.entries({ undefined: 1, null: 2, int: 3, long: 3, double: 3, string: 4, object: 5, array: 6 }),
  ...Object.entries({ binary: 7, objectId: 8, bool: 9, date: 10, timestamp: 11, regex: 12 }),
])

function rank(value: unknown): number {
  return RANKS.get(bsonType(value)) ?? Infinity
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

function compareLists(a: unknown[], b: unknown[]): number {
  for (const [i, item] of a.entries()) {
    if (i >= b.length) return 1
    const difference = compareValues(item, b[i])
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Field by field in their order: first the types, then the names, then the values. */
function compareDocuments(a: Document, b: Document): number {
  const others = Object.entries(b)
  for (const [i, [name, value]] of Object.entries(a).entries()) {
    const [otherName, otherValue] = others[i] ?? []
    if (otherName === undefined) return 1
    const difference =
      rank(value) - rank(otherValue) || compareNatively(name, otherName) || compareValues(value, otherValue)
    if (difference !== 0) return difference
  }
  return Object.keys(a).length - others.length
}
