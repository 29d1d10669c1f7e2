import { randomBytes } from 'node:crypto'
import type { Document } from '../document'
import type { Store } from '../engine/store'
import { invalidParam } from '../refusal'
import { collectionName, decodeDocument } from '../request'
import type { Action } from './action'

/** add() of one document or many: all of them, or none. */
export const insertDocument: Action = (request, { store, now }) => {
  const data = request['data']
  if (!Array.isArray(data) || data.length === 0) throw invalidParam('param.data must be a list of documents')
  const documents = data.map((text) => decodeDocument(text, 'data', now))
  return { insertedIds: insert(store, collectionName(request), documents) }
}

/** @returns the `_id` of each, made where there was none */
export function insert(store: Store, collection: string, documents: Document[]): unknown[] {
  const inserted = documents.map((document) => ({ _id: newId(), ...document }))
  store.collection(collection)
  store.write(inserted.map((after) => ({ collection, after })))
  return inserted.map(({ _id }) => answeredId(_id))
}

/** As the cloud makes them. */
export function newId(): string {
  return randomBytes(16).toString('hex')
}

/** Texts and numbers as they are; an ObjectId as its text. */
export function answeredId(id: unknown): unknown {
  return typeof id === 'number' ? id : String(id)
}
