/** A document as it is kept: never changed in place, so that a reader may hold on to it. */
export type Document = Record<string, unknown>

/** What a database holds: collection → its documents, which are the stored ones, in the order they came. */
export type DatabaseState = Map<string, Document[]>

/** A document with its canonical EJSON, as it was read from a file: writing it to another needs no second text. */
export interface StoredDocument {
  document: Document
  text: string
}

/** By collection, in their order. */
export type StoredState = Map<string, StoredDocument[]>

/** MongoDB's own limit: https://www.mongodb.com/docs/manual/reference/limits/#bson-documents */
export const MAX_DEPTH = 100

export function isDocument(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** `Array.isArray` with elements of unknown type, not of `any`. */
export function isList(value: unknown): value is unknown[] {
  return Array.isArray(value)
}

/** Only a document's own fields: a path such as `constructor` must not reach JavaScript's. */
export function ownField(document: Document, name: string): unknown {
  return Object.hasOwn(document, name) ? document[name] : undefined
}
