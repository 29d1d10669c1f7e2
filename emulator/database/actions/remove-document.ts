import type { Document } from '../document'
import type { Store } from '../engine/store'
import { matching } from '../query/find'
import { collectionName, flag, query } from '../request'
import type { Steps } from '../work/steps'
import type { Action } from './action'
import { toBeChanged } from './to-be-changed'

/** remove() of one document or of all that meet a condition. */
export const removeDocument: Action = function* (request, { store, now }): Steps<{ deleted: number }> {
  const condition = query(request, now)
  const limit = flag(request, 'multi', false) ? Infinity : 1
  return { deleted: yield* remove(store, collectionName(request), condition, limit) }
}

/** @returns how many are gone */
export function* remove(
  store: Store,
  collection: string,
  condition: Document,
  limit = Infinity,
): Steps<number> {
  const found = yield* toBeChanged(store.collection(collection), (source) =>
    matching(source, condition, limit),
  )
  store.write(found.map((before) => ({ collection, before })))
  return found.length
}
