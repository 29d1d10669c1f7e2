import { availableParallelism } from 'node:os'

/** ms. A process that halts or hangs while it loads keeps the others no longer. */
const LONGEST = 1_000

/**
 * Where the processes of one cloud start: as many at once as the laptop has processors. In WeChat's cloud each
 * instance starts on a machine of its own; here they take the processor from each other, and from the instances
 * that could serve the waiting calls meanwhile.
 */
export class StartingPlaces {
  #free = availableParallelism()
  readonly #refused = new Set<() => void>()

  /**
   * Gives the function that leaves the place again, to be called when the process is ready or gone.
   * @param retry where no place is free: is called once, when there is one
   */
  enter(retry: () => void): (() => void) | undefined {
    if (this.#free === 0) {
      this.#refused.add(retry)
      return undefined
    }
    this.#free--
    const late = setTimeout(() => leave(), LONGEST).unref()
    let here = true
    const leave = () => {
      clearTimeout(late)
      if (here) this.#leave()
      here = false
    }
    return leave
  }

  #leave() {
    this.#free++
    for (const retry of this.#refused) {
      if (this.#free === 0) return
      this.#refused.delete(retry)
      retry()
    }
  }
}
