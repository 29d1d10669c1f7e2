import { encode } from '../ejson'
import { match } from '../query/find'
import { collectionName, decodeDocument, query } from '../request'
import { compileUpdate } from '../update/update'
import type { Action } from './action'

/** where().updateAndReturn() of @cloudbase/node-sdk: one document, answered as it is afterwards. */
export const modifyAndReturnDoc: Action = (request, { store, now }) => {
  const condition = query(request, now)
  const apply = compileUpdate(decodeDocument(request['data'], 'data', now), condition, now)
  const collection = store.collection(collectionName(request))
  const [before] = match(collection, condition, 1)
  if (!before) return { updated: 0 }
  const after = apply(before)
  if (after !== before) store.write([{ collection: collection.name, before, after }])
  return { updated: after === before ? 0 : 1, doc: encode(after) }
}
