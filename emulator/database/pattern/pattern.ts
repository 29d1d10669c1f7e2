import { MongoError } from '../mongo-error'
import type { Meter } from '../work/meter'
import { type Found, matcherOf } from './matcher'
import { parse } from './parse'
import { translate } from './translate'

/** Where a match is, in UTF-16 units, and the text of each group. */
export interface Match {
  start: number
  end: number
  captures: (string | undefined)[]
}

/** A regular expression as MongoDB has them: PCRE's. */
export interface Pattern {
  /** @throws TcbError DATABASE_TIMEOUT where it takes too many steps */
  test(text: string, meter: Meter): boolean
  /** The first match that begins at `from`, in UTF-16 units, or behind it. */
  find(text: string, from: number, meter: Meter): Match | undefined
}

/** Steps of JavaScript's engine that nobody notices. */
const QUICK = 2_000_000

/** @param options i, m, s and x; l and u are without effect @throws MongoError */
export function compilePattern(source: string, options: string): Pattern {
  const unknown = /[^imsxlu]/.exec(options)?.[0]
  if (unknown !== undefined) throw new MongoError(`invalid flag in regex options: ${unknown}`)
  const has = (letter: string) => options.includes(letter)
  const syntax = parse(source, { caseless: has('i'), lines: has('m'), dotAll: has('s'), extended: has('x') })
  const match = matcherOf(syntax)
  const translation = translate(syntax.node)
  const isQuick = (text: string) =>
    translation !== undefined && translation.ways * text.length ** (translation.unbounded + 1) <= QUICK
  return {
    test: (text, meter) =>
      isQuick(text) ? translation?.pattern.test(text) === true : match(codesOf(text), 0, meter) !== undefined,
    find(text, from, meter) {
      const found = match(codesOf(text), Array.from(text.slice(0, from)).length, meter)
      return found && located(text, found)
    },
  }
}

const codesOf = (text: string) => Array.from(text, (letter) => letter.codePointAt(0) ?? 0)

function located(text: string, { start, end, marks }: Found): Match {
  const letters = Array.from(text)
  const part = (from: number, to: number) => letters.slice(from, to).join('')
  const captures: (string | undefined)[] = []
  for (let i = 2; i < marks.length; i += 2) {
    const [from = -1, to = -1] = [marks[i], marks[i + 1]]
    captures.push(to < 0 ? undefined : part(from, to))
  }
  const before = part(0, start).length
  return { start: before, end: before + part(start, end).length, captures }
}
