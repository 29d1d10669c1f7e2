import type { ImageView } from '@contract'
import { messageFor } from '../cloud/message-for'
import type { Lane } from '../outbox/carrier'
import type { Outbox } from '../outbox/outbox'
import type { Board } from './board'
import type { Device, Posting } from './device'
import { type Entry, anew, nameOf } from './entry'
import { wantsTicket } from './setback'
import { step } from './step'

interface Tools {
  device: Device
  outbox: Outbox<Entry>
  board: Board
  arrived: (image: ImageView) => void
  pause: (ms: number) => Promise<void>
}

/** How pictures go into the cloud: three at a time, each in several steps. */
export class PictureLane implements Lane<Entry> {
  readonly atOnce = 3
  readonly outbox: Outbox<Entry>
  readonly pause: Tools['pause']
  private readonly postings = new Map<string, Posting>()

  constructor(private readonly tools: Tools) {
    this.outbox = tools.outbox
    this.pause = tools.pause
  }

  abort(id: string) {
    this.postings.get(id)?.abort()
  }

  /** One that has only just been chosen has no file yet. */
  isReady = ({ id, cancelled }: Entry): boolean =>
    cancelled === true || this.tools.board.get(id) !== undefined

  advance = async (entry: Entry): Promise<boolean> => {
    const { outbox, board, arrived } = this.tools
    const { id } = entry
    const outcome = await step(entry, board.pathOf(id), {
      sending: (progress, posting) => {
        this.postings.set(id, posting)
        board.become(id, { status: 'sending', progress })
      },
      storing: () => board.become(id, { status: 'storing' }),
    }).finally(() => this.postings.delete(id))
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

  failed = (error: unknown, entry: Entry): boolean => {
    const now = this.outbox.get(entry.id)
    if (!now || (now.cancelled && !entry.cancelled)) return false
    if (wantsTicket(error) && !now.cancelled) this.outbox.put(anew(now))
    return true
  }

  waits = (id: string) => this.tools.board.become(id, { status: 'waiting' })

  stopped = (id: string, error: unknown) =>
    this.tools.board.become(id, { status: 'failed', message: messageFor(error) })

  private async finish(entry: Entry) {
    const { device, outbox, board } = this.tools
    // The file first: an entry without one is noticed when the app is opened again.
    await device.drop(nameOf(entry), board.pathOf(entry.id))
    outbox.drop(entry.id)
    board.remove(entry.id)
  }
}
