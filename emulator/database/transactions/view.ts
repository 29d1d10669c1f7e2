import { type Change, applyChange } from '../engine/change'
import { Collection } from '../engine/collection'
import type { Document } from '../document'
import { keyOf } from '../ejson'

/**
 * A collection as one transaction sees it: the living one, but for the documents that others have changed
 * since the transaction began, which are here as they were, and for those that it has changed itself.
 */
export class View {
  readonly name: string
  /** What stands in for the hidden documents, with indexes of its own. */
  readonly instead: Collection
  readonly #hidden = new Set<string>()

  constructor(readonly living: Collection) {
    this.name = living.name
    this.instead = new Collection(living.name, living.options)
  }

  /** Another one after every change that it sees. */
  get version(): number {
    return this.living.version + this.instead.version
  }

  /** Whether the living document is what the transaction sees. */
  shows(document: Document): boolean {
    return !this.#hidden.has(keyOf(document['_id']))
  }

  /** Somebody else has changed the document: the transaction goes on seeing the earlier one. */
  keep({ before, after }: Change): void {
    const key = keyOf((before ?? after)?.['_id'])
    if (this.#hidden.has(key)) return
    this.#hidden.add(key)
    if (before) this.instead.insert(before)
  }

  /** The transaction's own change. @throws MongoError; half done then */
  apply(change: Change): void {
    const { before, after } = change
    if (before) this.keep(change)
    if (after) this.living.checkUnique(after, (holder) => this.shows(holder))
    applyChange(this.instead, change)
    if (after) this.#hidden.add(keyOf(after['_id']))
  }
}
