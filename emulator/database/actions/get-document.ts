import { encode } from '../ejson'
import { findPage } from '../query/find'
import { project } from '../query/projection'
import { collectionName, decodeDocument, limit, offset, order, query } from '../request'
import type { Steps } from '../work/steps'
import type { Action } from './action'

/** get() of a collection, a condition or one document. A miss is an empty list, not an error. */
export const getDocument: Action = function* (request, { store, now, tell }): Steps<Record<string, unknown>> {
  const page = { sort: order(request, now), skip: offset(request), limit: limit(request) }
  const condition = query(request, now)
  const projection =
    request['projection'] === undefined ? undefined : decodeDocument(request['projection'], 'projection', now)
  const source = store.collection(collectionName(request))
  const { documents, index, scanned } = yield* findPage(source, condition, page)
  if (Object.keys(condition).length + Object.keys(page.sort).length > 0) tell({ index, scanned })
  const answered = projection ? project(documents, projection) : documents
  return { list: answered.map(encode), offset: page.skip, limit: page.limit }
}
