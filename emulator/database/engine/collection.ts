import type { CollectionOptions } from '../../options'
import type { Document } from '../document'
import { keyOf } from '../ejson'
import { duplicateKey, HashIndex } from './hash-index'

/** The documents of one collection, in the order they came, and its indexes. Knows nothing of the disk. */
export class Collection {
  readonly documents = new Map<string, Document>()
  readonly indexes: HashIndex[]

  constructor(
    readonly name: string,
    options: CollectionOptions = {},
  ) {
    this.indexes = (options.indexes ?? []).map((index) => new HashIndex(index))
  }

  /** @throws MongoError E11000, and then nothing has changed */
  insert(document: Document): void {
    const key = keyOf(document['_id'])
    if (this.documents.has(key)) throw duplicateKey(this.name, '_id_', ['_id'], [document['_id']])
    for (const index of this.indexes) index.check(document, this.name)
    this.#put(key, document)
  }

  /** @throws MongoError E11000, and then nothing has changed */
  replace(before: Document, after: Document): void {
    const key = keyOf(before['_id'])
    for (const index of this.indexes) index.remove(before)
    try {
      for (const index of this.indexes) index.check(after, this.name)
    } catch (error) {
      for (const index of this.indexes) index.add(before)
      throw error
    }
    this.#put(key, after)
  }

  remove(document: Document): void {
    this.documents.delete(keyOf(document['_id']))
    for (const index of this.indexes) index.remove(document)
  }

  #put(key: string, document: Document): void {
    this.documents.set(key, document)
    for (const index of this.indexes) index.add(document)
  }
}
