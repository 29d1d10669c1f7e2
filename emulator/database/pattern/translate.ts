import { casesOf, type CharacterSet, others, tester } from './character-set'
import type { Node, Place } from './syntax'

/** A pattern that JavaScript's own engine can be trusted with. */
export interface Translation {
  pattern: RegExp
  /** Quantifiers without an end: each may be tried at every character. */
  unbounded: number
  /** In how many ways the others and the alternatives can be tried. */
  ways: number
}

/**
 * The same in JavaScript, whose engine is faster and cannot be stopped. Undefined where it has no such thing, where
 * only a part is without regard to case, or where a choice is repeated: there it may never come back.
 */
export function translate(node: Node): Translation | undefined {
  const found = { cases: new Set<boolean>(), unbounded: 0, ways: 1 }
  const source = write(node, found, false)
  if (source === undefined || found.cases.size > 1) return undefined
  return {
    pattern: new RegExp(source, found.cases.has(true) ? 'iu' : 'u'),
    unbounded: found.unbounded,
    ways: found.ways,
  }
}

interface Found {
  cases: Set<boolean>
  unbounded: number
  ways: number
}

/** More repetitions than this are as good as without an end. */
const MANY = 20

function write(node: Node, found: Found, repeated: boolean): string | undefined {
  switch (node.kind) {
    case 'character':
      if (hasCase(node.code)) found.cases.add(node.caseless)
      return codePoint(node.code)
    case 'set':
      if (!node.caseless && node.set.properties.length === 0 && isWithoutCase(node.set))
        return writeSet(node.set)
      found.cases.add(node.caseless)
      return node.caseless && node.set.not ? undefined : writeSet(node.set)
    case 'place':
      return PLACES[node.place]
    case 'sequence':
      return joined(node.parts, '', found, repeated)
    case 'either':
      found.ways *= node.branches.length
      return repeated ? undefined : grouped(joined(node.branches, '|', found, repeated))
    case 'capture':
      return grouped(write(node.body, found, repeated))
    case 'repeat':
      return writeRepeat(node, found, repeated)
    default:
      return undefined
  }
}

const grouped = (source: string | undefined) => (source === undefined ? undefined : `(?:${source})`)

function joined(nodes: Node[], by: string, found: Found, repeated: boolean): string | undefined {
  const sources = nodes.map((node) => write(node, found, repeated))
  return sources.includes(undefined) ? undefined : sources.join(by)
}

function writeRepeat(
  { body, least, most, greed }: Extract<Node, { kind: 'repeat' }>,
  found: Found,
  repeated: boolean,
): string | undefined {
  if (repeated || greed === 'possessive') return undefined
  if (most > MANY && most > least) found.unbounded += 1
  else found.ways *= most - least + 1
  const source = grouped(write(body, found, true))
  if (source === undefined) return undefined
  return `${source}{${least},${most === Infinity ? '' : most}}${greed === 'lazy' ? '?' : ''}`
}

const codePoint = (code: number) => `\\u{${code.toString(16)}}`

function writeSet({ ranges, properties, not }: CharacterSet): string {
  const parts = ranges.map(([first, last]) => `${codePoint(first)}-${codePoint(last)}`)
  return `[${not ? '^' : ''}${parts.join('')}${properties.map(({ source }) => source).join('')}]`
}

/** JavaScript takes a whole pattern with or without regard to case: what has none may be in both. */
function hasCase(code: number): boolean {
  const text = String.fromCodePoint(code)
  return text.toLowerCase() !== text || text.toUpperCase() !== text
}

/** Whether it makes no difference for the set: every letter is in it in both cases, or in neither. */
function isWithoutCase(set: CharacterSet): boolean {
  const { ranges } = isLong(set) ? others(set) : set
  if (ranges.every(([first, last]) => first >= 0x3000 && last < 0xa640)) return true
  if (isLong({ ...set, ranges })) return false
  const has = tester({ ranges, properties: [], not: false }, false)
  return ranges.every(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i).every((code) => casesOf(code).every(has)),
  )
}

const isLong = ({ ranges }: CharacterSet) =>
  ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0) > 300

const PLACES: Record<Place, string> = {
  start: '^',
  'line start': '(?<=^|\\n(?=[^]))',
  end: '(?=\\n?$)',
  'line end': '(?=\\n|$)',
  'very end': '$',
  'word boundary': '\\b',
  'no word boundary': '\\B',
}
