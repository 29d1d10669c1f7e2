import type { Document } from '../document'
import { Collection } from '../engine/collection'
import type { Source } from '../engine/store'
import { byDistance } from '../geo/by-distance'
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

/** All that matches, unsorted but for a `$nearSphere`, or no more than `limit` of it. The documents are the stored ones. */
export function match(source: Source, condition: Document, limit = Infinity): Document[] {
  return matching(source, condition, limit, compileCondition(condition))
}

/** One page. Without a sort: as they are come by, mostly in the order they came. The documents are the stored ones. */
export function findPage(source: Source, condition: Document, page: Page): Document[] {
  return pageOf(source, condition, page, compileCondition(condition))
}

/** How many documents are looked at for a page. */
export function countScanned(source: Source, condition: Document, page: Page): number {
  const matches = compileCondition(condition)
  let scanned = 0
  pageOf(source, condition, page, (document) => {
    scanned += 1
    return matches(document)
  })
  return scanned
}

function pageOf(source: Source, condition: Document, { sort, skip, limit }: Page, matches: Test): Document[] {
  const end = skip + limit
  if (Object.keys(sort).length === 0) return matching(source, condition, end, matches).slice(skip)
  const plan = source instanceof Collection ? planOf(source, condition, sort) : undefined
  if (plan?.sorted) return firstMatches(plan.documents(), matches, end).slice(skip)
  return sorted(matching(source, condition, Infinity, matches), sort).slice(skip, end)
}

function matching(source: Source, condition: Document, limit: number, matches: Test): Document[] {
  const nearestFirst = byDistance(source, condition)
  if (!nearestFirst) return firstMatches(candidates(source, condition), matches, limit)
  return nearestFirst(firstMatches(candidates(source, condition), matches, Infinity)).slice(0, limit)
}

function firstMatches(documents: Iterable<Document>, matches: Test, limit: number): Document[] {
  const found: Document[] = []
  for (const document of documents) {
    if (found.length >= limit) break
    if (matches(document)) found.push(document)
  }
  return found
}
