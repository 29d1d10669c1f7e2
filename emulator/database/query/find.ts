import type { Document } from '../document'
import type { Source } from '../engine/store'
import { candidates } from './candidates'
import { compileCondition } from './condition'
import { type Sort, sorted } from './sort'

export interface Page {
  sort: Sort
  skip: number
  limit: number
}

/** All that matches, unsorted, or no more than `limit` of it. The documents are the stored ones. */
export function match(source: Source, condition: Document, limit = Infinity): Document[] {
  const matches = compileCondition(condition)
  const found: Document[] = []
  for (const document of candidates(source, condition)) {
    if (found.length >= limit) break
    if (matches(document)) found.push(document)
  }
  return found
}

/** One page. Without a sort: in the order the documents came. The documents are the stored ones. */
export function findPage(source: Source, condition: Document, { sort, skip, limit }: Page): Document[] {
  if (Object.keys(sort).length === 0) return match(source, condition, skip + limit).slice(skip)
  return sorted(match(source, condition), sort).slice(skip, skip + limit)
}
