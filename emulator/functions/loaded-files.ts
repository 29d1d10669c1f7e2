import { statSync } from 'node:fs'

/** ms. While a function is being built anew, and its files are gone for a moment, the old one still serves. */
const GONE = 1000

/** The files that an instance has loaded, as they were then. */
export class LoadedFiles {
  readonly #mtimes = new Map<string, number>()
  #goneSince: number | undefined

  /** @param mtimes path → ms since 1970 */
  add(mtimes: Record<string, number>) {
    for (const [file, mtime] of Object.entries(mtimes)) this.#mtimes.set(file, mtime)
  }

  /** One was written anew, or is gone for more than a moment. */
  haveChanged(): boolean {
    let gone = false
    for (const [file, loaded] of this.#mtimes) {
      const mtime = statSync(file, { throwIfNoEntry: false })?.mtimeMs
      if (mtime === undefined) gone = true
      else if (mtime !== loaded) return true
    }
    this.#goneSince = gone ? (this.#goneSince ?? performance.now()) : undefined
    return this.#goneSince !== undefined && performance.now() - this.#goneSince > GONE
  }
}
