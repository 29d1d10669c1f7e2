import { match } from '../query/find'
import { collectionName, query } from '../request'
import type { Action } from './action'

/** count() */
export const calculateDocument: Action = (request, { engine, now }) => {
  const condition = query(request, now)
  const collection = engine.collection(collectionName(request))
  const everything = Object.keys(condition).length === 0
  return { total: everything ? collection.documents.size : match(collection, condition).length }
}
