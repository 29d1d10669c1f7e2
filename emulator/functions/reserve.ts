import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { isDeepStrictEqual } from 'node:util'
import { killGroup, launch, type Launch } from './launch'

/** ms without a start. While functions start, the processor is theirs. */
const LULL = 300

/**
 * One process that has started and waits to be told its function, so that the next first call does not wait for
 * Node.js. Nothing of any function is in it.
 */
export class Reserve {
  readonly #how: Launch
  #child: ChildProcess | undefined
  #filling: NodeJS.Timeout | undefined
  #disposed = false

  /** @param how the processes of most functions are started */
  constructor(how: Launch) {
    this.#how = how
  }

  /** A process that was started in this way: the one in reserve, or a new one. Another is in reserve a little later. */
  take(how: Launch): ChildProcess {
    this.fill()
    const child = this.#child
    if (!child?.connected || !isDeepStrictEqual(how, this.#how)) return launch(how)
    this.#child = undefined
    return child
  }

  /** Once nothing has started for a moment. */
  fill(): void {
    clearTimeout(this.#filling)
    if (this.#disposed) return
    const start = () => {
      if (!this.#child?.connected) this.#child = launch(this.#how)
    }
    this.#filling = setTimeout(start, LULL).unref()
  }

  /** Resolves when its process is gone. */
  async dispose(): Promise<void> {
    this.#disposed = true
    clearTimeout(this.#filling)
    const child = this.#child
    if (!child || child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    killGroup(child)
    await gone
  }
}
