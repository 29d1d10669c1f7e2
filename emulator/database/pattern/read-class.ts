import { type CharacterSet, others, POSIX, type Property, type Range } from './character-set'
import { type Escaped, readEscape } from './escapes'
import type { Reader } from './reader'

/** Reads `[…]`, behind the bracket. https://www.pcre.org/original/doc/html/pcrepattern.html#SEC9 */
export function readClass(reader: Reader): CharacterSet {
  const not = reader.takes('^')
  const [ranges, properties]: [Range[], Property[]] = [[], []]
  const add = (item: Escaped) => {
    if (typeof item === 'number') ranges.push([item, item])
    else {
      ranges.push(...item.ranges)
      properties.push(...item.properties)
    }
  }
  for (let first = true; first || reader.peek() !== ']'; first = false) {
    if (reader.done) reader.fail('missing terminating ] for character class')
    const item = readItem(reader)
    const last = typeof item === 'number' ? readRangeEnd(reader) : undefined
    if (last === undefined) {
      if (item !== undefined) add(item)
      continue
    }
    if (typeof last !== 'number') [item, 45, last].forEach((one) => one !== undefined && add(one))
    else if (last < (item as number)) reader.fail('range out of order in character class')
    else ranges.push([item as number, last])
  }
  reader.next()
  return { ranges, properties, not }
}

/** Behind a hyphen; a hyphen in front of the end is itself. */
function readRangeEnd(reader: Reader): Escaped | undefined {
  if (reader.peek() !== '-' || reader.peek(1) === ']' || reader.peek(1) === '') return undefined
  reader.next()
  return readItem(reader)
}

function readItem(reader: Reader): Escaped | undefined {
  const posix = reader.match(/^\[:(\^?)(\w*):\]/)
  if (posix) {
    const [, not, name = ''] = posix
    const known = Object.hasOwn(POSIX, name) ? POSIX[name] : undefined
    if (!known) reader.fail(`unknown POSIX class name: ${name}`)
    return not === '^' ? others(known) : known
  }
  if (reader.match(/^\[[.=].*?[.=]\]/)) reader.fail('POSIX collating elements are not supported')
  if (reader.takes('\\E')) return undefined
  if (!reader.takes('\\')) return reader.next().codePointAt(0)
  if (reader.takes('b')) return 8
  const octal = reader.match(/^[1-7][0-7]{0,2}/)
  if (octal) return parseInt(octal[0], 8)
  if (reader.peek() === 'Q') reader.fail('\\Q inside a class is not emulated')
  if ('BRX'.includes(reader.peek())) reader.fail('escape sequence is invalid in character class')
  return readEscape(reader)
}
