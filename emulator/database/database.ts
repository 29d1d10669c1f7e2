import type { CollectionOptions, DatabaseBehaviour, IndexOptions } from '../shared/options'
import { type Random, unguessable } from '../shared/random'
import type { Served } from './actions/action'
import { createCollection } from './actions/add-collection'
import { changeIndexes } from './actions/change-indexes'
import { insert, withId } from './actions/insert-document'
import { remove } from './actions/remove-document'
import type { DatabaseState, Document, StoredState } from './document'
import { adopt, clone, keyOf } from './ejson'
import type { Change } from './engine/change'
import type { Collection } from './engine/collection'
import type { Engine } from './engine/engine'
import { checkRows, type OnConflict, type Row, writeRows } from './import-documents'
import { openEngine } from './open-engine'
import { perform, refusing } from './perform'
import { findPage, type Found, matching, type Page } from './query/find'
import type { GroupCommit } from './storage/group-commit'
import { patiently } from './transactions/locked'
import { Transactions } from './transactions/transactions'
import type { Request } from './request'
import { inOneGo, type Steps } from './work/steps'
import type { Watcher, Watching } from './watch/watch'
import { watchQuery } from './watch/watch-query'

export interface DatabaseOptions extends DatabaseBehaviour {
  /** SQLite file; absent: in memory. One process at a time. */
  file?: string
  /** Collections that exist from the start, with their indexes. */
  collections?: Record<string, CollectionOptions>
  /** The emulator's clock, ms. */
  now?: () => number
  /** What `_id`s and transactions' ids are made of. */
  random?: Random
  /** How long a transaction may stay open, ms by that clock; default 30 000, as the cloud's own message says. */
  transactionLife?: number
}

/** How a page is come by. */
export type Explanation = Omit<Found, 'documents'>

export interface PageFound {
  total: number
  documents: Document[]
  explain: Explanation
}

/** The database of one cloud environment. */
export interface Database {
  /**
   * One database action of the server SDK's protocol ('database.getDocument', …) with the request's body
   * fields. Resolves to the answer's `data` once all it did, or saw, is on disk; of startTransaction, commit-
   * and abortTransaction to `{ transactionId }`. A write to what a transaction has locked waits for its end.
   * `tell` hears how it was served.
   * @throws TcbError with a code of https://docs.cloudbase.net/error-code/
   */
  execute(
    action: string,
    request: Record<string, unknown>,
    tell?: (served: Served) => void,
  ): Promise<Record<string, unknown>>
  /**
   * Tells of every change of what a request like that of `database.getDocument` finds, by its `query`, `order` (default:
   * `_id`, the greatest first) and `limit` (default: all).
   * @throws TcbError as `execute` does, and where there is too much of it
   */
  watch(request: Request, watcher: Watcher): Promise<Watching>
  collections(): string[]
  /** @throws TcbError where it exists already, or its name cannot be */
  addCollection(name: string): Promise<void>
  /** Makes those that are not there, with their indexes. */
  declare(collections: Record<string, CollectionOptions>): Promise<void>
  /** With its documents. @throws TcbError DATABASE_COLLECTION_NOT_EXIST; so do the following */
  removeCollection(name: string): Promise<void>
  /**
   * Until the emulator ends: at a start they are those of the options.
   * @throws TcbError where one that is to be dropped is not there, one to be made is, or a document does not fit it
   */
  changeIndexes(collection: string, change: { create: IndexOptions[]; drop: string[] }): Promise<void>
  /** Those of a collection, but for `_id_`. */
  indexes(collection: string): IndexOptions[]
  count(collection: string, query?: object): number
  /** Plain documents, for the explorer, seeds and tests. The caller may change them. */
  find(collection: string, query?: object, options?: Partial<Page>): Document[]
  /** How such a page is come by. */
  explain(collection: string, query?: object, options?: Partial<Page>): Explanation
  /**
   * The three of them at once, for people who type conditions: others are answered meanwhile. `total` counts what
   * matches on all pages. @throws TcbError DATABASE_TIMEOUT, and what `find` throws
   */
  page(collection: string, query: object, options: Partial<Page>): Promise<PageFound>
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
  prepare(state: StoredState): () => void
  /** Resolves when the file is complete and released. */
  close(): Promise<void>
}

/** @throws Error where the file is not a database of ours, or holds what a unique index now forbids */
export function openDatabase(options: DatabaseOptions): Database {
  const { engine, close } = openEngine(options.file, { ...options.collections })
  const { now = Date.now, random = unguessable } = options
  const { transactionConflicts: conflicts = 'write', transactionLife: life = 30_000 } = options
  const { aggregateRows = 20, timeLimit = 10_000 } = options
  const transactions = new Transactions(engine, { conflicts, life, now, random })
  const durably = <Result>(act: () => Steps<Result>) => settling(engine.durability, patiently(act, timeLimit))
  const written = <Result>(action: string, act: () => Result | Steps<Result>) =>
    durably(() => refusing(action, act))
  const writeOne = writingOne(engine, transactions)
  return {
    execute(action, request, tell = unheard) {
      const context = { engine, transactions, random, aggregateRows, tell }
      return durably(() => perform(action, request, { ...context, now: now() }))
    },
    watch(request, watcher) {
      const find = (steps: () => Steps<Found>) => written('database.getDocument', steps)
      return watchQuery({ engine, now: now(), find }, request, watcher)
    },
    collections: () => engine.names(),
    addCollection: (name) => written('database.addCollection', () => createCollection(engine, name)),
    declare: (collections) => written('database.addCollection', () => engine.declare(collections)),
    removeCollection: (name) => written('database.removeCollection', () => engine.removeCollection(name)),
    changeIndexes: (...given) => written('database.updateIndexes', () => changeIndexes(engine, ...given)),
    ...readingOf(engine),
    page: (collection, query, options) =>
      durably(() => refusing('find', () => pageFound(engine.collection(collection), asked(query), options))),
    async insert(collection, documents) {
      const act = () => insert({ store: transactions.outside, random }, collection, documents.map(adopt))
      return (await written('database.insertDocument', act)).map(String)
    },
    replace: (collection, document) =>
      written('database.modifyDocument', () => writeOne(collection, document['_id'], adopt(document))),
    removeOne: (collection, id) => written('database.removeDocument', () => writeOne(collection, id)),
    remove: (collection, query) =>
      written('database.removeDocument', () =>
        remove({ store: transactions.outside, tell: unheard }, collection, asked(query)),
      ),
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

/** Another document in the place of the one with that `_id`, or none. @returns whether there was one */
function writingOne(engine: Engine, { outside }: Transactions) {
  return (collection: string, id: unknown, after?: Document) => {
    const before = engine.collection(collection).documents.get(keyOf(id))
    if (before) outside.write([{ collection, before, ...(after && { after, replaces: true }) }])
    return before !== undefined
  }
}

function readingOf(engine: Engine): Pick<Database, 'indexes' | 'count' | 'find' | 'explain'> {
  return {
    indexes: (collection) => engine.collection(collection).options.indexes ?? [],
    count(collection, query) {
      const source = engine.collection(collection)
      if (query === undefined) return source.documents.size
      return inOneGo(refusing('count', () => matching(source, asked(query)))).documents.length
    },
    find(collection, query = {}, options) {
      const source = engine.collection(collection)
      const found = inOneGo(refusing('find', () => findPage(source, asked(query), pageWith(options))))
      return found.documents.map(copied)
    },
    explain(collection, query = {}, options) {
      const source = engine.collection(collection)
      const { index, sorted, scanned } = inOneGo(
        refusing('find', () => findPage(source, asked(query), pageWith(options))),
      )
      return { index, sorted, scanned }
    },
  }
}

/** Its result once all that it did, or saw, is on disk; where there is none, at once. */
function settling<Result>(durability: GroupCommit | undefined, work: Promise<Result>): Promise<Result> {
  return durability ? settled(durability, work) : work
}

async function settled<Result>(durability: GroupCommit, work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } finally {
    // Also what a failed update has changed before it failed.
    await durability.settled()
  }
}

function* pageFound(source: Collection, query: Document, options: Partial<Page>): Steps<PageFound> {
  const total = (yield* matching(source, query)).documents.length
  const { documents, index, sorted, scanned } = yield* findPage(source, query, pageWith(options))
  return { total, documents: documents.map(copied), explain: { index, sorted, scanned } }
}

const copied = (document: Document) => clone(document) as Document

const unheard = () => undefined

function pageWith({ sort = {}, skip = 0, limit = Infinity }: Partial<Page> = {}): Page {
  return { sort, skip, limit }
}

/** A condition from this process, in which a regular expression may be JavaScript's. */
const asked = (query: object) => adopt(query)
