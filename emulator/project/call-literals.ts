/** A call that a client writes down: `callFunction({ name: '…', data: { … } })`. */
export interface WrittenCall {
  name: string
  /** What is no literal stands as `‹expression›`, to be replaced. */
  data: Record<string, unknown>
}

/** The calls in a source whose function is named by a literal. Nothing is run for it. */
export function writtenCalls(source: string): WrittenCall[] {
  return [...source.matchAll(/\bcallFunction\s*\(\s*(?=\{)/g)].flatMap((match) => {
    const { name, data } = new Reader(source, match.index + match[0].length).object()
    if (typeof name !== 'string' || name === '' || name.startsWith('‹')) return []
    return [{ name, data: isObject(data) ? data : {} }]
  })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const WORDS: Record<string, unknown> = { true: true, false: false, null: null }
const SPACE = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/y
const KEY = /(?:[\w$]+|'[^'\n]*'|"[^"\n]*")(?=\s*:)/y
const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/iy
const TEXT = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\$]|\\.)*)`/y
const WORD = /[A-Za-z]+(?=\s*[,}\]])/y
/** After a literal: it is a whole value, not the beginning of an expression. */
const END = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*(?=[,}\]]|$)/y

/** Reads the literals of an object, and skips what is none. */
class Reader {
  constructor(
    readonly source: string,
    private at: number,
  ) {}

  object(): Record<string, unknown> {
    const fields: Record<string, unknown> = {}
    this.at += 1
    while (this.next() !== '}' && this.at < this.source.length) {
      const key = this.take(KEY)
      if (key === undefined) this.expression()
      else {
        this.take(SPACE)
        this.at += 1
        fields[key.replace(/^['"]|['"]$/g, '')] = this.value()
      }
      if (this.next() === ',') this.at += 1
    }
    this.at += 1
    return fields
  }

  private list(): unknown[] {
    const items: unknown[] = []
    this.at += 1
    while (this.next() !== ']' && this.at < this.source.length) {
      items.push(this.value())
      if (this.next() === ',') this.at += 1
    }
    this.at += 1
    return items
  }

  private value(): unknown {
    const begun = this.next()
    const from = this.at
    const literal = begun === '{' ? this.object() : begun === '[' ? this.list() : this.literal()
    if (literal !== undefined && this.take(END) !== undefined) return literal
    this.at = from
    return this.expression()
  }

  private literal(): unknown {
    const number = this.take(NUMBER)
    if (number !== undefined) return Number(number)
    const text = this.take(TEXT)
    if (text !== undefined) return text.slice(1, -1).replace(/\\(.)/g, '$1')
    const word = this.take(WORD)
    return word !== undefined && Object.hasOwn(WORDS, word) ? WORDS[word] : undefined
  }

  /** Up to the comma or bracket that ends it. */
  private expression(): string {
    const from = this.at
    for (let depth = 0; this.at < this.source.length; this.at++) {
      const character = this.source[this.at] ?? ''
      if (depth === 0 && /[,}\]]/.test(character)) break
      if ('([{'.includes(character)) depth += 1
      if (')]}'.includes(character)) depth -= 1
      if (depth < 0) break
      const text = `'"\``.includes(character) ? this.skipText(character) : 0
      this.at += text
    }
    // What cannot be read must not be read for ever.
    if (this.at === from) this.at += 1
    return `‹${this.source.slice(from, this.at).trim()}›`
  }

  /** @returns how many characters lie between this quotation mark and its other one, with that */
  private skipText(mark: string): number {
    for (let end = this.at + 1; end < this.source.length; end++) {
      if (this.source[end] === '\\') end += 1
      else if (this.source[end] === mark) return end - this.at
    }
    return 0
  }

  private next(): string {
    this.take(SPACE)
    return this.source[this.at] ?? ''
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const [found] = pattern.exec(this.source) ?? []
    if (found === undefined) return undefined
    this.at += found.length
    return found
  }
}
