import { isDocument, type Document } from '../document'
import { keyOf } from '../ejson'
import { Collection } from '../engine/collection'
import type { HashIndex } from '../engine/hash-index'
import type { Source } from '../engine/store'

/** Above this many combinations of `$in` lists a scan is no worse. */
const MAX_LOOKUPS = 1000

/**
 * The documents that can match: by `_id` or by an index whose every field is asked for by equality,
 * else all. May hold more than what matches, never less.
 */
export function candidates(source: Source, condition: Document): Iterable<Document> {
  if (source instanceof Collection) return inCollection(source, condition)
  const untouched = [...inCollection(source.living, condition)].filter((document) => source.shows(document))
  return [...untouched, ...inCollection(source.instead, condition)]
}

function inCollection(collection: Collection, condition: Document): Iterable<Document> {
  const equalities = new Map<string, unknown[]>()
  collectEqualities(condition, equalities)
  const ids = equalities.get('_id')
  if (ids) return byId(collection, ids)
  for (const index of collection.indexes) {
    const tuples = lookups(index, equalities)
    if (tuples) return new Set(tuples.flatMap((values) => [...index.lookup(values)]))
  }
  return collection.documents.values()
}

function byId(collection: Collection, ids: unknown[]): Document[] {
  const keys = new Set(ids.map(keyOf))
  return [...keys].flatMap((key) => {
    const document = collection.documents.get(key)
    return document ? [document] : []
  })
}

/** Field → the values it may have, from `{a: 1}`, `{a: {$eq: 1}}`, `{a: {$in: […]}}` and any `$and` of them. */
function collectEqualities(condition: Document, found: Map<string, unknown[]>): void {
  for (const [name, operand] of Object.entries(condition)) {
    if (name === '$and' && Array.isArray(operand))
      for (const item of operand.filter(isDocument)) collectEqualities(item, found)
    const values = name.startsWith('$') ? undefined : equalTo(operand)
    if (values && !found.has(name)) found.set(name, values)
  }
}

function equalTo(operand: unknown): unknown[] | undefined {
  if (isKey(operand)) return [operand]
  if (!isDocument(operand)) return undefined
  if (isKey(operand['$eq'])) return [operand['$eq']]
  const list = operand['$in']
  return Array.isArray(list) && list.every(isKey) ? list : undefined
}

/**
 * Null also matches a missing field, an array or an object has several ways to be equal and a regular
 * expression many: those are left to the scan.
 */
function isKey(value: unknown): boolean {
  if (value instanceof Date) return true
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function lookups(index: HashIndex, equalities: Map<string, unknown[]>): unknown[][] | undefined {
  let tuples: unknown[][] = [[]]
  for (const field of index.fields) {
    const values = equalities.get(field)
    if (!values || values.length * tuples.length > MAX_LOOKUPS) return undefined
    tuples = tuples.flatMap((tuple) => values.map((value) => [...tuple, value]))
  }
  return tuples
}
