import type { CollectionOptions, IndexOptions } from '../../shared/options'
import type { DatabaseState, StoredState } from '../document'
import { collectionNotExist } from '../refusal'
import { checkStorable } from '../storable'
import type { GroupCommit } from '../storage/group-commit'
import { applyChange, type Change, undone } from './change'
import { Collection } from './collection'
import type { Store } from './store'

/** Hears of what becomes of the documents of an engine, before the disk has it. */
export interface EngineListener {
  /** After every write, and after one that the disk refused was taken back. */
  written(changes: Change[]): void
  /** A collection is gone, or all of them are others now, without single steps. */
  replaced?(): void
}

/**
 * All collections of one environment in memory. A write is checked and applied in one go, without an
 * `await` inside: what arrives at the same time is put in line, and a reader never meets half of it.
 */
export class Engine implements Store {
  #collections = new Map<string, Collection>()
  readonly #listeners = new Set<EngineListener>()

  constructor(
    readonly options: Record<string, CollectionOptions>,
    readonly durability?: GroupCommit,
  ) {}

  names(): string[] {
    return [...this.#collections.keys()]
  }

  has(name: string): boolean {
    return this.#collections.has(name)
  }

  /** @throws TcbError DATABASE_COLLECTION_NOT_EXIST */
  collection(name: string): Collection {
    const collection = this.#collections.get(name)
    if (!collection) throw collectionNotExist(name)
    return collection
  }

  /** What the disk already knows: a collection that exists there. */
  restoreCollection(name: string): Collection {
    const collection = this.#collections.get(name) ?? this.#made(name)
    this.#collections.set(name, collection)
    return collection
  }

  addCollection(name: string): void {
    this.restoreCollection(name)
    this.durability?.add([{ collection: name }], () => this.#collections.delete(name))
  }

  /** Those of the options that are not there yet. */
  addMissing(): void {
    for (const name of Object.keys(this.options)) if (!this.has(name)) this.addCollection(name)
  }

  /** More that exist from the start; those that are there stay as they are. */
  declare(collections: Record<string, CollectionOptions>): void {
    for (const [name, options] of Object.entries(collections))
      if (!this.has(name)) this.options[name] = options
    this.addMissing()
  }

  /**
   * With other indexes from now on, which are not kept on disk.
   * @throws TcbError DATABASE_COLLECTION_NOT_EXIST; MongoError where a document does not fit, and then nothing has changed
   */
  changeIndexes(name: string, indexes: IndexOptions[]): void {
    const before = this.collection(name)
    const options = { ...before.options, indexes }
    const collection = new Collection(name, options)
    for (const document of before.documents.values()) collection.insert(document)
    this.options[name] = options
    this.#collections.set(name, collection)
    this.#replaced()
  }

  /** On disk when it returns. @throws TcbError DATABASE_COLLECTION_NOT_EXIST, SYS_ERR */
  removeCollection(name: string): void {
    this.collection(name)
    this.durability?.alone((file) => file.removeCollection(name))
    this.#collections.delete(name)
    this.#replaced()
  }

  /** Of this moment: documents are never changed in place. */
  state(): DatabaseState {
    return new Map([...this.#collections].map(([name, { documents }]) => [name, [...documents.values()]]))
  }

  /**
   * Builds another state beside the present one. What it returns takes its place, on disk when that returns.
   * @throws MongoError E11000 where a unique index forbids it, and then nothing has changed
   */
  prepare(state: StoredState): () => void {
    const collections = new Map([...state.keys()].map((name) => [name, this.#made(name)]))
    for (const [name, documents] of state)
      for (const { document } of documents) collections.get(name)?.insert(document)
    return () => {
      this.durability?.alone((file) => file.replace(state))
      this.#collections = collections
      this.addMissing()
      this.#replaced()
    }
  }

  /** All of it or nothing. On disk once `settled()` resolves. @throws MongoError */
  write(changes: Change[]): void {
    if (changes.length === 0) return
    const applied: Change[] = []
    try {
      for (const change of changes) {
        if (change.after) checkStorable(change.after)
        applyChange(this.collection(change.collection), change)
        applied.push(change)
      }
    } catch (error) {
      this.#undo(applied)
      throw error
    }
    this.#written(changes)
    this.durability?.add(changes, () => this.#revert(changes))
  }

  /**
   * Resolves when everything applied so far is on disk. Readers wait too: nobody may be told of a
   * document that a crash could still take back. @throws TcbError SYS_ERR where the disk refused
   */
  async settled(): Promise<void> {
    await this.durability?.settled()
  }

  /** Returns the way to stop. */
  listen(listener: EngineListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #written(changes: Change[]): void {
    for (const listener of this.#listeners) listener.written(changes)
  }

  #replaced(): void {
    for (const listener of this.#listeners) listener.replaced?.()
  }

  #made(name: string): Collection {
    return new Collection(name, Object.hasOwn(this.options, name) ? this.options[name] : undefined)
  }

  #revert(changes: Change[]): void {
    this.#undo(changes)
    this.#written(changes.map(undone).reverse())
  }

  #undo(changes: Change[]): void {
    for (const change of [...changes].reverse())
      applyChange(this.collection(change.collection), undone(change))
  }
}
