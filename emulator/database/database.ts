import { cloneDeep } from 'mingo/util'
import type { CollectionOptions } from '../options'
import type { Action } from './actions/action'
import { ACTIONS } from './actions/actions'
import { insert } from './actions/insert-document'
import { remove } from './actions/remove-document'
import type { Document } from './document'
import { adopt } from './ejson'
import { openEngine } from './open-engine'
import { findPage, type Page } from './query/find'
import { invalidParam, refusal } from './refusal'
import type { Request } from './request'

export interface DatabaseOptions {
  /** SQLite file; absent: in memory. One process at a time. */
  file?: string
  /** Collections that exist from the start, with their indexes. */
  collections?: Record<string, CollectionOptions>
  /** The emulator's clock, ms. */
  now?: () => number
}

/** The database of one cloud environment. */
export interface Database {
  /**
   * One database action of the server SDK's protocol ('database.getDocument', …) with the request's body
   * fields. Resolves to the answer's `data` once all it did, or saw, is on disk.
   * @throws TcbError with a code of https://docs.cloudbase.net/error-code/
   */
  execute(action: string, request: Record<string, unknown>): Promise<Record<string, unknown>>
  collections(): string[]
  /** @throws TcbError DATABASE_COLLECTION_NOT_EXIST; so do the following */
  count(collection: string): number
  /** Plain documents, for the explorer, seeds and tests. The caller may change them. */
  find(collection: string, query?: object, options?: Partial<Page>): Document[]
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
  const durably = async <Result>(action: string, perform: () => Result): Promise<Result> => {
    const result = refusing(action, perform)
    await engine.settled()
    return result
  }
  return {
    execute: (action, request) =>
      durably(action, () => actionOf(action, request)(request, { engine, now: now() })),
    collections: () => engine.names(),
    count: (collection) => engine.collection(collection).documents.size,
    find(collection, query = {}, { sort = {}, skip = 0, limit = Infinity } = {}) {
      const page = { sort, skip, limit }
      const found = refusing('find', () => findPage(engine.collection(collection), query as Document, page))
      return found.map((document) => cloneDeep<Document>(document))
    },
    async insert(collection, documents) {
      const perform = () => insert(engine, collection, documents.map(adopt))
      return (await durably('database.insertDocument', perform)).map(String)
    },
    remove: (collection, query) =>
      durably('database.removeDocument', () => remove(engine, collection, query as Document)),
    close,
  }
}

function actionOf(action: string, request: Request): Action {
  const found = ACTIONS.get(action)
  if (!found) throw invalidParam(`unknown action ${action}`)
  if (request['transactionId'] !== undefined) throw invalidParam('the emulator has no transactions yet')
  return found
}

function refusing<Result>(action: string, perform: () => Result): Result {
  try {
    return perform()
  } catch (error) {
    throw refusal(action, error)
  }
}
