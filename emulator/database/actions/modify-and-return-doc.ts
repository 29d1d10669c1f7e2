import { encode } from '../ejson'
import { collectionName, decodeDocument, query } from '../request'
import { compileUpdate } from '../update/update'
import type { Steps } from '../work/steps'
import type { Action } from './action'
import { toBeChanged } from './to-be-changed'

/** where().updateAndReturn() of @cloudbase/node-sdk: one document, answered as it is afterwards, null where none fits. */
export const modifyAndReturnDoc: Action = function* (
  request,
  { store, now, tell },
): Steps<Record<string, unknown>> {
  const condition = query(request, now)
  const apply = compileUpdate(decodeDocument(request['data'], 'data', now), condition, now)
  const collection = store.collection(collectionName(request))
  const [before] = yield* toBeChanged(collection, condition, 1, { tell })
  if (!before) return { updated: 0, doc: null }
  const after = apply(before)
  if (after !== before) store.write([{ collection: collection.name, before, after }])
  return { updated: 1, doc: encode(after) }
}
