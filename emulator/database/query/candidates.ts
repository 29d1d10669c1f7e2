import type { Document } from '../document'
import { Collection } from '../engine/collection'
import type { Source } from '../engine/store'
import { type Plan, planOf } from './plan'
import type { Sort } from './sort'

/** How the documents that can match are come by, in a collection or in what a transaction sees of it. */
export function candidates(source: Source, condition: Document, sort: Sort = {}): Plan {
  if (source instanceof Collection) return planOf(source, condition, sort)
  const { index, documents } = planOf(source.living, condition, {})
  const instead = planOf(source.instead, condition, {})
  const shown = () => [...documents()].filter((document) => source.shows(document))
  return { index, sorted: false, documents: () => [...shown(), ...instead.documents()] }
}
