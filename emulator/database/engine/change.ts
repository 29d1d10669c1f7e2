import type { Document } from '../document'
import type { Collection } from './collection'

/** One document's step: no `before` is an insert, no `after` a removal. */
export interface Change {
  collection: string
  before?: Document
  after?: Document
  /** A whole other document in the place of the one before, not an update of it. */
  replaces?: true
}

/** A change, or only a collection's name: the collection is new. */
export type Write = Change | { collection: string }

/** @throws MongoError where a unique index or `_id` forbids it; then nothing has changed */
export function applyChange(collection: Collection, { before, after }: Change): void {
  if (before && after) collection.replace(before, after)
  else if (after) collection.insert(after)
  else if (before) collection.remove(before)
}

export function undone({ collection, before, after }: Change): Change {
  return { collection, ...(after && { before: after }), ...(before && { after: before }) }
}
