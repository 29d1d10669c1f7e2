import type { Random } from '../../shared/random'
import type { Change } from '../engine/change'
import type { Engine } from '../engine/engine'
import type { Store } from '../engine/store'
import { transactionConflict, transactionNotExist } from '../refusal'
import { lockNames } from './lock-names'
import { Locked } from './locked'
import { Transaction } from './transaction'

export interface TransactionOptions {
  conflicts: 'write' | 'commit'
  /** ms */
  life: number
  /** The emulator's clock, ms. */
  now: () => number
  random: Random
}

/**
 * The open transactions of one database: snapshot isolation. As documented, a write locks the document: the
 * write of another transaction fails at once, that of nobody's waits. With `conflicts: 'commit'` nothing is
 * locked, and of two the first to commit wins.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/database/transaction.html
 */
export class Transactions {
  readonly #open = new Map<string, Transaction>()
  /** Claimed name → who holds it. */
  readonly #locks = new Map<string, Transaction>()

  constructor(
    readonly engine: Engine,
    readonly options: TransactionOptions,
  ) {
    engine.listen({ written: (changes) => this.#keep(changes) })
  }

  /** For everything that belongs to no transaction. */
  readonly outside: Store = {
    collection: (name) => this.engine.collection(name),
    write: (changes) => {
      this.#endExpired()
      const lock = this.#locks.size > 0 ? this.#lockOn(this.#lockNames(changes)) : undefined
      if (lock) throw new Locked(lock.ended)
      this.engine.write(changes)
    },
  }

  start(): Transaction {
    this.#endExpired()
    const id = this.options.random('transaction', 16).toString('hex')
    const transaction = new Transaction(id, this.#now() + this.options.life, {
      living: (name) => this.engine.collection(name),
      claim: (claimant, names) => this.#claim(claimant, names),
      lockNames: (changes) => this.#lockNames(changes),
    })
    this.#open.set(transaction.id, transaction)
    return transaction
  }

  /** @throws TcbError DATABASE_TRANSACTION_FAIL where it is over, or never was */
  get(id: string): Transaction {
    this.#endExpired()
    const transaction = this.#open.get(id)
    if (!transaction) throw transactionNotExist()
    return transaction
  }

  /** Over in any case, as the SDK may not say so again. @throws TcbError DATABASE_TRANSACTION_CONFLICT */
  commit(id: string): void {
    const transaction = this.get(id)
    this.abort(id)
    if (meet(transaction.claimed, transaction.touched)) throw transactionConflict()
    this.engine.write(transaction.log)
  }

  /** Of one that is over already it does nothing: the SDK aborts after a failed commit. */
  abort(id: string): void {
    const transaction = this.#open.get(id)
    if (!transaction) return
    this.#open.delete(id)
    for (const name of transaction.claimed) this.#locks.delete(name)
    transaction.end()
  }

  abortAll(): void {
    for (const id of [...this.#open.keys()]) this.abort(id)
  }

  #now(): number {
    return this.options.now()
  }

  /** A function that died leaves its transaction open: nobody else will end it. */
  #endExpired(): void {
    if (this.#open.size === 0) return
    for (const { id, expires } of [...this.#open.values()]) if (this.#now() >= expires) this.abort(id)
  }

  /** MongoDB, too, refuses what was changed after the snapshot, though its lock is long gone. */
  #claim(transaction: Transaction, names: Set<string>): void {
    if (this.options.conflicts === 'commit') return
    const lock = this.#lockOn(names, transaction)
    if (lock || meet(names, transaction.touched)) throw transactionConflict()
    for (const name of names) this.#locks.set(name, transaction)
  }

  #lockOn(names: Set<string>, own?: Transaction): Transaction | undefined {
    for (const name of names) {
      const holder = this.#locks.get(name)
      if (holder && holder !== own) return holder
    }
    return undefined
  }

  #keep(changes: Change[]): void {
    if (this.#open.size === 0) return
    const names = this.#lockNames(changes)
    for (const transaction of this.#open.values()) transaction.keep(changes, names)
  }

  #lockNames(changes: Change[]): Set<string> {
    return new Set(changes.flatMap((change) => lockNames(this.engine.collection(change.collection), change)))
  }
}

function meet(names: Set<string>, others: Set<string>): boolean {
  for (const name of names) if (others.has(name)) return true
  return false
}
