import type { Document } from '../document'
import type { Engine } from '../engine/engine'
import { match } from '../query/find'
import { collectionName, flag, query } from '../request'
import type { Action } from './action'

/** remove() of one document or of all that meet a condition. */
export const removeDocument: Action = (request, { engine, now }) => {
  const condition = query(request, now)
  const limit = flag(request, 'multi', false) ? Infinity : 1
  return { deleted: remove(engine, collectionName(request), condition, limit) }
}

/** @returns how many are gone */
export function remove(engine: Engine, collection: string, condition: Document, limit = Infinity): number {
  const found = match(engine.collection(collection), condition, limit)
  engine.commit(found.map((before) => ({ collection, before })))
  return found.length
}
