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

/** All that matches, unsorted but for a `$nearSphere`, or no more than `limit` of it. The documents are the stored ones. */
export function match(source: Source, condition: Document, limit = Infinity): Document[] {
  const matches = compileCondition(condition)
  const nearestFirst = byDistance(source, condition)
  if (!nearestFirst) return firstMatches(candidates(source, condition), matches, limit)
  return nearestFirst(firstMatches(candidates(source, condition), matches, Infinity)).slice(0, limit)
}

/** One page. Without a sort: as they are come by, mostly in the order they came. The documents are the stored ones. */
export function findPage(source: Source, condition: Document, { sort, skip, limit }: Page): Document[] {
  if (Object.keys(sort).length === 0) return match(source, condition, skip + limit).slice(skip)
  const plan = source instanceof Collection ? planOf(source, condition, sort) : undefined
  if (!plan?.sorted) return sorted(match(source, condition), sort).slice(skip, skip + limit)
  return firstMatches(plan.documents(), compileCondition(condition), skip + limit).slice(skip)
}

function firstMatches(
  documents: Iterable<Document>,
  matches: (document: Document) => boolean,
  limit: number,
): Document[] {
  const found: Document[] = []
  for (const document of documents) {
    if (found.length >= limit) break
    if (matches(document)) found.push(document)
  }
  return found
}
