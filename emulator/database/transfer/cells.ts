import { EJSON } from 'bson'
import { decode } from '../ejson'
import { lostNumber } from '../lost-number'

/** What would be read as something else than text: a number, an EJSON value, a quoted text. */
const NO_TEXT = /^(-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?|true|false|null|[[{"].*[\]}"])$/s

/** The value of a cell of CSV; undefined for an empty one, which is no field. Digits that no number holds stay text. */
export function readCell(text: string): unknown {
  if (text === '') return undefined
  if (!NO_TEXT.test(text) || lostNumber(text) !== undefined) return text
  try {
    return decode(text, 'cell', 0)
  } catch {
    return text
  }
}

/** `readCell` gives the value back. */
export function writeCell(value: unknown): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value === '' || NO_TEXT.test(value) ? JSON.stringify(value) : value
  return EJSON.stringify(value, { relaxed: true })
}
