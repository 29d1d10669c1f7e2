import type { IndexOptions } from '../../shared/options'
import { show } from '../bson-type'
import type { Document } from '../document'
import { keyOf } from '../ejson'
import { MongoError } from '../mongo-error'
import { compareValues } from './bson-order'
import { SortedList } from './sorted-list'
import { valuesAt } from './values-at'

/** What all entries of a document have in common: of 100,000 people with 35 keys each there are millions. */
interface Held {
  document: Document
  /** Of the document's `_id`. */
  key: string
  /** For each field of the index its values; at most one field has several. */
  columns: unknown[][]
}

interface Entry {
  held: Held
  /** Which of the several values it is for. */
  row: number
}

/**
 * Finds documents by the values of its fields, or in their order, and keeps what is unique unique. What it finds them by is
 * made when it is first asked for: a collection's indexes are many, and most are only ever asked in one of the two ways.
 */
export class CollectionIndex {
  readonly name: string
  readonly fields: string[]
  readonly unique: boolean
  /** 1 or -1 for each of `fields` */
  readonly directions: number[]
  readonly #documents: () => Iterable<Document>
  /** By entryKey; mostly there is one. Of a unique index from the beginning: it is asked with every document. */
  #holders: Holders | undefined
  #sorted: SortedList<Entry> | undefined
  /** Those that are not in it yet: they are when it is asked for, many at once. */
  #waiting: Document[] = []
  /** For each of `fields` the documents that have several values there. */
  readonly #lists: number[]
  /** Of the document that was asked about last: it is checked, and then added. */
  #last: { document: Document; columns: unknown[][] } | undefined

  /** @param documents of the collection, those that were added */
  constructor(options: IndexOptions, documents: () => Iterable<Document>) {
    this.#documents = documents
    this.name = options.name
    this.fields = Object.keys(options.keys)
    this.directions = Object.values(options.keys).map(Number)
    this.unique = options.unique ?? false
    this.#lists = this.fields.map(() => 0)
    if (this.unique) this.#holders = new Map()
  }

  /**
   * Whether a document has more than one entry, though its first so many values are given: then neither order nor ranges
   * are those of the documents.
   */
  multikeyBehind(prefix: number): boolean {
    return this.#lists.slice(prefix).some((documents) => documents > 0)
  }

  /** @param values one for each of `fields` */
  lookup(values: unknown[]): Iterable<Document> {
    this.#holders ??= this.#held()
    const found = this.#holders.get(entryKey(values)) ?? []
    return isSeveral(found) ? found : [found]
  }

  /** In the order of the index. @param where see SortedList.range; is given one value for each of `fields` */
  *range(where: (values: unknown[]) => number, backward: boolean): Iterable<Document> {
    const values = (entry: Entry) => this.fields.map((_, i) => valueOf(entry, i))
    for (const { held } of this.#inOrder().range((entry) => where(values(entry)), backward))
      yield held.document
  }

  add(document: Document): void {
    const columns = this.#columns(document)
    this.#countLists(columns, 1)
    if (this.#holders) hold(this.#holders, document, columns)
    if (this.#sorted) this.#waiting.push(document)
  }

  remove(document: Document): void {
    const columns = this.#columns(document)
    this.#countLists(columns, -1)
    if (this.#holders) letGo(this.#holders, document, columns)
    if (this.#sorted) for (const entry of this.#entriesOf([document])) this.#inOrder().remove(entry)
  }

  /**
   * Call while the document's earlier version is not in the index.
   * @param counts whether another document may be in the way
   * @throws MongoError where the document cannot be indexed, or E11000. As in MongoDB, documents that lack the field share the key null.
   */
  check(document: Document, collection: string, counts: (holder: Document) => boolean): void {
    const columns = this.#columns(document)
    if (!this.unique) return
    for (const values of rowsOf(columns))
      if ([...this.lookup(values)].some(counts))
        throw duplicateKey(collection, this.name, this.fields, values)
  }

  /** One text for each entry of the document. */
  keys(document: Document): string[] {
    return rowsOf(this.#columns(document)).map(entryKey)
  }

  #held(): Holders {
    const holders: Holders = new Map()
    for (const document of this.#documents()) hold(holders, document, this.#columns(document))
    return holders
  }

  #inOrder(): SortedList<Entry> {
    if (!this.#sorted)
      this.#sorted = new SortedList(this.#entriesOf([...this.#documents()]), (a, b) => this.#compare(a, b))
    else if (this.#waiting.length > 0) this.#sorted.add(this.#entriesOf(this.#waiting))
    this.#waiting = []
    return this.#sorted
  }

  #entriesOf(documents: Document[]): Entry[] {
    return documents.flatMap((document) => {
      const columns = this.#columns(document)
      const held = { document, key: keyOf(document['_id']), columns }
      return Array.from({ length: longest(columns) }, (_, row) => ({ held, row }))
    })
  }

  #compare(a: Entry, b: Entry): number {
    for (let i = 0; i < this.directions.length; i++) {
      const difference = compareValues(valueOf(a, i), valueOf(b, i))
      if (difference !== 0) return difference * (this.directions[i] ?? 1)
    }
    return a.held.key < b.held.key ? -1 : a.held.key > b.held.key ? 1 : 0
  }

  #countLists(columns: unknown[][], by: 1 | -1): void {
    for (const [i, column] of columns.entries())
      if (column.length > 1) this.#lists[i] = (this.#lists[i] ?? 0) + by
  }

  /** For each of `fields` the values that the document has there; at most one has several. @throws MongoError */
  #columns(document: Document): unknown[][] {
    if (this.#last?.document === document) return this.#last.columns
    const columns = this.fields.map((field) => valuesAt(document, field))
    const arrays = this.fields.filter((_, i) => (columns[i]?.length ?? 0) > 1)
    if (arrays.length > 1) throw new MongoError(`cannot index parallel arrays [${arrays.join('] [')}]`)
    this.#last = { document, columns }
    return columns
  }
}

const longest = (columns: unknown[][]): number =>
  columns.reduce((most, { length }) => Math.max(most, length), 1)

/** An array gives one entry per element (MongoDB: multikey index). */
function rowsOf(columns: unknown[][]): unknown[][] {
  return Array.from({ length: longest(columns) }, (_, row) => columns.map((column) => inRow(column, row)))
}

const inRow = (column: unknown[], row: number): unknown => (column.length > 1 ? column[row] : column[0])

const valueOf = ({ held, row }: Entry, field: number): unknown => inRow(held.columns[field] ?? [], row)

type Holders = Map<string, Document | Set<Document>>

const isSeveral = (held: Document | Iterable<Document>): held is Iterable<Document> => Symbol.iterator in held

function hold(holders: Holders, document: Document, columns: unknown[][]): void {
  for (const values of rowsOf(columns)) {
    const key = entryKey(values)
    const held = holders.get(key)
    if (held instanceof Set) held.add(document)
    else holders.set(key, held && held !== document ? new Set([held, document]) : document)
  }
}

function letGo(holders: Holders, document: Document, columns: unknown[][]): void {
  for (const values of rowsOf(columns)) {
    const key = entryKey(values)
    const held = holders.get(key)
    if (held instanceof Set) held.delete(document)
    if (held === document || (held instanceof Set && held.size === 0)) holders.delete(key)
  }
}

function entryKey(values: unknown[]): string {
  let key = ''
  for (let i = 0; i < values.length; i++)
    key += `${i > 0 ? ',' : ''}${values[i] === undefined ? '' : keyOf(values[i])}`
  return key
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
