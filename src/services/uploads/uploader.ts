import type { ImageView } from '@contract'
import { requestId } from '@/lib/request-id'
import { messageFor } from '../cloud/message-for'
import { Board } from './board'
import { Carrier } from './carrier'
import type { Device, Source } from './device'
import { type Fit, Unfit, inspect } from './inspect'
import { anew, nameOf, openOutbox } from './outbox'
import type { Purpose, Upload } from './upload'

interface Told {
  /** All that are on their way, after every change. */
  show: (uploads: Upload[]) => void
  arrived: (image: ImageView) => void
  pause?: (ms: number) => Promise<void>
}

const sleep = (ms: number) => new Promise<void>((awake) => setTimeout(awake, ms))

/** Takes pictures from people, shows how far they are, and lets go of them when asked to. */
export class Uploader {
  private readonly outbox = openOutbox()
  private readonly board: Board
  private readonly carrier: Carrier

  constructor(
    private readonly device: Device,
    { show, arrived, pause = sleep }: Told,
  ) {
    this.board = new Board(show)
    this.carrier = new Carrier({ device, outbox: this.outbox, board: this.board, arrived, pause })
    device.onOnline(() => {
      for (const { id } of this.board.all()) this.retry(id)
      this.carrier.unstick()
    })
  }

  /** Lets a person choose; gives the sentences that say why something was not taken. */
  async choose(purpose: Purpose, from: Source, count: number): Promise<string[]> {
    try {
      return await this.take(purpose, await this.device.choose(from, count))
    } catch (error) {
      return [sentenceFor(error)]
    }
  }

  /** The same for files that are there already. */
  async take(purpose: Purpose, paths: string[]): Promise<string[]> {
    const sentences = new Set<string>()
    for (const path of paths) {
      try {
        await this.accept(purpose, await inspect(this.device, path))
      } catch (error) {
        sentences.add(sentenceFor(error))
      }
    }
    return [...sentences]
  }

  cancel(id: string) {
    const entry = this.outbox.get(id)
    if (!entry) return
    // What `images_add` may have heard of has to be removed again.
    if (entry.addRequest === undefined) this.outbox.drop(id)
    else this.outbox.put({ ...entry, cancelled: true })
    void this.device.drop(nameOf(entry), this.board.remove(id))
    this.carrier.abort(id)
    this.carrier.next()
  }

  retry(id: string) {
    if (this.board.get(id)?.status !== 'failed') return
    this.board.become(id, { status: 'waiting' })
    this.carrier.next()
  }

  /** Goes on with what an earlier run of the app left. */
  async resume() {
    for (const { id, purpose, cancelled, addRequest, ...rest } of this.outbox.all()) {
      if (cancelled || this.board.get(id)) continue
      const path = await this.device.find(nameOf({ id, ...rest }))
      // What the store has taken needs its file no more.
      if (path !== undefined || addRequest !== undefined) this.board.begin(id, purpose, path ?? '')
      else this.outbox.drop(id)
    }
    this.carrier.unstick()
  }

  private async accept(purpose: Purpose, { path, ...facts }: Fit) {
    const entry = anew({ id: requestId(), purpose, ...facts })
    // The entry first: one without its file is noticed, a file without its entry would stay for ever.
    this.outbox.put(entry)
    this.board.begin(entry.id, purpose, await this.device.keep(path, nameOf(entry)))
    this.carrier.next()
  }
}

const sentenceFor = (error: unknown) => (error instanceof Unfit ? error.message : messageFor(error))
