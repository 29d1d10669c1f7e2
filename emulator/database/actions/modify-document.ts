import { type Document, isDocument } from '../document'
import type { Change } from '../engine/change'
import type { Source, Store } from '../engine/store'
import { MongoError } from '../mongo-error'
import { invalidParam } from '../refusal'
import { collectionName, decodeDocument, flag, query, type Request } from '../request'
import { compileUpdate, type Update } from '../update/update'
import type { Steps } from '../work/steps'
import type { Action, ActionContext } from './action'
import { answeredId, insert } from './insert-document'
import { toBeChanged } from './to-be-changed'

/** update() and set(): `merge` tells operators from a whole new document. */
export const modifyDocument: Action = function* (request, context): Steps<Record<string, unknown>> {
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
  const answer = yield* (merge ? update : replace)(modification, context)
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
function* update(
  { collection, condition, data, multi, upsert }: Modification,
  { store, now, tell }: ActionContext,
): Steps<Modified> {
  if (upsert) throw invalidParam('param.upsert goes with param.merge = false only')
  const apply = compileUpdate(data, condition, now)
  const found = yield* toBeChanged(collection, condition, multi ? Infinity : 1, { tell })
  return { updated: writeEach(found, apply, collection.name, store), upsert_id: null }
}

/** In turn, as MongoDB: where one cannot be changed those before it are. @throws MongoError */
function writeEach(found: Document[], apply: Update, collection: string, store: Store): number {
  const changes: Change[] = []
  let refused: unknown
  try {
    for (const before of found) {
      const after = apply(before)
      if (after !== before) changes.push({ collection, before, after })
    }
  } catch (error) {
    refused = error
  }
  try {
    store.write(changes)
  } catch (error) {
    // All of it is refused. A lock is in the way of all; what a unique index refuses is one's own.
    if (!(error instanceof MongoError) || changes.length === 1) throw error
    for (const change of changes) store.write([change])
  }
  if (refused !== undefined) throw refused as Error
  return changes.length
}

/** `updated` is 1 wherever the document was there before, as documented for Document.set. */
function* replace(
  { collection, condition, data, multi, upsert }: Modification,
  { store, random, tell }: ActionContext,
): Steps<Modified> {
  if (multi) throw invalidParam('param.multi goes with update operators only')
  const [before] = yield* toBeChanged(collection, condition, 1, { tell })
  if (before) {
    if ('_id' in data) throw invalidParam('不能更新_id的值')
    const after = { _id: before['_id'], ...data }
    store.write([{ collection: collection.name, before, after, replaces: true }])
    return { updated: 1, upsert_id: null }
  }
  if (!upsert) return { updated: 0, upsert_id: null }
  const [id] = insert({ store, random }, collection.name, [{ ...idOf(condition), ...data }])
  return { updated: 0, upsert_id: answeredId(id) }
}

/** What the condition says that it is, in either of MongoDB's ways; of other operators none follows. */
function idOf({ _id: said }: Document): Document {
  const isOperators = isDocument(said) && Object.keys(said).some((name) => name.startsWith('$'))
  const id = isOperators ? said['$eq'] : said
  return id === undefined ? {} : { _id: id }
}

function shaped(request: Request, { updated, upsert_id }: Modified): Record<string, unknown> {
  return request['queryType'] === 'DOC' ? { updated, upsert_id } : { updated }
}
