import type { CollectionOptions, IndexOptions } from '../../shared/options'
import type { Document } from '../document'
import { keyOf } from '../ejson'
import { GeoIndex, isGeo } from '../geo/geo-index'
import { CollectionIndex, duplicateKey } from './collection-index'

/** The documents of one collection, in the order they came, and its indexes. Knows nothing of the disk. */
export class Collection {
  readonly documents = new Map<string, Document>()
  readonly indexes: CollectionIndex[]
  readonly geoIndexes: GeoIndex[]
  /** Another one after every change. */
  version = 0
  /** Made when it is first asked for: most collections only ever answer equality of it. */
  #ids: CollectionIndex | undefined

  constructor(
    readonly name: string,
    readonly options: CollectionOptions = {},
  ) {
    const { indexes = [] } = options
    this.indexes = indexes.filter((index) => !isGeo(index)).map((index) => this.#indexOf(index))
    this.geoIndexes = indexes.filter(isGeo).map((index) => new GeoIndex(index))
  }

  /** The order of `_id`, which no list of indexes names. */
  get ids(): CollectionIndex {
    if (this.#ids) return this.#ids
    const ids = this.#indexOf({ name: '_id_', keys: { _id: 1 } })
    for (const document of this.documents.values()) ids.add(document)
    return (this.#ids = ids)
  }

  /** @throws MongoError E11000 or on a bad place, and then nothing has changed */
  insert(document: Document): void {
    const key = keyOf(document['_id'])
    this.checkUnique(document, () => true, key)
    this.#put(key, document)
  }

  /** @throws MongoError E11000 or on a bad place, and then nothing has changed */
  replace(before: Document, after: Document): void {
    const key = keyOf(before['_id'])
    for (const index of this.indexes) index.remove(before)
    try {
      for (const index of this.geoIndexes) index.check(after)
      for (const index of this.indexes) index.check(after, this.name, () => true)
    } catch (error) {
      for (const index of this.indexes) index.add(before)
      throw error
    }
    this.#ids?.remove(before)
    this.#put(key, after)
  }

  remove(document: Document): void {
    this.version += 1
    this.documents.delete(keyOf(document['_id']))
    for (const index of this.indexes) index.remove(document)
    this.#ids?.remove(document)
  }

  /**
   * @param counts whether another document may be in the way
   * @throws MongoError E11000
   */
  checkUnique(document: Document, counts: (holder: Document) => boolean, key = keyOf(document['_id'])): void {
    for (const index of this.geoIndexes) index.check(document)
    const holder = this.documents.get(key)
    if (holder && counts(holder)) throw duplicateKey(this.name, '_id_', ['_id'], [document['_id']])
    for (const index of this.indexes) index.check(document, this.name, counts)
  }

  /** What the document takes in unique indexes. */
  uniqueKeys(document: Document): { index: string; key: string }[] {
    return this.indexes
      .filter(({ unique }) => unique)
      .flatMap((index) => index.keys(document).map((key) => ({ index: index.name, key })))
  }

  #indexOf(options: IndexOptions): CollectionIndex {
    return new CollectionIndex(options, () => this.documents.values())
  }

  #put(key: string, document: Document): void {
    this.version += 1
    this.documents.set(key, document)
    for (const index of this.indexes) index.add(document)
    this.#ids?.add(document)
  }
}
