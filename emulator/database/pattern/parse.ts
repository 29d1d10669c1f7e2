import { EVERYTHING, NEWLINES, NO_NEWLINE } from './character-set'
import { readEscape } from './escapes'
import { readClass } from './read-class'
import { readGroup } from './read-group'
import { Reader } from './reader'
import { type Greed, MAX_REPEAT, type Node, type Options, type Parsing, type Syntax } from './syntax'

/**
 * A pattern in PCRE's language; what is not emulated is refused by name.
 * https://www.pcre.org/original/doc/html/pcrepattern.html
 * @throws MongoError
 */
export function parse(source: string, options: Options): Syntax {
  const reader = new Reader(source)
  while (reader.match(/^\(\*(UTF8|UTF)\)/)) continue
  const parsing: Parsing = {
    reader,
    names: new Map(),
    captures: 0,
    alternatives: (inner) => readAlternatives(parsing, { ...inner }),
  }
  const node = parsing.alternatives(options)
  if (!reader.done) reader.fail('unmatched parentheses')
  return { node, captures: parsing.captures, names: parsing.names }
}

/** An option that is set in the middle holds for the rest of the group, its other branches too. */
function readAlternatives(parsing: Parsing, options: Options): Node {
  const { reader } = parsing
  const branches = [readSequence(parsing, options)]
  while (reader.takes('|')) branches.push(readSequence(parsing, options))
  return branches.length === 1 ? (branches[0] as Node) : { kind: 'either', branches }
}

function readSequence(parsing: Parsing, options: Options): Node {
  const { reader } = parsing
  const parts: Node[] = []
  for (;;) {
    skipIgnored(reader, options)
    if (reader.done || reader.peek() === '|' || reader.peek() === ')') break
    if (reader.takes('\\Q')) {
      for (const letter of reader.until('\\E') ?? readRest(reader)) parts.push(character(letter, options))
      const quantified = parts.pop()
      if (quantified) parts.push(readQuantifiers(reader, quantified, options))
      continue
    }
    const atom = readAtom(parsing, options)
    if (atom) parts.push(readQuantifiers(reader, atom, options))
  }
  return parts.length === 1 ? (parts[0] as Node) : { kind: 'sequence', parts }
}

function readRest(reader: Reader): string {
  const rest = reader.rest()
  while (!reader.done) reader.next()
  return rest
}

function skipIgnored(reader: Reader, { extended }: Options): void {
  for (;;) {
    if (reader.takes('\\E')) continue
    if (reader.takes('(?#')) {
      if (reader.until(')') === undefined) reader.fail('missing ) after comment')
    } else if (extended && /^\s$/.test(reader.peek())) reader.next()
    else if (extended && reader.peek() === '#') {
      if (reader.until('\n') === undefined) readRest(reader)
    } else return
  }
}

const character = (letter: string, { caseless }: Options): Node => ({
  kind: 'character',
  code: letter.codePointAt(0) ?? 0,
  caseless,
})

/** Undefined for what only sets options. */
function readAtom(parsing: Parsing, options: Options): Node | undefined {
  const { reader } = parsing
  const letter = reader.next()
  switch (letter) {
    case '(':
      return readGroup(parsing, options)
    case '[':
      return { kind: 'set', set: readClass(reader), caseless: options.caseless }
    case '.':
      return { kind: 'set', set: options.dotAll ? EVERYTHING : NO_NEWLINE, caseless: false }
    case '^':
      return { kind: 'place', place: options.lines ? 'line start' : 'start' }
    case '$':
      return { kind: 'place', place: options.lines ? 'line end' : 'end' }
    case '\\':
      return readBackslash(parsing, options)
    case '*':
    case '+':
    case '?':
      return reader.fail('nothing to repeat')
    default:
      return character(letter, options)
  }
}

const PLACES = { A: 'start', Z: 'end', z: 'very end', b: 'word boundary', B: 'no word boundary' } as const

function readBackslash({ reader, captures }: Parsing, { caseless }: Options): Node {
  const place = Object.hasOwn(PLACES, reader.peek())
    ? PLACES[reader.next() as keyof typeof PLACES]
    : undefined
  if (place) return { kind: 'place', place }
  if (reader.takes('R')) return newline()
  const reference = readReference(reader, captures)
  if (reference !== undefined) return { kind: 'reference', to: reference, caseless }
  const octal = reader.match(/^[1-7][0-7]{1,2}/)
  if (octal) return { kind: 'character', code: parseInt(octal[0], 8), caseless }
  const escaped = readEscape(reader)
  if (typeof escaped === 'number') return { kind: 'character', code: escaped, caseless }
  return { kind: 'set', set: escaped, caseless: false }
}

function newline(): Node {
  const parts = [13, 10].map((code): Node => ({ kind: 'character', code, caseless: false }))
  const one: Node = { kind: 'set', set: NEWLINES, caseless: false }
  return { kind: 'atomic', body: { kind: 'either', branches: [{ kind: 'sequence', parts }, one] } }
}

/** `\1`, `\g{-1}`, `\k<name>`. A number with two digits is one only where there are so many groups. */
function readReference(reader: Reader, captures: number): number | string | undefined {
  const name = reader.match(/^k(?:<(\w+)>|'(\w+)'|\{(\w+)\})/)
  if (name) return name[1] ?? name[2] ?? name[3]
  const relative = reader.match(/^g(?:\{(-?\d+|[A-Za-z_]\w*)\}|(-?\d+))/)
  if (relative) {
    const to = relative[1] ?? relative[2] ?? ''
    if (!/^-?\d+$/.test(to)) return to
    return Number(to) < 0 ? captures + 1 + Number(to) : Number(to)
  }
  if (reader.peek() === 'g') reader.fail('a numbered reference must not be zero, and \\g<…> is not emulated')
  const [digits] = reader.match(/^[1-9]\d*/) ?? []
  if (digits === undefined) return undefined
  if (digits.length === 1 || Number(digits) <= captures) return Number(digits)
  reader.at -= digits.length
  return undefined
}

function readQuantifiers(reader: Reader, body: Node, options: Options): Node {
  let node = body
  for (;;) {
    skipIgnored(reader, options)
    const bounds = readBounds(reader)
    if (!bounds) return node
    const [least, most] = bounds
    if (least > MAX_REPEAT || (most !== Infinity && most > MAX_REPEAT))
      reader.fail('number too big in {} quantifier')
    if (most < least) reader.fail('numbers out of order in {} quantifier')
    const greed: Greed = reader.takes('?') ? 'lazy' : reader.takes('+') ? 'possessive' : 'greedy'
    node = { kind: 'repeat', body: node, least, most, greed }
  }
}

function readBounds(reader: Reader): [number, number] | undefined {
  if (reader.takes('*')) return [0, Infinity]
  if (reader.takes('+')) return [1, Infinity]
  if (reader.takes('?')) return [0, 1]
  const [, least, comma, most] = reader.match(/^\{(\d+)(?:(,)(\d*))?\}/) ?? []
  if (least === undefined) return undefined
  if (comma === undefined) return [Number(least), Number(least)]
  return [Number(least), most === '' ? Infinity : Number(most)]
}
