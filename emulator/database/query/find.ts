import type { Document } from '../document'
import type { Source } from '../engine/store'
import { byDistance } from '../geo/by-distance'
import { inOneGo, Slice, type Steps } from '../work/steps'
import { candidates } from './candidates'
import { compileCondition } from './condition'
import { type Sort, sorted } from './sort'

export interface Page {
  sort: Sort
  skip: number
  limit: number
}

/** What a query found, and what served it. The documents are the stored ones. */
export interface Found {
  documents: Document[]
  /** The index's name, `_id_` for the documents' ids; null where every document was looked at. */
  index: string | null
  /** Whether they were read in the order asked for, without sorting. */
  sorted: boolean
  /** How many documents were looked at. */
  scanned: number
}

type Test = (document: Document) => boolean

/** As `matching`, for those who cannot wait. */
export function match(source: Source, condition: Document, limit = Infinity): Document[] {
  return inOneGo(matching(source, condition, limit)).documents
}

/** All that matches, unsorted but for a `$nearSphere`, or no more than `limit` of it. */
export function matching(source: Source, condition: Document, limit = Infinity): Steps<Found> {
  return findPage(source, condition, { sort: {}, skip: 0, limit })
}

/** One page. Without a sort: as they are come by, mostly in the order they came. */
export function* findPage(source: Source, condition: Document, { sort, skip, limit }: Page): Steps<Found> {
  const matches = compileCondition(condition)
  let scanned = 0
  const counting = (document: Document) => {
    scanned += 1
    return matches(document)
  }
  const nearestFirst = byDistance(source, condition)
  const plan = candidates(source, condition, sort)
  const toBeSorted = Object.keys(sort).length > 0 && !plan.sorted
  const end = skip + limit
  const enough = nearestFirst || toBeSorted ? Infinity : end
  const found = yield* firstMatches(plan.documents(), counting, enough)
  const near = nearestFirst?.(found) ?? found
  const inOrder = toBeSorted ? sorted(near, sort) : near
  return { documents: inOrder.slice(skip, end), index: plan.index, sorted: plan.sorted, scanned }
}

/** Where it takes long the documents of this moment are looked at: writes go on meanwhile. */
function* firstMatches(documents: Iterable<Document>, matches: Test, limit: number): Steps<Document[]> {
  const found: Document[] = []
  const slice = new Slice()
  let rest: Iterator<Document, undefined> = documents[Symbol.iterator]() as Iterator<Document, undefined>
  let kept = false
  while (found.length < limit) {
    const { done, value } = rest.next()
    if (done) break
    if (matches(value)) found.push(value)
    if (!slice.due()) continue
    if (!kept) rest = [...{ [Symbol.iterator]: () => rest }][Symbol.iterator]()
    kept = true
    yield
    slice.begin()
  }
  return found
}
