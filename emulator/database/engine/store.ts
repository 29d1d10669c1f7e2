import type { View } from '../transactions/view'
import type { Change } from './change'
import type { Collection } from './collection'

/** What a query reads: a collection as it is, or as one transaction sees it. */
export type Source = Collection | View

/** Where an action reads and writes: the database itself, or a transaction in it. */
export interface Store {
  /** @throws TcbError DATABASE_COLLECTION_NOT_EXIST */
  collection(name: string): Source
  /** All of it or nothing. @throws MongoError, TcbError DATABASE_TRANSACTION_CONFLICT, Locked */
  write(changes: Change[]): void
}
