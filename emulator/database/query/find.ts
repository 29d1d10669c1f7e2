import type { Document } from '../document'
import { Collection } from '../engine/collection'
import type { Source } from '../engine/store'
import { byDistance } from '../geo/by-distance'
import { inOneGo, Slice, type Steps } from '../work/steps'
import { candidates } from './candidates'
import { compileCondition } from './condition'
import { planOf } from './plan'
import { type Sort, sorted } from './sort'

export interface Page {
  sort: Sort
  skip: number
  limit: number
}

type Test = (document: Document) => boolean

/** As `matching`, for those who cannot wait. */
export function match(source: Source, condition: Document, limit = Infinity): Document[] {
  return inOneGo(matching(source, condition, limit))
}

/** All that matches, unsorted but for a `$nearSphere`, or no more than `limit` of it. The documents are the stored ones. */
export function matching(source: Source, condition: Document, limit = Infinity): Steps<Document[]> {
  return matchesOf(source, condition, limit, compileCondition(condition))
}

/** One page. Without a sort: as they are come by, mostly in the order they came. The documents are the stored ones. */
export function findPage(source: Source, condition: Document, page: Page): Steps<Document[]> {
  return pageOf(source, condition, page, compileCondition(condition))
}

/** How many documents are looked at for a page. */
export function countScanned(source: Source, condition: Document, page: Page): number {
  const matches = compileCondition(condition)
  let scanned = 0
  const counting = (document: Document) => {
    scanned += 1
    return matches(document)
  }
  inOneGo(pageOf(source, condition, page, counting))
  return scanned
}

function* pageOf(source: Source, condition: Document, page: Page, matches: Test): Steps<Document[]> {
  const { sort, skip, limit } = page
  const end = skip + limit
  if (Object.keys(sort).length === 0) return (yield* matchesOf(source, condition, end, matches)).slice(skip)
  const plan = source instanceof Collection ? planOf(source, condition, sort) : undefined
  if (plan?.sorted) return (yield* firstMatches(plan.documents(), matches, end)).slice(skip)
  return sorted(yield* matchesOf(source, condition, Infinity, matches), sort).slice(skip, end)
}

function* matchesOf(source: Source, condition: Document, limit: number, matches: Test): Steps<Document[]> {
  const nearestFirst = byDistance(source, condition)
  if (!nearestFirst) return yield* firstMatches(candidates(source, condition), matches, limit)
  return nearestFirst(yield* firstMatches(candidates(source, condition), matches, Infinity)).slice(0, limit)
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
