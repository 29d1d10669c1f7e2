import type { Change } from '../engine/change'
import type { Collection } from '../engine/collection'
import type { Source, Store } from '../engine/store'
import { checkStorable } from '../storable'
import { View } from './view'

/** What a transaction is given of the database. */
export interface Surroundings {
  /** @throws TcbError DATABASE_COLLECTION_NOT_EXIST */
  living(name: string): Collection
  /** @throws TcbError DATABASE_TRANSACTION_CONFLICT */
  claim(transaction: Transaction, names: Set<string>): void
  lockNames(changes: Change[]): Set<string>
}

/** One open transaction: a snapshot from its first operation on, and what it has written so far. */
export class Transaction implements Store {
  /** Its changes, in order. */
  readonly log: Change[] = []
  /** What it has laid claim to. */
  readonly claimed = new Set<string>()
  /** What others have changed since its first operation. */
  readonly touched = new Set<string>()
  /** Resolves when it is over, however it ended. */
  readonly ended: Promise<void>
  #begun = false
  readonly #views = new Map<string, View>()
  readonly #surroundings: Surroundings
  #end: () => void = () => undefined

  /** @param expires by the emulator's clock, ms */
  constructor(
    readonly id: string,
    readonly expires: number,
    surroundings: Surroundings,
  ) {
    this.#surroundings = surroundings
    this.ended = new Promise((resolve) => (this.#end = resolve))
  }

  collection(name: string): Source {
    const living = this.#surroundings.living(name)
    return this.#views.get(name) ?? living
  }

  /** Nobody else sees it before the commit. Where it throws, the transaction is to be ended. */
  write(changes: Change[]): void {
    const names = this.#surroundings.lockNames(changes)
    this.#surroundings.claim(this, names)
    for (const name of names) this.claimed.add(name)
    for (const change of changes) {
      if (change.after) checkStorable(change.after)
      this.#view(change.collection).apply(change)
      this.log.push(change)
    }
  }

  /** With its first operation. As in MongoDB, what others write before that is no conflict. */
  begin(): void {
    this.#begun = true
  }

  /** Others have written. */
  keep(changes: Change[], names: Set<string>): void {
    if (!this.#begun) return
    for (const name of names) this.touched.add(name)
    for (const change of changes) this.#view(change.collection).keep(change)
  }

  end(): void {
    this.#end()
  }

  #view(name: string): View {
    const view = this.#views.get(name) ?? new View(this.#surroundings.living(name))
    this.#views.set(name, view)
    return view
  }
}
