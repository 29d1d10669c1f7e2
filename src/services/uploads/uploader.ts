import type { ImageView } from '@contract'
import { requestId } from '@/lib/request-id'
import { messageFor } from '../cloud/message-for'
import { Carrier, sleep } from '../outbox/carrier'
import { openOutbox } from '../outbox/outbox'
import { Board } from './board'
import type { Device, Source } from './device'
import { anew, entry, nameOf, type Entry } from './entry'
import { type Fit, Unfit, inspect } from './inspect'
import { PictureLane } from './lane'
import type { Purpose, Upload } from './upload'

interface Told {
  /** All that are on their way, after every change. */
  show: (uploads: Upload[]) => void
  arrived: (image: ImageView) => void
  pause?: (ms: number) => Promise<void>
}

/** Takes pictures from people, shows how far they are, and lets go of them when asked to. */
export class Uploader {
  private readonly outbox = openOutbox('pictures', entry)
  private readonly board: Board
  private readonly lane: PictureLane
  private readonly carrier: Carrier<Entry>

  constructor(
    private readonly device: Device,
    { show, arrived, pause = sleep }: Told,
  ) {
    this.board = new Board(show)
    this.lane = new PictureLane({ device, outbox: this.outbox, board: this.board, arrived, pause })
    this.carrier = new Carrier(this.lane)
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
    this.lane.abort(id)
    this.carrier.again(id)
  }

  retry(id: string) {
    if (this.board.get(id)?.status === 'failed') this.carrier.again(id)
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
    this.carrier.again()
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
