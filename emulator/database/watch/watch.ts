import type { Document } from '../document'
import type { Change } from '../engine/change'
import type { Engine } from '../engine/engine'
import { invalidParam, refusal } from '../refusal'
import { TcbError } from '../../shared/tcb-error'
import { differences, initial, listed } from './differences'
import type { WatchEvent } from './doc-change'
import { Noted } from './noted'

/** Who is told. `failed` ends it. */
export interface Watcher {
  changed(event: WatchEvent): void
  failed(error: TcbError): void
}

export interface Watching {
  /** What there was at the beginning. */
  initial: WatchEvent
  close(): void
}

/** "一次监听的记录数上限为 5000，若超出上限会抛错并停止监听": https://docs.cloudbase.net/database/realtime */
export const MOST_WATCHED = 5_000

/**
 * Follows what a query finds. What is told is on disk; writes that come to lie there together are one event.
 * @param look finds the documents in the query's order, and resolves once they are on disk
 * @throws TcbError where the query cannot be answered, or finds too much
 */
export async function watch(
  engine: Engine,
  collection: string,
  look: () => Promise<Document[]>,
  watcher: Watcher,
): Promise<Watching> {
  let noted = new Noted()
  let [closed, following] = [false, false]
  const soon = () => void Promise.resolve().then(follow)
  const stop = engine.listen({
    written(changes) {
      const own = changes.filter((change) => change.collection === collection)
      own.forEach((change: Change) => noted.note(change))
      if (own.length > 0) soon()
    },
    replaced() {
      noted.replaced = true
      soon()
    },
  })
  const close = () => {
    closed = true
    stop()
  }

  // Nothing is followed before the list is there that it is compared with.
  following = true
  let shown = await found(look).catch((error: unknown) => {
    close()
    throw error
  })
  following = false
  soon()
  return { initial: initial(shown), close }

  async function follow() {
    if (following) return
    following = true
    try {
      while (!noted.isEmpty && !closed) await lookAgain()
    } catch (error) {
      if (!closed) watcher.failed(refusal('database.getDocument', error))
      close()
    }
    following = false
  }

  async function lookAgain() {
    const before = noted
    noted = new Noted()
    try {
      const now = await found(look)
      const event = differences(shown, now, before)
      shown = now
      if (event && !closed) watcher.changed(event)
    } catch (error) {
      // A write that the disk refused was taken back, which is a change to be looked at, too.
      if (!(error instanceof TcbError && error.code === 'SYS_ERR') || noted.isEmpty) throw error
      before.add(noted)
      noted = before
    }
  }
}

async function found(look: () => Promise<Document[]>) {
  const documents = await look()
  if (documents.length > MOST_WATCHED)
    throw invalidParam(`the query finds more than the ${MOST_WATCHED} documents that can be watched at once`)
  return listed(documents)
}
