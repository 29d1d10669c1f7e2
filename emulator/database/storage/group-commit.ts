import { TcbError } from '../../shared/tcb-error'
import type { Write } from '../engine/change'
import type { SqliteFile } from './sqlite-file'

interface Batch {
  writes: Write[]
  undos: (() => void)[]
  /** Once it was tried; `error` where the disk refused. */
  outcome?: { error?: TcbError }
}

/**
 * Everything that arrives before the event loop turns shares one transaction, hence one fsync, of the
 * database file: a hundred simultaneous writers wait for one disk, not for a hundred.
 */
export class GroupCommit {
  #batch: Batch | undefined
  #flight: Promise<void> | undefined

  constructor(readonly file: SqliteFile) {}

  /** @param undo takes the writes back in memory where the disk refuses them */
  add(writes: Write[], undo: () => void): void {
    const batch = (this.#batch ??= this.#open())
    for (const write of writes) batch.writes.push(write)
    batch.undos.push(undo)
  }

  settled(): Promise<void> {
    return this.#flight ?? Promise.resolve()
  }

  /** Writes at once, behind everything that was added. @throws TcbError SYS_ERR where the disk refuses it */
  alone(write: (file: SqliteFile) => void): void {
    if (this.#batch) this.#write(this.#batch)
    const error = refused(() => write(this.file))
    if (error) throw error
  }

  #open(): Batch {
    const batch: Batch = { writes: [], undos: [] }
    const flight = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      if (this.#flight === flight) this.#flight = undefined
      const { error } = this.#write(batch)
      if (error) throw error
    })
    // Whoever waits hears of it; without anybody waiting it must not end the process.
    flight.catch(() => undefined)
    this.#flight = flight
    return batch
  }

  #write(batch: Batch): { error?: TcbError } {
    if (batch.outcome) return batch.outcome
    this.#batch = undefined
    const error = refused(() => this.file.write(batch.writes))
    if (error) for (const undo of batch.undos.reverse()) undo()
    return (batch.outcome = error ? { error } : {})
  }
}

function refused(write: () => void): TcbError | undefined {
  try {
    write()
    return undefined
  } catch (error) {
    return new TcbError('SYS_ERR', `the database file refused the write: ${(error as Error).message}`)
  }
}
