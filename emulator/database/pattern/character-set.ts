import { MongoError } from '../mongo-error'

export type Range = readonly [first: number, last: number]

/** Code points: those in the ranges, and those with one of the properties; or all others. */
export interface CharacterSet {
  readonly ranges: readonly Range[]
  readonly properties: readonly Property[]
  readonly not: boolean
}

export interface Property {
  /** As JavaScript writes it: `\p{Script=Han}` */
  readonly source: string
  readonly has: (code: number) => boolean
}

const LAST = 0x10ffff

const set = (...ranges: Range[]): CharacterSet => ({ ranges, properties: [], not: false })

/** Everything else. */
export function others({ ranges }: CharacterSet): CharacterSet {
  const rest: Range[] = []
  let at = 0
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    if (first > at) rest.push([at, first - 1])
    at = Math.max(at, last + 1)
  }
  if (at <= LAST) rest.push([at, LAST])
  return set(...rest)
}

const code = (text: string) => text.codePointAt(0) ?? 0
const range = (text: string): Range => [code(text), code(text.slice(-1))]
const DIGITS = range('0-9')
const [LOWER, UPPER] = [range('a-z'), range('A-Z')]
const SPACES = [
  [9, 13],
  [32, 32],
] as const
const HORIZONTAL = [
  ...([
    [9, 9],
    [32, 32],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x180e, 0x180e],
  ] as const),
  ...([
    [0x2000, 0x200a],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
  ] as const),
]
const VERTICAL = [
  [10, 13],
  [0x85, 0x85],
  [0x2028, 0x2029],
] as const

export const EVERYTHING = set([0, LAST])
export const NO_NEWLINE = set([0, 9], [11, LAST])
export const NEWLINES = set(...VERTICAL)

/** `\d`, `\W`, …: ASCII only, as without PCRE's option UCP. */
export const ESCAPED: Record<string, CharacterSet> = withOthers({
  d: set(DIGITS),
  h: set(...HORIZONTAL),
  s: set(...SPACES),
  v: NEWLINES,
  w: set(DIGITS, LOWER, UPPER, range('_')),
})

function withOthers(sets: Record<string, CharacterSet>): Record<string, CharacterSet> {
  const negated = Object.entries(sets).map(([name, one]) => [name.toUpperCase(), others(one)] as const)
  return { ...sets, ...Object.fromEntries(negated), N: NO_NEWLINE }
}

/** `[:alpha:]` */
export const POSIX: Record<string, CharacterSet> = {
  alnum: set(DIGITS, LOWER, UPPER),
  alpha: set(LOWER, UPPER),
  ascii: set([0, 127]),
  blank: set([9, 9], [32, 32]),
  cntrl: set([0, 31], [127, 127]),
  digit: set(DIGITS),
  graph: set([33, 126]),
  lower: set(LOWER),
  print: set([32, 126]),
  punct: set([33, 47], [58, 64], [91, 96], [123, 126]),
  space: set(...SPACES),
  upper: set(UPPER),
  word: set(DIGITS, LOWER, UPPER, range('_')),
  xdigit: set(DIGITS, range('a-f'), range('A-F')),
}

/** `\p{Han}`, `\p{Lu}`, `\p{^L}`, `\pL` @throws MongoError */
export function property(text: string, negated: boolean): Property {
  const name = text.replace(/^\^/, '')
  const not = negated !== text.startsWith('^')
  const source = `\\${not ? 'P' : 'p'}{${propertyOf(name)}}`
  const pattern = new RegExp(source, 'u')
  return { source, has: (one) => pattern.test(String.fromCodePoint(one)) }
}

function propertyOf(name: string): string {
  if (name === 'L&') return 'LC'
  if (/^(Any|[CLMNPSZ][a-z]?)$/.test(name)) return isProperty(name) ? name : unknown(name)
  return isProperty(`Script=${name}`) ? `Script=${name}` : unknown(name)
}

function unknown(name: string): never {
  throw new MongoError(`Regular expression is invalid: unknown property name after \\P or \\p: ${name}`)
}

function isProperty(name: string): boolean {
  try {
    return /^[\w=]+$/.test(name) && new RegExp(`\\p{${name}}`, 'u') instanceof RegExp
  } catch {
    return false
  }
}

/** Whether the set has the code point. @param caseless or the same letter in the other case */
export function tester(
  { ranges, properties, not }: CharacterSet,
  caseless: boolean,
): (code: number) => boolean {
  const has = (one: number) =>
    ranges.some(([first, last]) => one >= first && one <= last) ||
    properties.some((property) => property.has(one))
  const known = new Map<number, boolean>()
  return (one) => {
    let answer = known.get(one)
    if (answer === undefined) {
      answer = (has(one) || (caseless && casesOf(one).some(has))) !== not
      known.set(one, answer)
    }
    return answer
  }
}

/** The letter in both cases; nothing for what is more than a letter then, as ß. */
export function casesOf(one: number): number[] {
  const text = String.fromCodePoint(one)
  return [text.toLowerCase(), text.toUpperCase()].filter((cased) => Array.from(cased).length === 1).map(code)
}
