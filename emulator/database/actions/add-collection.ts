import { TcbError } from '../../tcb-error'
import { invalidParam } from '../refusal'
import { collectionName } from '../request'
import type { Action } from './action'

/** createCollection() */
export const addCollection: Action = (request, { engine }) => {
  const name = collectionName(request)
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name))
    throw invalidParam('a collection is named with letters, digits, - and _ only')
  if (engine.has(name))
    throw new TcbError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceExist] Table exist: ${name}`)
  engine.addCollection(name)
  return {}
}
