import type { Document } from '../document'
import { keyOf } from '../ejson'
import type { Change } from '../engine/change'

/** What was done to one document since the last look: from what it was to what it is. */
interface Step {
  before: Document | undefined
  after: Document | undefined
  replaces: boolean
}

/** What was done to the documents of one collection since somebody last looked. */
export class Noted {
  readonly #steps = new Map<string, Step>()
  /** All of them may be others, without single steps. */
  replaced = false

  get isEmpty(): boolean {
    return this.#steps.size === 0 && !this.replaced
  }

  note({ before, after, replaces }: Change): void {
    const key = keyOf((after ?? before)?.['_id'])
    const known = this.#steps.get(key)
    this.#steps.set(key, {
      before: known ? known.before : before,
      after,
      replaces: replaces === true || known?.replaces === true,
    })
  }

  /** Of those that came later. */
  add(later: Noted): void {
    this.replaced ||= later.replaced
    for (const [key, step] of later.#steps) {
      const known = this.#steps.get(key)
      this.#steps.set(key, {
        ...step,
        ...(known && { before: known.before, replaces: known.replaces || step.replaces }),
      })
    }
  }

  /** @param key of the document's `_id` */
  step(key: string): Step | undefined {
    return this.#steps.get(key)
  }
}
