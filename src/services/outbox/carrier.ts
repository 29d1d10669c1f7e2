import { whenBackOnline } from '@/lib/network'
import type { Outbox, Sendable } from './outbox'
import { isPassing, pauseAfter } from './setback'

/** What is sent, and how. */
export interface Lane<Entry extends Sendable> {
  outbox: Outbox<Entry>
  /** So many at the same time. One: in the order in which they came, and what does not get through keeps the others. */
  atOnce: number
  isReady: (entry: Entry) => boolean
  /** Does the next thing that the entry needs. @returns whether that was the last */
  advance: (entry: Entry) => Promise<boolean>
  /** That has failed. @returns whether the entry goes on; not where the person has taken it back meanwhile */
  failed: (error: unknown, entry: Entry) => boolean
  /** It waits for another try. */
  waits: (id: string, error?: unknown) => void
  /** It makes no more tries by itself until it is asked to. */
  stopped: (id: string, error: unknown) => void
  pause: (ms: number) => Promise<void>
}

/** Then the person is asked. */
const TRIES = 6

export const sleep = (ms: number) => new Promise<void>((awake) => setTimeout(awake, ms))

/**
 * Carries what is in an outbox into the cloud. What is done under a request id is in the outbox first, and what was lost
 * is repeated under the same id: so each arrives once.
 */
export class Carrier<Entry extends Sendable> {
  private readonly working = new Set<string>()
  /** Has failed as often as it may; tried again when the app is opened, the network is back, or somebody asks for it. */
  private readonly stopped = new Set<string>()
  /** By what pauses between two tries: ends the pause. */
  private readonly pauses = new Map<string, () => void>()

  private readonly unhear: () => void
  private closed = false

  constructor(private readonly lane: Lane<Entry>) {
    this.unhear = whenBackOnline(() => this.again())
  }

  /** Begins nothing any more: what is left goes when the outbox is opened again. */
  close() {
    this.closed = true
    this.unhear()
  }

  /** Begins as many as may go on at once. */
  next() {
    const { outbox, atOnce, isReady } = this.lane
    for (const entry of outbox.all()) {
      const { id } = entry
      if (this.closed || this.working.size >= atOnce) return
      if (this.working.has(id) || !isReady(entry)) continue
      if (!this.stopped.has(id)) void this.work(id)
      else if (atOnce === 1) return
    }
  }

  /** Tries again without waiting any longer: this one, or all. */
  again(only?: string) {
    for (const { id } of this.lane.outbox.all()) {
      if (only !== undefined && id !== only) continue
      if (this.stopped.delete(id)) this.lane.waits(id)
      this.pauses.get(id)?.()
    }
    this.next()
  }

  private async work(id: string) {
    this.working.add(id)
    for (let failures = 0; failures < TRIES && !this.closed;) {
      const entry = this.lane.outbox.get(id)
      if (!entry) break
      try {
        if (await this.lane.advance(entry)) break
      } catch (error) {
        failures = await this.after(error, entry, failures)
      }
    }
    this.working.delete(id)
    this.next()
  }

  /** The failures so far; as many as there may be where another try is useless. */
  private async after(error: unknown, entry: Entry, before: number): Promise<number> {
    const { failed, waits, stopped } = this.lane
    // Taken back meanwhile: that is why.
    if (!failed(error, entry)) return before
    if (!isPassing(error) || before + 1 >= TRIES) {
      this.stopped.add(entry.id)
      stopped(entry.id, error)
      return TRIES
    }
    waits(entry.id, error)
    await this.pause(entry.id, pauseAfter(before + 1, error))
    return before + 1
  }

  private async pause(id: string, ms: number) {
    const ended = new Promise<void>((end) => this.pauses.set(id, end))
    await Promise.race([this.lane.pause(ms), ended])
    this.pauses.delete(id)
  }
}
