import { StorageRefusal, type Reason } from '../../storage/refusal'

/** Bytes as they arrive, cut at delimiters that may themselves arrive in pieces. Never holds much more than one chunk. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>
  #held: Buffer

  /**
   * @param before stands before the first chunk
   * @param cut why it is refused where the bytes end first
   */
  constructor(
    chunks: AsyncIterable<Uint8Array>,
    before: string,
    private readonly cut: Reason,
  ) {
    this.#chunks = chunks[Symbol.asyncIterator]()
    this.#held = Buffer.from(before)
  }

  /**
   * What comes before the delimiter, which is skipped.
   * @throws StorageRefusal where the bytes end first; whatever the chunks throw, such as a cut connection
   */
  async *until(delimiter: Buffer): AsyncGenerator<Buffer, void, undefined> {
    for (;;) {
      const at = this.#held.indexOf(delimiter)
      // A delimiter may begin in the last few bytes and end in the next chunk.
      const certain = at >= 0 ? at : this.#held.length - delimiter.length + 1
      const bytes = this.#held.subarray(0, Math.max(certain, 0))
      this.#held = this.#held.subarray(at >= 0 ? at + delimiter.length : bytes.length)
      if (bytes.length > 0) yield bytes
      if (at >= 0) return
      if (!(await this.#more())) throw new StorageRefusal(this.cut)
    }
  }

  /** The same in one piece of at most so many bytes. */
  async collect(delimiter: Buffer, limit: number): Promise<Buffer> {
    const pieces: Buffer[] = []
    let size = 0
    for await (const piece of this.until(delimiter)) {
      size += piece.length
      if (size > limit) throw new StorageRefusal('fieldsTooLarge')
      pieces.push(piece)
    }
    return Buffer.concat(pieces)
  }

  /** So many bytes. */
  async *next(count: number): AsyncGenerator<Buffer, void, undefined> {
    for (let left = count; left > 0;) {
      if (this.#held.length === 0 && !(await this.#more())) throw new StorageRefusal(this.cut)
      const bytes = this.#held.subarray(0, left)
      this.#held = this.#held.subarray(bytes.length)
      left -= bytes.length
      yield bytes
    }
  }

  async take(count: number): Promise<string> {
    while (this.#held.length < count) if (!(await this.#more())) throw new StorageRefusal(this.cut)
    const taken = this.#held.subarray(0, count)
    this.#held = this.#held.subarray(count)
    return taken.toString('latin1')
  }

  /** Waits for the end. */
  async drain(): Promise<void> {
    do this.#held = Buffer.alloc(0)
    while (await this.#more())
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next()
    if (next.done) return false
    this.#held = Buffer.concat([this.#held, next.value])
    return true
  }
}
