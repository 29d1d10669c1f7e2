import { matching } from '../query/find'
import { collectionName, query } from '../request'
import type { Steps } from '../work/steps'
import type { Action } from './action'

/** count() */
export const calculateDocument: Action = function* (
  request,
  { engine, now, tell },
): Steps<{ total: number }> {
  const condition = query(request, now)
  const collection = engine.collection(collectionName(request))
  if (Object.keys(condition).length === 0) return { total: collection.documents.size }
  const { documents, index, scanned } = yield* matching(collection, condition)
  tell({ index, scanned })
  return { total: documents.length }
}
