import { isDocument, type Document } from '../document'

/** Field → the values it may have, from `{a: 1}`, `{a: {$eq: 1}}`, `{a: {$in: […]}}`, `{a: {$all: [1, …]}}` and any `$and` of them. */
export type Equalities = Map<string, unknown[]>

export function equalitiesOf(condition: Document, found: Equalities = new Map()): Equalities {
  for (const [name, operand] of Object.entries(condition)) {
    if (name === '$and' && Array.isArray(operand))
      for (const item of operand.filter(isDocument)) equalitiesOf(item, found)
    const values = name.startsWith('$') ? undefined : equalTo(operand)
    if (values && !found.has(name)) found.set(name, values)
  }
  return found
}

/** The values that `{ field: operand }` asks for; undefined where it asks otherwise. */
export function equalTo(operand: unknown): unknown[] | undefined {
  if (isKey(operand)) return [operand]
  if (!isDocument(operand)) return undefined
  if (isKey(operand['$eq'])) return [operand['$eq']]
  const list = operand['$in']
  if (Array.isArray(list)) return list.every(isKey) ? list : undefined
  // As in MongoDB, its first value finds those that may have the others, too.
  const all = operand['$all']
  const first: unknown = Array.isArray(all) ? all[0] : undefined
  return isKey(first) ? [first] : undefined
}

/**
 * Null also matches a missing field, an array or an object has several ways to be equal and a regular
 * expression many: those are left to the scan.
 */
export function isKey(value: unknown): boolean {
  if (value instanceof Date) return true
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
