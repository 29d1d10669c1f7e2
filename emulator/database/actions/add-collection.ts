import type { Engine } from '../engine/engine'
import { TcbError } from '../../shared/tcb-error'
import { invalidParam } from '../refusal'
import { collectionName } from '../request'
import type { Action } from './action'

/** createCollection() */
export const addCollection: Action = (request, { engine }) => {
  createCollection(engine, collectionName(request))
  return {}
}

/** @throws TcbError */
export function createCollection(engine: Engine, name: string): void {
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name))
    throw invalidParam('a collection is named with letters, digits, - and _ only')
  // Documented is only that it fails; code and words are a guess in the style of the others.
  if (engine.has(name)) throw new TcbError('DATABASE_REQUEST_FAILED', `[ResourceExist] Table exist: ${name}`)
  engine.addCollection(name)
}
