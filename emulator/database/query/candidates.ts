import type { Document } from '../document'
import { Collection } from '../engine/collection'
import type { Source } from '../engine/store'
import { planOf } from './plan'

/** The documents that can match. May hold more than what matches, never less. */
export function candidates(source: Source, condition: Document): Iterable<Document> {
  if (source instanceof Collection) return planOf(source, condition, {}).documents()
  const living = [...planOf(source.living, condition, {}).documents()]
  const untouched = living.filter((document) => source.shows(document))
  return [...untouched, ...planOf(source.instead, condition, {}).documents()]
}
