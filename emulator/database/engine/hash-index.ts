import type { IndexOptions } from '../../options'
import { show } from '../bson-type'
import type { Document } from '../document'
import { keyOf } from '../ejson'
import { MongoError } from '../mongo-error'
import { valuesAt } from './values-at'

/** Answers equality on all of its fields without a scan, and keeps what is unique unique. */
export class HashIndex {
  readonly name: string
  readonly fields: string[]
  readonly unique: boolean
  readonly #entries = new Map<string, Set<Document>>()

  constructor(options: IndexOptions) {
    this.name = options.name
    this.fields = Object.keys(options.keys)
    this.unique = options.unique ?? false
  }

  /** @param values one for each of `fields` */
  lookup(values: unknown[]): Iterable<Document> {
    return this.#entries.get(entryKey(values)) ?? []
  }

  add(document: Document): void {
    for (const key of this.keys(document)) {
      const entry = this.#entries.get(key)
      if (entry) entry.add(document)
      else this.#entries.set(key, new Set([document]))
    }
  }

  remove(document: Document): void {
    for (const key of this.keys(document)) {
      const entry = this.#entries.get(key)
      entry?.delete(document)
      if (entry?.size === 0) this.#entries.delete(key)
    }
  }

  /**
   * Call while the document's earlier version is not in the index.
   * @param counts whether another document may be in the way
   * @throws MongoError where the document cannot be indexed, or E11000. As in MongoDB, documents that lack the field share the key null.
   */
  check(document: Document, collection: string, counts: (holder: Document) => boolean): void {
    for (const values of this.#tuples(document))
      if (this.unique && [...this.lookup(values)].some(counts))
        throw duplicateKey(collection, this.name, this.fields, values)
  }

  /** One text for each entry of the document. */
  keys(document: Document): string[] {
    return this.#tuples(document).map(entryKey)
  }

  /** An array gives one entry per element (MongoDB: multikey index). */
  #tuples(document: Document): unknown[][] {
    const columns = this.fields.map((field) => valuesAt(document, field))
    const arrays = this.fields.filter((_, i) => (columns[i]?.length ?? 0) > 1)
    if (arrays.length > 1) throw new MongoError(`cannot index parallel arrays [${arrays.join('] [')}]`)
    const longest = Math.max(...columns.map((column) => column.length))
    return Array.from({ length: longest }, (_, row) =>
      columns.map((column) => (row < column.length ? column[row] : column[0])),
    )
  }
}

function entryKey(values: unknown[]): string {
  return values.map((value) => (value === undefined ? '' : keyOf(value))).join(',')
}

export function duplicateKey(
  collection: string,
  index: string,
  fields: string[],
  values: unknown[],
): MongoError {
  const shown = fields.map((field, i) => `${field}: ${show(values[i])}`).join(', ')
  return new MongoError(
    // The cloud prefixes the collection with its own name for the environment, `tnt-…`.
    `E11000 duplicate key error collection: tnt-emulator.${collection} index: ${index} dup key: { ${shown} }`,
  )
}
