import { cloneDeep } from 'mingo/util'
import type { CollectionOptions } from '../options'
import { insert } from './actions/insert-document'
import { remove } from './actions/remove-document'
import type { Document } from './document'
import { adopt } from './ejson'
import { openEngine } from './open-engine'
import { perform, refusing } from './perform'
import { findPage, type Page } from './query/find'
import { type Plan, planOf } from './query/plan'
import { patiently } from './transactions/locked'
import { Transactions } from './transactions/transactions'

export interface DatabaseOptions {
  /** SQLite file; absent: in memory. One process at a time. */
  file?: string
  /** Collections that exist from the start, with their indexes. */
  collections?: Record<string, CollectionOptions>
  /** The emulator's clock, ms. */
  now?: () => number
  /**
   * When a transaction hears that another one is in its way. 'write' (default): at its write, as documented;
   * the SDK then does not try again. 'commit': at its commit, where the SDK does.
   */
  transactionConflicts?: 'write' | 'commit'
  /** How long a transaction may stay open, ms by that clock; default 30 000. How long the cloud's may is not documented. */
  transactionLife?: number
}

/** `index`: its name, `_id_`, or null for a scan. `sorted`: whether a page is read in order, without sorting all. */
export type Explanation = Pick<Plan, 'index' | 'sorted'>

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
  /** @throws TcbError DATABASE_COLLECTION_NOT_EXIST; so do the following */
  count(collection: string): number
  /** Plain documents, for the explorer, seeds and tests. The caller may change them. */
  find(collection: string, query?: object, options?: Partial<Page>): Document[]
  /** How such a query is answered: not asked for its documents. */
  explain(collection: string, query?: object, sort?: Page['sort']): Explanation
  /** All or none. @returns the `_id` of each */
  insert(collection: string, documents: Document[]): Promise<string[]>
  /** @returns how many are gone */
  remove(collection: string, query: object): Promise<number>
  /** Resolves when the file is complete and released. */
  close(): Promise<void>
}

/** @throws Error where the file is not a database of ours, or holds what a unique index now forbids */
export function openDatabase(options: DatabaseOptions): Database {
  const { engine, close } = openEngine(options.file, options.collections)
  const now = options.now ?? Date.now
  const { transactionConflicts: conflicts = 'write', transactionLife: life = 30_000 } = options
  const transactions = new Transactions(engine, { conflicts, life, now })
  const durably = async <Result>(act: () => Result): Promise<Result> => {
    const result = await patiently(act)
    await engine.settled()
    return result
  }
  const written = <Result>(action: string, act: () => Result) => durably(() => refusing(action, act))
  return {
    execute: (action, request) =>
      durably(() => perform(action, request, { engine, transactions, now: now() })),
    collections: () => engine.names(),
    count: (collection) => engine.collection(collection).documents.size,
    find(collection, query = {}, { sort = {}, skip = 0, limit = Infinity } = {}) {
      const page = { sort, skip, limit }
      const found = refusing('find', () => findPage(engine.collection(collection), query as Document, page))
      return found.map((document) => cloneDeep<Document>(document))
    },
    explain(collection, query = {}, sort = {}) {
      const { index, sorted } = planOf(engine.collection(collection), query as Document, sort)
      return { index, sorted }
    },
    async insert(collection, documents) {
      const act = () => insert(transactions.outside, collection, documents.map(adopt))
      return (await written('database.insertDocument', act)).map(String)
    },
    remove: (collection, query) =>
      written('database.removeDocument', () => remove(transactions.outside, collection, query as Document)),
    close() {
      transactions.abortAll()
      return close()
    },
  }
}
