import { MongoError } from '../mongo-error'

/** The text of a pattern, read from left to right by code points. */
export class Reader {
  readonly #units: string[]
  at = 0

  constructor(source: string) {
    this.#units = Array.from(source)
  }

  get done(): boolean {
    return this.at >= this.#units.length
  }

  /** The next character, '' at the end. */
  peek(ahead = 0): string {
    return this.#units[this.at + ahead] ?? ''
  }

  next(): string {
    const unit = this.peek()
    this.at += 1
    return unit
  }

  /** Whether the text goes on like that; then it is read. */
  takes(text: string): boolean {
    const length = Array.from(text).length
    if (this.#units.slice(this.at, this.at + length).join('') !== text) return false
    this.at += length
    return true
  }

  /** What the text goes on with, if it goes on like that; then it is read. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    const match = pattern.exec(this.#units.slice(this.at, this.at + 200).join(''))
    if (match?.index !== 0) return undefined
    this.at += Array.from(match[0]).length
    return match
  }

  /** Up to the text, which is read as well; undefined where it does not come, and then nothing is read. */
  until(text: string): string | undefined {
    const start = this.at
    while (!this.done) {
      const read = this.#units.slice(start, this.at).join('')
      if (this.takes(text)) return read
      this.at += 1
    }
    this.at = start
    return undefined
  }

  rest(): string {
    return this.#units.slice(this.at).join('')
  }

  /** @throws MongoError in PCRE's words */
  fail(why: string): never {
    throw new MongoError(`Regular expression is invalid: ${why} (at offset ${this.at})`)
  }
}
