import type { Document } from '../document'
import { collectionName, flag, query } from '../request'
import type { Steps } from '../work/steps'
import type { Action, ActionContext } from './action'
import { toBeChanged } from './to-be-changed'

/** remove() of one document or of all that meet a condition. */
export const removeDocument: Action = function* (request, { store, now, tell }): Steps<{ deleted: number }> {
  const condition = query(request, now)
  const limit = flag(request, 'multi', false) ? Infinity : 1
  return { deleted: yield* remove({ store, tell }, collectionName(request), condition, limit) }
}

/** @returns how many are gone */
export function* remove(
  { store, tell }: Pick<ActionContext, 'store' | 'tell'>,
  collection: string,
  condition: Document,
  limit = Infinity,
): Steps<number> {
  const found = yield* toBeChanged(store.collection(collection), condition, limit, { tell })
  store.write(found.map((before) => ({ collection, before })))
  return found.length
}
