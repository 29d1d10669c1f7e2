import type { Node, Options, Parsing } from './syntax'

/**
 * Reads a group behind its `(`; undefined for `(?i)`, which only sets options.
 * https://www.pcre.org/original/doc/html/pcrepattern.html#SEC14
 */
export function readGroup(parsing: Parsing, options: Options): Node | undefined {
  const { reader } = parsing
  if (reader.peek() === '*') reader.fail('verbs such as (*UCP) are not emulated')
  if (!reader.takes('?')) return captured(parsing, options)
  const name = reader.match(/^(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')/)
  if (name) return captured(parsing, options, name[1] ?? name[2])
  if (reader.takes('>')) return { kind: 'atomic', body: closed(parsing, options) }
  const reference = reader.match(/^P=(\w+)\)/)?.[1]
  if (reference !== undefined) return { kind: 'reference', to: reference, caseless: options.caseless }
  const look = reader.match(/^(<?)([=!])/)
  if (look) {
    const [, behind, sign] = look
    return { kind: 'look', behind: behind === '<', not: sign === '!', body: closed(parsing, options) }
  }
  return withOptions(parsing, options)
}

function captured(parsing: Parsing, options: Options, name?: string): Node {
  parsing.captures += 1
  const index = parsing.captures
  if (name !== undefined) {
    if (parsing.names.has(name)) parsing.reader.fail('two named subpatterns have the same name')
    parsing.names.set(name, index)
  }
  return { kind: 'capture', index, body: closed(parsing, options) }
}

function closed(parsing: Parsing, options: Options): Node {
  const node = parsing.alternatives(options)
  if (!parsing.reader.takes(')')) parsing.reader.fail('missing )')
  return node
}

const LETTERS = { i: 'caseless', m: 'lines', s: 'dotAll', x: 'extended' } as const

/** `(?i-s)` and `(?i-s:…)` */
function withOptions(parsing: Parsing, options: Options): Node | undefined {
  const { reader } = parsing
  const [whole, on = '', off = '', end] = reader.match(/^([imsx]*)(?:-([imsx]*))?([:)])/) ?? []
  if (whole === undefined) return refused(parsing)
  const inner = { ...options }
  for (const letter of on) inner[LETTERS[letter as keyof typeof LETTERS]] = true
  for (const letter of off) inner[LETTERS[letter as keyof typeof LETTERS]] = false
  if (end === ':') return closed(parsing, inner)
  Object.assign(options, inner)
  return undefined
}

const KNOWN: [pattern: RegExp, what: string][] = [
  [/^(R|[+-]?\d+|&|P>)/, 'recursion'],
  [/^\(/, 'a conditional group'],
  [/^\|/, 'a branch reset group'],
  [/^C/, 'a callout'],
]

function refused({ reader }: Parsing): never {
  const [, what] = KNOWN.find(([pattern]) => pattern.test(reader.rest())) ?? []
  return reader.fail(
    what === undefined ? 'unrecognized character after (? or (?-' : `${what} is not emulated`,
  )
}
