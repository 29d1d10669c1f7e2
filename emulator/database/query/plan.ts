import type { Document } from '../document'
import { keyOf } from '../ejson'
import { compareValues } from '../engine/bson-order'
import type { Collection } from '../engine/collection'
import type { CollectionIndex } from '../engine/collection-index'
import { boundsOf } from './bounds'
import { type Equalities, equalitiesOf } from './equalities'
import { nearClause, type NearClause } from '../geo/near-clause'
import type { Sort } from './sort'

/** How the documents that can match are come by. There may be more than match, never fewer. */
export interface Plan {
  /** `_id_` for the documents' ids; null where every document is looked at. */
  index: string | null
  /** Whether they come in the order asked for, so that a page needs no more than its own. */
  sorted: boolean
  documents: () => Iterable<Document>
}

/** Above this many combinations of `$in` lists a scan is no worse. */
const MAX_LOOKUPS = 1000

/** The first of: equality of `_id`, an order after equality, equality on a whole index, an order, part of an index, all. */
export function planOf(collection: Collection, condition: Document, sort: Sort): Plan {
  const near = nearClause(condition)
  if (near) return nearScan(collection, near, sort)
  const equalities = equalitiesOf(condition)
  const ids = equalities.get('_id')
  if (ids) return { index: '_id_', sorted: false, documents: () => byId(collection, ids) }
  const ranged = Object.keys(boundsOf(condition, '_id')).length > 0
  const ordered = [...collection.indexes, ...(ranged ? [collection.ids] : [])]
    .flatMap((index) => orderedScan(index, condition, equalities, sort) ?? [])
    .sort((a, b) => b.prefix - a.prefix)
  const sorted = ordered.find((scan) => scan.sorted)
  if (sorted && sorted.prefix > 0) return sorted
  for (const index of collection.indexes) {
    const tuples = lookups(index, equalities)
    const documents = () => new Set((tuples ?? []).flatMap((values) => [...index.lookup(values)]))
    if (tuples) return { index: index.name, sorted: false, documents }
  }
  return (
    sorted ?? ordered[0] ?? { index: null, sorted: false, documents: () => collection.documents.values() }
  )
}

/** MongoDB reads a 2dsphere index from near to far; here every document is measured. */
function nearScan({ geoIndexes, documents }: Collection, { field }: NearClause, sort: Sort): Plan {
  const index = geoIndexes.find(({ fields }) => fields.includes(field))?.name ?? null
  return { index, sorted: Object.keys(sort).length === 0, documents: () => documents.values() }
}

/** The documents with these ids, in their order. */
export function byId({ documents }: Collection, ids: unknown[]): Document[] {
  const found = new Set<Document>()
  for (const id of ids) {
    const document = documents.get(keyOf(id))
    if (document) found.add(document)
  }
  return [...found]
}

function lookups(index: CollectionIndex, equalities: Equalities): unknown[][] | undefined {
  let tuples: unknown[][] = [[]]
  for (const field of index.fields) {
    const values = equalities.get(field)
    if (!values || values.length * tuples.length > MAX_LOOKUPS) return undefined
    tuples = tuples.flatMap((tuple) => values.map((value) => [...tuple, value]))
  }
  return tuples
}

/** Equality on the first `prefix` fields of the index, a range of the next one, and perhaps the order of the rest. */
function orderedScan(
  index: CollectionIndex,
  condition: Document,
  equalities: Equalities,
  sort: Sort,
): (Plan & { prefix: number }) | undefined {
  const equal = index.fields.map((field) => equalities.get(field))
  const end = equal.findIndex((values) => values?.length !== 1)
  const prefix = end < 0 ? index.fields.length : end
  const field = index.fields[prefix]
  const multikey = index.multikeyBehind(prefix)
  const bounds = multikey || field === undefined ? {} : boundsOf(condition, field)
  const backward = multikey ? undefined : direction(index, prefix, sort)
  if (prefix === 0 && Object.keys(bounds).length === 0 && backward === undefined) return undefined
  const where = (values: unknown[]) => {
    for (let i = 0; i < prefix; i++) {
      const difference = compareValues(values[i], equal[i]?.[0])
      if (difference !== 0) return difference * (index.directions[i] ?? 1)
    }
    const [value, way] = [values[prefix], index.directions[prefix] ?? 1]
    if ('least' in bounds && compareValues(value, bounds.least) < 0) return -way
    return 'greatest' in bounds && compareValues(value, bounds.greatest) > 0 ? way : 0
  }
  const documents = () => index.range(where, backward ?? false)
  return {
    index: index.name,
    sorted: backward !== undefined,
    prefix,
    documents: multikey ? () => new Set(documents()) : documents,
  }
}

/** Whether the index, behind its prefix, is read backward to be in order; undefined where it is not either way. */
function direction(index: CollectionIndex, prefix: number, sort: Sort): boolean | undefined {
  const fixed = new Set(index.fields.slice(0, prefix))
  const wanted = Object.entries(sort).filter(([field]) => !fixed.has(field))
  const fits = wanted.every(([field], i) => index.fields[prefix + i] === field)
  if (!fits || Object.keys(sort).length === 0) return undefined
  const ways = new Set(wanted.map(([, way], i) => way === index.directions[prefix + i]))
  return ways.size > 1 ? undefined : ways.has(false)
}
