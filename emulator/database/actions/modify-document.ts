import type { Document } from '../document'
import type { Source } from '../engine/store'
import { match } from '../query/find'
import { invalidParam } from '../refusal'
import { collectionName, decodeDocument, flag, query, type Request } from '../request'
import { compileUpdate } from '../update/update'
import type { Action, ActionContext } from './action'
import { answeredId, insert } from './insert-document'

/** update() and set(): `merge` tells operators from a whole new document. */
export const modifyDocument: Action = (request, context) => {
  const condition = query(request, context.now)
  const data = decodeDocument(request['data'], 'data', context.now)
  const collection = context.store.collection(collectionName(request))
  const merge = flag(request, 'merge', true)
  const modification = {
    collection,
    condition,
    data,
    multi: flag(request, 'multi', false),
    upsert: flag(request, 'upsert', false),
  }
  const answer = merge ? update(modification, context) : replace(modification, context)
  return shaped(request, answer)
}

interface Modification {
  collection: Source
  condition: Document
  data: Document
  multi: boolean
  upsert: boolean
}

interface Modified {
  updated: number
  upsert_id: unknown
}

/** `updated` counts the documents that are different afterwards (MongoDB: modifiedCount). */
function update(
  { collection, condition, data, multi, upsert }: Modification,
  { store, now }: ActionContext,
): Modified {
  if (upsert) throw invalidParam('param.upsert goes with param.merge = false only')
  const apply = compileUpdate(data, condition, now)
  const found = match(collection, condition, multi ? Infinity : 1)
  const changes = found
    .map((before) => ({ collection: collection.name, before, after: apply(before) }))
    .filter(({ before, after }) => before !== after)
  store.write(changes)
  return { updated: changes.length, upsert_id: null }
}

/** `updated` is 1 wherever the document was there before, as documented for Document.set. */
function replace(
  { collection, condition, data, multi, upsert }: Modification,
  { store, random }: ActionContext,
): Modified {
  if (multi) throw invalidParam('param.multi goes with update operators only')
  const [before] = match(collection, condition, 1)
  if (before) {
    if ('_id' in data) throw invalidParam('不能更新_id的值')
    store.write([{ collection: collection.name, before, after: { _id: before['_id'], ...data } }])
    return { updated: 1, upsert_id: null }
  }
  if (!upsert) return { updated: 0, upsert_id: null }
  const [id] = insert({ store, random }, collection.name, [{ ...idOf(condition), ...data }])
  return { updated: 0, upsert_id: answeredId(id) }
}

function idOf(condition: Document): Document {
  const id = condition['_id']
  return id === undefined ? {} : { _id: id }
}

function shaped(request: Request, { updated, upsert_id }: Modified): Record<string, unknown> {
  return request['queryType'] === 'DOC' ? { updated, upsert_id } : { updated }
}
