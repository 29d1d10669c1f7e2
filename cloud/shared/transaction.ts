import { setTimeout as sleep } from 'node:timers/promises'
import { type Documents, Errcode } from '../../contract'
import { database } from './database'
import { Failure } from './failure'
import { describe } from './log'

/** Twenty simultaneous transactions on the same two documents needed up to ten, each waiting 200 ms on average. */
const TRIES = 25
/** ms */
const LONGEST_WAIT = 400

interface ReadInside<Document> {
  /** null where there is none */
  get(): Promise<{ data: Document | null }>
}

interface DocumentInside<Document> extends ReadInside<Document> {
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  set(options: { data: Omit<Document, '_id'> }): Promise<unknown>
  remove(): Promise<{ stats: { removed: number } }>
}

/**
 * What the SDK really does inside a transaction. Of its other methods where().update(), where().remove(),
 * count() and aggregate() run outside without a word; on a document that the transaction has locked they
 * would wait for their own transaction to expire.
 */
export interface Transaction {
  collection<N extends keyof Documents>(
    name: N,
  ): {
    /** Of `audit` to be read only: nothing in it is ever changed or removed. */
    doc(id: string): N extends 'audit' ? ReadInside<Documents[N]> : DocumentInside<Documents[N]>
    add(options: { data: Documents[N] }): Promise<unknown>
  }
}

/**
 * All that `run` writes, or nothing of it. `run` is called again, after a random wait, where another transaction
 * was in the way: the SDK's own retry does so only for a conflict at the commit, while the cloud reports
 * it at the write. So `run` must have no other effect, and use nothing but what it is given.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/database/transaction.html
 * @param most tries
 * @throws what `run` throws; Failure WRITE_FAILED where every try met a conflict
 */
export async function inTransaction<Result>(
  run: (transaction: Transaction) => Promise<Result>,
  most = TRIES,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return (await database().runTransaction(run, 0)) as Result
    } catch (cause) {
      if (!isConflict(cause)) throw cause
      if (tries === most) throw Object.assign(new Failure(Errcode.WRITE_FAILED), { cause })
      await sleep(Math.random() * LONGEST_WAIT)
    }
  }
}

/**
 * The same for a function's own writes, where whatever else goes wrong is that they could not be written.
 * @throws Failure what `run` throws of this kind, or WRITE_FAILED
 */
export async function writeTogether<Result>(
  run: (transaction: Transaction) => Promise<Result>,
  most?: number,
): Promise<Result> {
  try {
    return await inTransaction(run, most)
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    throw Object.assign(new Failure(Errcode.WRITE_FAILED), { cause })
  }
}

/** At a write the SDK loses the code and keeps the words, at the commit it is the other way about. */
function isConflict(error: unknown): boolean {
  return /TransactionConflict|transaction.*conflict/i.test(describe(error))
}
