import { TcbError } from '../../tcb-error'
import type { Change } from '../engine/change'

/** A change, or only a collection's name: the collection is new. */
export type Write = Change | { collection: string }

/**
 * Everything that arrives before the event loop turns shares one transaction, hence one fsync, of the
 * database file: a hundred simultaneous writers wait for one disk, not for a hundred.
 */
export class GroupCommit {
  #writes: Write[] = []
  #undos: (() => void)[] = []
  #flight: Promise<void> | undefined

  constructor(readonly write: (writes: Write[]) => void) {}

  /** @param undo takes the writes back in memory where the disk refuses them */
  add(writes: Write[], undo: () => void): void {
    for (const write of writes) this.#writes.push(write)
    this.#undos.push(undo)
    this.#flight ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => this.#flush())
    // Whoever waits hears of it; without anybody waiting it must not end the process.
    this.#flight.catch(() => undefined)
  }

  settled(): Promise<void> {
    return this.#flight ?? Promise.resolve()
  }

  #flush(): void {
    const [writes, undos] = [this.#writes, this.#undos]
    ;[this.#writes, this.#undos, this.#flight] = [[], [], undefined]
    try {
      this.write(writes)
    } catch (error) {
      for (const undo of undos.reverse()) undo()
      throw new TcbError('SYS_ERR', `the database file refused the write: ${(error as Error).message}`)
    }
  }
}
