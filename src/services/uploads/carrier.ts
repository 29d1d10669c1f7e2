import type { ImageView } from '@contract'
import { messageFor } from '../cloud/message-for'
import type { Board } from './board'
import type { Device, Posting } from './device'
import { type Entry, type Outbox, anew, nameOf } from './outbox'
import { isPassing, pauseAfter, wantsTicket } from './setback'
import { step } from './step'

interface Tools {
  device: Device
  outbox: Outbox
  board: Board
  arrived: (image: ImageView) => void
  pause: (ms: number) => Promise<void>
}

const AT_ONCE = 3
/** Then the person is asked. */
const TRIES = 6

/**
 * Carries what is in the outbox into the cloud, three at a time. What is done under a request id is in the outbox
 * first, and what was lost is repeated under the same id: so each picture arrives once.
 */
export class Carrier {
  private readonly working = new Set<string>()
  private readonly postings = new Map<string, Posting>()
  /** Could not be taken back; tried again when the app is opened or the network is back. */
  private readonly stuck = new Set<string>()

  constructor(private readonly tools: Tools) {}

  /** Begins as many as may go on at once. */
  next() {
    for (const entry of this.tools.outbox.all()) {
      if (this.working.size >= AT_ONCE) return
      if (this.isReady(entry) && !this.working.has(entry.id)) void this.work(entry.id)
    }
  }

  unstick() {
    this.stuck.clear()
    this.next()
  }

  abort(id: string) {
    this.postings.get(id)?.abort()
  }

  private isReady({ id, cancelled }: Entry): boolean {
    return cancelled ? !this.stuck.has(id) : this.tools.board.get(id)?.status === 'waiting'
  }

  private async work(id: string) {
    this.working.add(id)
    for (let failures = 0; failures < TRIES;) {
      const entry = this.tools.outbox.get(id)
      if (!entry) break
      try {
        if (await this.advance(entry)) break
      } catch (error) {
        failures = await this.after(error, entry, failures + 1)
      }
      this.postings.delete(id)
    }
    this.working.delete(id)
    this.next()
  }

  /** One step; whether it was the last. */
  private async advance(entry: Entry): Promise<boolean> {
    const { outbox, board, arrived } = this.tools
    const { id } = entry
    const outcome = await step(entry, board.pathOf(id), {
      sending: (progress, posting) => {
        this.postings.set(id, posting)
        board.become(id, { status: 'sending', progress })
      },
      storing: () => board.become(id, { status: 'storing' }),
    })
    const now = outbox.get(id)
    if (!now) return true
    if ('entry' in outcome) {
      outbox.put({ ...outcome.entry, ...(now.cancelled && { cancelled: true }) })
      return false
    }
    // Taken back while it arrived: the next step removes it.
    if ('arrived' in outcome && now.cancelled) return false
    await this.finish(entry)
    if ('arrived' in outcome) arrived(outcome.arrived)
    return true
  }

  private async finish(entry: Entry) {
    const { device, outbox, board } = this.tools
    // The file first: an entry without one is noticed when the app is opened again.
    await device.drop(nameOf(entry), board.pathOf(entry.id))
    outbox.drop(entry.id)
    board.remove(entry.id)
  }

  /** The failures so far; as many as there may be where another try is useless. */
  private async after(error: unknown, entry: Entry, failures: number): Promise<number> {
    const { outbox, board, pause } = this.tools
    const now = outbox.get(entry.id)
    // Taken back meanwhile: that is why.
    if (!now || (now.cancelled && !entry.cancelled)) return failures - 1
    if (wantsTicket(error) && !now.cancelled) outbox.put(anew(now))
    if (!isPassing(error) || failures >= TRIES) {
      this.stuck.add(entry.id)
      board.become(entry.id, { status: 'failed', message: messageFor(error) })
      return TRIES
    }
    board.become(entry.id, { status: 'waiting' })
    await pause(pauseAfter(failures, error))
    return failures
  }
}
