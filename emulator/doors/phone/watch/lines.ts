import type { WatchEvent } from '../../../database/watch/doc-change'
import type { Watching } from '../../../database/watch/watch'
import type { Owner } from '../../../people/phones'

export type { DocChange, WatchEvent } from '../../../database/watch/doc-change'

/** What has happened to one of the watches of a line: an event, or its end. */
export interface News {
  watchId: string
  /** Counts the events of this watch; that of the beginning is 0. */
  id: number
  event?: WatchEvent
  /** As the server SDK's protocol says it. */
  error?: { code: string; message: string }
}

/** `gone`: there is no such line, as the emulator was started anew or nobody has asked for long. */
export type Heard = { news: News[]; last: number } | { gone: true }

/**
 * How a page hears of what it watches: all its watches share one line, which it asks for news, and which answers as soon
 * as there are some (a long poll). So it needs one connection, and nothing but requests.
 */
export interface Lines {
  /** A line that is not there yet is made. */
  line(owner: Owner, name: string): Line
  /**
   * Resolves when there are news, or after a while without.
   * @param after the last that was heard, and need not be told again
   */
  next(owner: Owner, name: string, after: number): Promise<Heard>
  hangUp(owner: Owner, name: string, watchId: string): void
}

export interface Line {
  add(watchId: string, watching: Watching): void
  tell(news: News): void
}

/** ms that a question without an answer waits: below WeChat's 60 s, and below what proxies bear. */
const PATIENCE = 20_000
/** ms without a question after which nobody is at the other end any more. */
const FORGOTTEN = 60_000

class OpenLine implements Line {
  readonly watches = new Map<string, Watching>()
  #news: News[] = []
  /** How many were told and need not be kept. */
  #told = 0
  #wake: (() => void) | undefined
  #end: NodeJS.Timeout | undefined

  constructor(readonly forget: () => void) {
    this.#expectQuestion()
  }

  add(watchId: string, watching: Watching) {
    this.watches.set(watchId, watching)
  }

  tell(news: News) {
    this.#news.push(news)
    if (news.error) this.watches.delete(news.watchId)
    this.#wake?.()
  }

  hangUp(watchId: string) {
    this.watches.get(watchId)?.close()
    this.watches.delete(watchId)
    if (this.watches.size > 0) return
    clearTimeout(this.#end)
    this.forget()
    this.#wake?.()
  }

  async next(after: number): Promise<Heard> {
    clearTimeout(this.#end)
    this.#news = this.#news.slice(Math.max(0, after - this.#told))
    this.#told = Math.max(this.#told, after)
    if (this.#news.length === 0) await this.#something()
    if (this.watches.size > 0) this.#expectQuestion()
    return { news: [...this.#news], last: this.#told + this.#news.length }
  }

  /** Only the last question is answered: an earlier one is of a connection that broke. */
  #something(): Promise<void> {
    this.#wake?.()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PATIENCE).unref()
      this.#wake = () => {
        clearTimeout(timer)
        this.#wake = undefined
        resolve()
      }
    })
  }

  #expectQuestion() {
    clearTimeout(this.#end)
    this.#end = setTimeout(() => {
      for (const watching of this.watches.values()) watching.close()
      this.forget()
    }, FORGOTTEN).unref()
  }
}

export function createLines(): Lines {
  const lines = new Map<string, OpenLine>()
  const keyOf = ({ appid, openid }: Owner, name: string) => `${appid}/${openid}/${name}`

  return {
    line(owner, name) {
      const key = keyOf(owner, name)
      const line = lines.get(key) ?? new OpenLine(() => lines.delete(key))
      lines.set(key, line)
      return line
    },
    next: async (owner, name, after) => lines.get(keyOf(owner, name))?.next(after) ?? { gone: true },
    hangUp: (owner, name, watchId) => lines.get(keyOf(owner, name))?.hangUp(watchId),
  }
}
