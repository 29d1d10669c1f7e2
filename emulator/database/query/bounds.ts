import { type Document, isDocument, isList } from '../document'
import { compareValues } from '../engine/bson-order'
import { equalTo, isKey } from './equalities'

/** What matches lies between them, themselves included. Without one: no limit on that side. */
export interface Bounds {
  least?: unknown
  greatest?: unknown
}

/** The bounds that a condition sets for a field that is no list. */
export function boundsOf(condition: Document, field: string): Bounds {
  return Object.entries(condition).reduce<Bounds>((bounds, [name, operand]) => {
    if (name === field) return narrowed(bounds, fieldBounds(operand))
    const conditions = isList(operand) ? operand.filter(isDocument) : []
    if (name === '$and') return conditions.map((one) => boundsOf(one, field)).reduce(narrowed, bounds)
    if (name !== '$or' || conditions.length === 0) return bounds
    return narrowed(bounds, conditions.map((one) => boundsOf(one, field)).reduce(widened))
  }, {})
}

function fieldBounds(operand: unknown): Bounds {
  const values = equalTo(operand)
  if (values && values.length > 0)
    return values.map((value): Bounds => ({ least: value, greatest: value })).reduce(widened)
  if (!isDocument(operand)) return {}
  return Object.entries(operand).reduce<Bounds>((bounds, [name, value]) => {
    if (!isKey(value)) return bounds
    if (name === '$gt' || name === '$gte') return narrowed(bounds, { least: value })
    if (name === '$lt' || name === '$lte') return narrowed(bounds, { greatest: value })
    return bounds
  }, {})
}

function narrowed(a: Bounds, b: Bounds): Bounds {
  const bounds = { ...a, ...b }
  if ('least' in a && 'least' in b) bounds.least = compareValues(a.least, b.least) > 0 ? a.least : b.least
  if ('greatest' in a && 'greatest' in b)
    bounds.greatest = compareValues(a.greatest, b.greatest) < 0 ? a.greatest : b.greatest
  return bounds
}

function widened(a: Bounds, b: Bounds): Bounds {
  return {
    ...('least' in a && 'least' in b && { least: compareValues(a.least, b.least) < 0 ? a.least : b.least }),
    ...('greatest' in a &&
      'greatest' in b && { greatest: compareValues(a.greatest, b.greatest) > 0 ? a.greatest : b.greatest }),
  }
}
