import type { Document } from '../document'
import type { Store } from '../engine/store'
import { match } from '../query/find'
import { collectionName, flag, query } from '../request'
import type { Action } from './action'

/** remove() of one document or of all that meet a condition. */
export const removeDocument: Action = (request, { store, now }) => {
  const condition = query(request, now)
  const limit = flag(request, 'multi', false) ? Infinity : 1
  return { deleted: remove(store, collectionName(request), condition, limit) }
}

/** @returns how many are gone */
export function remove(store: Store, collection: string, condition: Document, limit = Infinity): number {
  const found = match(store.collection(collection), condition, limit)
  store.write(found.map((before) => ({ collection, before })))
  return found.length
}
