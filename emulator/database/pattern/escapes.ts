import { type CharacterSet, ESCAPED, property } from './character-set'
import type { Reader } from './reader'

const CONTROLS: Record<string, number> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 }

/** What a backslash stands for: a character, or a set of them. */
export type Escaped = number | CharacterSet

/**
 * Reads what follows a backslash where it means the same inside and outside of a class.
 * https://www.pcre.org/original/doc/html/pcrepattern.html#SEC5
 */
export function readEscape(reader: Reader): Escaped {
  const letter = reader.next()
  if (letter === '') reader.fail('\\ at end of pattern')
  if ('LlUu'.includes(letter))
    reader.fail('PCRE does not support \\L, \\l, \\N{name}, \\U, or \\u: write \\x{…}')
  if (letter === 'N' && reader.peek() === '{') reader.fail('PCRE does not support \\N{name}')
  if ('CXGK'.includes(letter)) reader.fail(`\\${letter} is not emulated`)
  if (Object.hasOwn(CONTROLS, letter)) return CONTROLS[letter] ?? 0
  if (letter === 'p' || letter === 'P') return readProperty(reader, letter === 'P')
  if (Object.hasOwn(ESCAPED, letter)) return ESCAPED[letter] as CharacterSet
  return readNumber(reader, letter) ?? letter.codePointAt(0) ?? 0
}

function readProperty(reader: Reader, negated: boolean): CharacterSet {
  const name = reader.match(/^\{(\^?[\w& ]+)\}/)?.[1] ?? reader.match(/^[A-Z]/)?.[0]
  if (name === undefined) reader.fail('malformed \\P or \\p sequence')
  return { ranges: [], properties: [property(name, negated)], not: false }
}

function readNumber(reader: Reader, letter: string): number | undefined {
  if (letter === 'x') {
    const braced = reader.match(/^\{([0-9a-fA-F]+)\}/)?.[1]
    return valid(reader, parseInt(braced ?? reader.match(/^[0-9a-fA-F]{1,2}/)?.[0] ?? '0', 16))
  }
  if (letter === 'o') {
    const digits = reader.match(/^\{([0-7]+)\}/)?.[1]
    if (digits === undefined) reader.fail('missing opening brace after \\o')
    return valid(reader, parseInt(digits, 8))
  }
  if (letter === 'c') {
    const key = reader.next()
    if (!/^[ -~]$/.test(key)) reader.fail('\\c must be followed by an ASCII character')
    return key.toUpperCase().charCodeAt(0) ^ 64
  }
  if (letter === '0') return parseInt(`0${reader.match(/^[0-7]{1,2}/)?.[0] ?? ''}`, 8)
  return undefined
}

function valid(reader: Reader, code: number): number {
  if (code > 0x10ffff) reader.fail('character value in \\x{} or \\o{} is too large')
  if (code >= 0xd800 && code <= 0xdfff) reader.fail('disallowed Unicode code point (>= 0xd800 && <= 0xdfff)')
  return code
}
