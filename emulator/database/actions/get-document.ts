import { encode } from '../ejson'
import { findPage } from '../query/find'
import { project } from '../query/projection'
import { collectionName, decodeDocument, limit, offset, order, query } from '../request'
import type { Steps } from '../work/steps'
import type { Action } from './action'

/** get() of a collection, a condition or one document. A miss is an empty list, not an error. */
export const getDocument: Action = function* (request, { store, now }): Steps<Record<string, unknown>> {
  const page = { sort: order(request, now), skip: offset(request), limit: limit(request) }
  const condition = query(request, now)
  const projection =
    request['projection'] === undefined ? undefined : decodeDocument(request['projection'], 'projection', now)
  const found = yield* findPage(store.collection(collectionName(request)), condition, page)
  const answered = projection ? project(found, projection) : found
  return { list: answered.map(encode), offset: page.skip, limit: page.limit }
}
