import type { Random } from '../../shared/random'
import type { Document } from '../document'
import { invalidParam } from '../refusal'
import { collectionName, decodeDocument } from '../request'
import type { Action, ActionContext } from './action'

/** add() of one document or many: all of them, or none. */
export const insertDocument: Action = (request, { store, now, random }) => {
  const data = request['data']
  if (!Array.isArray(data) || data.length === 0) throw invalidParam('param.data must be a list of documents')
  const documents = data.map((text) => decodeDocument(text, 'data', now))
  return { insertedIds: insert({ store, random }, collectionName(request), documents) }
}

/** @returns the `_id` of each, made where there was none */
export function insert(
  { store, random }: Pick<ActionContext, 'store' | 'random'>,
  collection: string,
  documents: Document[],
): unknown[] {
  const inserted = documents.map((document) => withId(document, random))
  store.collection(collection)
  store.write(inserted.map((after) => ({ collection, after })))
  return inserted.map(({ _id }) => answeredId(_id))
}

/** With an `_id` in front: as the cloud makes them, where there is none. The document is nobody else's. */
export function withId(document: Document, random: Random): Document {
  for (const first in document) {
    if (first === '_id') return document
    break
  }
  const _id = '_id' in document ? document['_id'] : random('_id', 16).toString('hex')
  return { _id, ...document }
}

/** Texts and numbers as they are; an ObjectId as its text. */
export function answeredId(id: unknown): unknown {
  return typeof id === 'number' ? id : String(id)
}
