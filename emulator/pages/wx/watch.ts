import type { Heard, News, WatchEvent } from '../../doors/phone/watch/lines'
import { ask, WxError } from './ask'
import type { Carrier } from './carrier'
import { askDatabase, databaseError } from './database-request'
import { type Snapshot, WatchedList } from './snapshot'

/** What a query asks for, in the words of `database.getDocument`. */
export interface Query {
  env?: string | undefined
  collectionName: string
  query?: string | undefined
  order?: string | undefined
  limit?: number | undefined
}

export interface Listener {
  onChange: (snapshot: Snapshot) => void
  /** The watch is over then. */
  onError: (error: WxError) => void
}

/** Of WeChat's error table: 初始化监听失败, 重连 WebSocket 失败, 收到服务器错误信息 */
const [NOT_BEGUN, NOT_CONNECTED, NOT_GONE_ON] = [-402002, -402003, -402006]

interface Watch {
  readonly id: string
  readonly query: Query
  readonly listener: Listener
  list: WatchedList
  /** Undefined until the beginning was answered: what happens meanwhile waits here. */
  early: News[] | undefined
}

/** So often a broken connection is tried again, at intervals of so many ms: an emulator that is started anew is soon there. */
const RETRIES = 30
const INTERVAL = 2_000

/** What a page watches: all of it comes by one request at a time, which the emulator answers when something happens. */
export class Watches {
  readonly #watches = new Map<string, Watch>()
  // Only this phone's own lines are found by it, so it need not be hard to guess.
  readonly #line = Math.random().toString(36).slice(2)
  #count = 0
  #last = 0
  #listening = false

  constructor(readonly carrier: Carrier) {}

  /** `collection.watch()`: what is wrong is told to `onError`. */
  start(query: Query, listener: Listener): { close: () => Promise<void> } {
    const id = `${++this.#count}`
    const watch: Watch = { id, query, listener, list: new WatchedList(), early: [] }
    this.#watches.set(id, watch)
    void this.#begin(watch)
    return {
      close: async () => {
        if (!this.#watches.delete(id)) return
        await this.#hangUp(id)
      },
    }
  }

  async #begin(watch: Watch): Promise<void> {
    watch.early = []
    try {
      const request = { ...watch.query, line: this.#line, watchId: watch.id }
      const { data } = await askDatabase(this.carrier, 'watch', request)
      if (!this.#watches.has(watch.id)) {
        await this.#hangUp(watch.id)
        return
      }
      watch.list = new WatchedList()
      watch.listener.onChange({ ...watch.list.snapshot(0, data as WatchEvent), type: 'init' })
    } catch (error) {
      this.#fail(watch, NOT_BEGUN, error)
      return
    }
    const { early } = watch
    watch.early = undefined
    early.forEach((news) => this.#hear(news))
    void this.#listen()
  }

  async #listen(): Promise<void> {
    if (this.#listening) return
    this.#listening = true
    for (let failures = 0; this.#watches.size > 0;) {
      try {
        const heard = await ask<Heard>(this.carrier, 'watch/next', { line: this.#line, after: this.#last })
        failures = 0
        if ('gone' in heard) await this.#beginAgain()
        else this.#hearAll(heard)
      } catch (error) {
        failures += 1
        if (error instanceof WxError || failures > RETRIES) this.#failAll(error)
        else await new Promise((resolve) => setTimeout(resolve, INTERVAL))
      }
    }
    this.#listening = false
  }

  /** The emulator was started anew, or the phone has slept: what there is now is an `init` again. */
  async #beginAgain() {
    this.#last = 0
    await Promise.all([...this.#watches.values()].map((watch) => this.#begin(watch)))
  }

  #hearAll({ news, last }: Extract<Heard, { last: number }>) {
    this.#last = last
    news.forEach((each) => this.#hear(each))
  }

  #hear(news: News) {
    const watch = this.#watches.get(news.watchId)
    if (!watch) return
    if (watch.early) watch.early.push(news)
    else if (news.event) watch.listener.onChange(watch.list.snapshot(news.id, news.event))
    else if (news.error) this.#fail(watch, NOT_GONE_ON, databaseError(news.error.code, news.error.message))
  }

  #failAll(error: unknown) {
    for (const watch of [...this.#watches.values()]) this.#fail(watch, NOT_CONNECTED, error)
  }

  #fail(watch: Watch, errCode: number, error: unknown) {
    if (!this.#watches.delete(watch.id)) return
    const reason = error instanceof WxError ? error.errMsg : String(error)
    watch.listener.onError(new WxError(errCode, `database.watch:fail ${errCode} ${reason}`))
  }

  /** Where it cannot be said, the emulator forgets it after a while. */
  async #hangUp(watchId: string): Promise<void> {
    await ask(this.carrier, 'watch/close', { line: this.#line, watchId }).catch(() => undefined)
  }
}
