import type { CollectionOptions, IndexOptions } from '../shared/options'
import { type Random, unguessable } from '../shared/random'
import { createCollection } from './actions/add-collection'
import { insert, withId } from './actions/insert-document'
import { remove } from './actions/remove-document'
import type { DatabaseState, Document } from './document'
import { adopt, clone, keyOf } from './ejson'
import type { Change } from './engine/change'
import type { Engine } from './engine/engine'
import { checkRows, type OnConflict, type Row, writeRows } from './import-documents'
import { openEngine } from './open-engine'
import { perform, refusing } from './perform'
import { countScanned, findPage, matching, type Page } from './query/find'
import { type Plan, planOf } from './query/plan'
import { patiently } from './transactions/locked'
import { Transactions } from './transactions/transactions'
import { inOneGo, type Steps } from './work/steps'

export interface DatabaseOptions {
  /** SQLite file; absent: in memory. One process at a time. */
  file?: string
  /** Collections that exist from the start, with their indexes. */
  collections?: Record<string, CollectionOptions>
  /** The emulator's clock, ms. */
  now?: () => number
  /** What `_id`s and transactions' ids are made of. */
  random?: Random
  /**
   * When a transaction hears that another one is in its way. 'write' (default): at its write, as documented;
   * the SDK then does not try again. 'commit': at its commit, where the SDK does.
   */
  transactionConflicts?: 'write' | 'commit'
  /** How long a transaction may stay open, ms by that clock; default 30 000, as the cloud's own message says. */
  transactionLife?: number
  /** How many documents an aggregation without a `limit` answers; default 20, as people report of the cloud. */
  aggregateRows?: number
  /** How long a request may take, ms; default 10 000, which is a guess. Others are answered meanwhile. */
  timeLimit?: number
}

/**
 * `index`: its name, `_id_`, or null for a scan. `sorted`: whether a page is read in order, without sorting all.
 * `scanned`: how many documents are looked at.
 */
export type Explanation = Pick<Plan, 'index' | 'sorted'> & { scanned: number }

/** The database of one cloud environment. */
export interface Database {
  /**
   * One database action of the server SDK's protocol ('database.getDocument', …) with the request's body
   * fields. Resolves to the answer's `data` once all it did, or saw, is on disk; of startTransaction, commit-
   * and abortTransaction to `{ transactionId }`. A write to what a transaction has locked waits for its end.
   * @throws TcbError with a code of https://docs.cloudbase.net/error-code/
   */
  execute(action: string, request: Record<string, unknown>): Promise<Record<string, unknown>>
  collections(): string[]
  /** @throws TcbError where it exists already, or its name cannot be */
  addCollection(name: string): Promise<void>
  /** With its documents. @throws TcbError DATABASE_COLLECTION_NOT_EXIST; so do the following */
  removeCollection(name: string): Promise<void>
  /** Those of a collection, but for `_id_`. */
  indexes(collection: string): IndexOptions[]
  count(collection: string, query?: object): number
  /** Plain documents, for the explorer, seeds and tests. The caller may change them. */
  find(collection: string, query?: object, options?: Partial<Page>): Document[]
  /** The name of the index that serves such a query, `_id_`, or null for a scan. Asks for no documents. */
  indexFor(collection: string, query: object, sort: Page['sort']): string | null
  /** How such a page is come by. */
  explain(collection: string, query?: object, options?: Partial<Page>): Explanation
  /** All or none. @returns the `_id` of each */
  insert(collection: string, documents: Document[]): Promise<string[]>
  /** The whole document with that `_id`. @returns whether there was one; if not, nothing has changed */
  replace(collection: string, document: Document): Promise<boolean>
  /** The document with that `_id`. @returns whether there was one */
  removeOne(collection: string, id: unknown): Promise<boolean>
  /** @returns how many are gone */
  remove(collection: string, query: object): Promise<number>
  /**
   * All lines are checked before the first is written, then batches of them, each in whole: others are answered
   * meanwhile. @throws BadLine, which says what is imported
   */
  import(
    collection: string,
    rows: Row[],
    conflict: OnConflict,
  ): Promise<{ inserted: number; updated: number }>
  /** All that it holds at this moment. The documents are the stored ones: not to be changed. */
  state(): DatabaseState
  /**
   * Builds another state beside the present one. What it returns takes its place at once, on disk too; open
   * transactions are over then. @throws TcbError where a unique index forbids it
   */
  prepare(state: DatabaseState): () => void
  /** Resolves when the file is complete and released. */
  close(): Promise<void>
}

/** @throws Error where the file is not a database of ours, or holds what a unique index now forbids */
export function openDatabase(options: DatabaseOptions): Database {
  const { engine, close } = openEngine(options.file, options.collections)
  const { now = Date.now, random = unguessable } = options
  const { transactionConflicts: conflicts = 'write', transactionLife: life = 30_000 } = options
  const { aggregateRows = 20, timeLimit = 10_000 } = options
  const transactions = new Transactions(engine, { conflicts, life, now, random })
  const durably = async <Result>(act: () => Steps<Result>): Promise<Result> => {
    try {
      return await patiently(act, timeLimit)
    } finally {
      // Also what a failed update has changed before it failed.
      await engine.settled()
    }
  }
  const written = <Result>(action: string, act: () => Result | Steps<Result>) =>
    durably(() => refusing(action, act))
  const writeOne = (collection: string, id: unknown, after?: Document) => {
    const before = engine.collection(collection).documents.get(keyOf(id))
    if (before) transactions.outside.write([{ collection, before, ...(after && { after }) }])
    return before !== undefined
  }
  return {
    execute: (action, request) =>
      durably(() => perform(action, request, { engine, transactions, now: now(), random, aggregateRows })),
    collections: () => engine.names(),
    async addCollection(name) {
      await written('database.addCollection', () => createCollection(engine, name))
    },
    removeCollection: (name) => written('database.removeCollection', () => engine.removeCollection(name)),
    ...readingOf(engine),
    async insert(collection, documents) {
      const act = () => insert({ store: transactions.outside, random }, collection, documents.map(adopt))
      return (await written('database.insertDocument', act)).map(String)
    },
    replace: (collection, document) =>
      written('database.modifyDocument', () => writeOne(collection, document['_id'], adopt(document))),
    removeOne: (collection, id) => written('database.removeDocument', () => writeOne(collection, id)),
    remove: (collection, query) =>
      written('database.removeDocument', () => remove(transactions.outside, collection, asked(query))),
    async import(name, rows, conflict) {
      const collection = engine.collection(name)
      await checkRows(collection, rows, conflict)
      const named = rows.map(({ line, document }) => ({ line, document: withId(document, random) }))
      const write = (changes: Change[]) =>
        written('database.insertDocument', () => transactions.outside.write(changes))
      return writeRows(collection, named, conflict, write)
    },
    state: () => engine.state(),
    prepare(state) {
      const swap = inOneGo(refusing('database.insertDocument', () => engine.prepare(state)))
      return () => {
        transactions.abortAll()
        swap()
      }
    },
    close() {
      transactions.abortAll()
      return close()
    },
  }
}

function readingOf(engine: Engine): Pick<Database, 'indexes' | 'count' | 'find' | 'indexFor' | 'explain'> {
  return {
    indexes: (collection) => engine.collection(collection).options.indexes ?? [],
    indexFor: (collection, query, sort) => planOf(engine.collection(collection), asked(query), sort).index,
    count(collection, query) {
      const source = engine.collection(collection)
      if (query === undefined) return source.documents.size
      return inOneGo(refusing('count', () => matching(source, asked(query)))).length
    },
    find(collection, query = {}, options) {
      const source = engine.collection(collection)
      const found = inOneGo(refusing('find', () => findPage(source, asked(query), pageWith(options))))
      return found.map((document) => clone(document) as Document)
    },
    explain(collection, query = {}, options) {
      const source = engine.collection(collection)
      const page = pageWith(options)
      const scanned = inOneGo(refusing('find', () => countScanned(source, asked(query), page)))
      const { index, sorted } = planOf(source, asked(query), page.sort)
      return { index, sorted, scanned }
    },
  }
}

function pageWith({ sort = {}, skip = 0, limit = Infinity }: Partial<Page> = {}): Page {
  return { sort, skip, limit }
}

/** A condition from this process, in which a regular expression may be JavaScript's. */
const asked = (query: object) => adopt(query)
