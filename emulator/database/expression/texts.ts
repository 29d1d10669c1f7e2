import { bsonType } from '../bson-type'
import { MongoError } from '../mongo-error'
import { binary, named, unary, variadic } from './arguments'
import { isNil, type Operator } from './evaluate'
import { boundsOf } from './lists'

/** Null and nothing are an empty text, numbers and dates are written out. @throws MongoError on anything else */
function coerced(value: unknown): string {
  if (isNil(value)) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  throw new MongoError(`can't convert from BSON type ${bsonType(value)} to String`)
}

const $concat = variadic((values) => {
  let text = ''
  for (const value of values) {
    if (isNil(value)) return null
    if (typeof value !== 'string')
      throw new MongoError(`$concat only supports strings, not ${bsonType(value)}`)
    text += value
  }
  return text
})

/** ASCII only, as in MongoDB. */
const lower = (text: string) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
const upper = (text: string) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())

const $strcasecmp = binary((a, b) => {
  const [first, second] = [Buffer.from(upper(coerced(a))), Buffer.from(upper(coerced(b)))]
  return Buffer.compare(first, second)
})

function countOf(value: unknown, role: string, name: string): number {
  if (typeof value !== 'number')
    throw new MongoError(`${name}: ${role} must be a numeric type (is BSON type ${bsonType(value)})`)
  return Math.trunc(value)
}

const isContinuation = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80

const $substrBytes = variadic(
  ([value, from, count], name) => {
    const bytes = Buffer.from(coerced(value))
    const start = countOf(from, 'starting index', name)
    const length = countOf(count, 'length', name)
    if (start < 0) throw new MongoError(`${name}: starting index must be non-negative (got: ${start})`)
    const end = length < 0 ? bytes.length : start + length
    if (isContinuation(bytes[start]))
      throw new MongoError(`${name}: Invalid range, starting index is a UTF-8 continuation byte.`)
    if (isContinuation(bytes[end]))
      throw new MongoError(`${name}: Invalid range, ending index is in the middle of a UTF-8 character.`)
    return bytes.toString('utf8', start, end)
  },
  3,
  3,
)

const $substrCP = variadic(
  ([value, from, count], name) => {
    const text = coerced(value)
    const [start, length] = [countOf(from, 'starting index', name), countOf(count, 'length', name)]
    if (start < 0 || length < 0)
      throw new MongoError(`${name}: starting index and length must be nonnegative integers`)
    return Array.from(text)
      .slice(start, start + length)
      .join('')
  },
  3,
  3,
)

const lengthOf = (count: (text: string) => number) =>
  unary((text, name) => {
    if (typeof text === 'string') return count(text)
    throw new MongoError(`${name} requires a string argument, found: ${bsonType(text)}`)
  })

function indexOf<Unit>(unitsOf: (text: string) => Unit[]): Operator {
  return variadic(
    ([text, part, start, end], name) => {
      if (isNil(text)) return null
      for (const [value, which] of [
        [text, 'first'],
        [part, 'second'],
      ] as const)
        if (typeof value !== 'string')
          throw new MongoError(
            `${name} requires a string as the ${which} argument, found: ${bsonType(value)}`,
          )
      const [units, wanted] = [unitsOf(text as string), unitsOf(part as string)]
      const [from, to] = boundsOf(name, start, end, units.length)
      const last = to - wanted.length
      for (let at = from; at <= last; at++) if (wanted.every((unit, i) => unit === units[at + i])) return at
      return -1
    },
    2,
    4,
  )
}

const $split = binary((text, separator) => {
  if (isNil(text) || isNil(separator)) return null
  for (const [value, which] of [
    [text, 'first'],
    [separator, 'second'],
  ] as const)
    if (typeof value !== 'string')
      throw new MongoError(
        `$split requires an expression that evaluates to a string as a ${which} argument, found: ${bsonType(value)}`,
      )
  if (separator === '') throw new MongoError('$split requires a non-empty separator')
  return (text as string).split(separator as string)
})

/** What MongoDB takes for white space: https://www.mongodb.com/docs/manual/reference/operator/aggregation/trim/ */
const SPACE = Array.from(
  '\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
)

const trim = (atStart: boolean, atEnd: boolean): Operator =>
  named(['input'], ['chars'], (values, name) => {
    const { input, chars } = values
    if (isNil(input) || ('chars' in values && isNil(chars))) return null
    for (const [role, value] of Object.entries(values))
      if (typeof value !== 'string')
        throw new MongoError(`${name} requires ${role} to be a string, found: ${bsonType(value)}`)
    const gone = new Set(typeof chars === 'string' ? chars : SPACE)
    const units = Array.from(input as string)
    let [start, end] = [0, units.length]
    while (atStart && start < end && gone.has(units[start] ?? '')) start += 1
    while (atEnd && end > start && gone.has(units[end - 1] ?? '')) end -= 1
    return units.slice(start, end).join('')
  })

const replace = (apply: (input: string, find: string, replacement: string) => string): Operator =>
  named(['input', 'find', 'replacement'], [], (values, name) => {
    for (const [role, value] of Object.entries(values))
      if (!isNil(value) && typeof value !== 'string')
        throw new MongoError(`${name} requires that '${role}' be a string, found: ${bsonType(value)}`)
    const { input, find, replacement } = values as Record<string, string | null | undefined>
    return isNil(input) || isNil(find) || isNil(replacement) ? null : apply(input, find, replacement)
  })

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#string-expression-operators */
export const TEXTS: Record<string, Operator> = {
  $concat,
  $indexOfBytes: indexOf((text) => Array.from(Buffer.from(text))),
  $indexOfCP: indexOf((text) => Array.from(text)),
  $ltrim: trim(true, false),
  $replaceAll: replace((input, find, replacement) => input.replaceAll(find, () => replacement)),
  $replaceOne: replace((input, find, replacement) => input.replace(find, () => replacement)),
  $rtrim: trim(false, true),
  $split,
  $strcasecmp,
  $strLenBytes: lengthOf((text) => Buffer.byteLength(text)),
  $strLenCP: lengthOf((text) => Array.from(text).length),
  $substr: $substrBytes,
  $substrBytes,
  $substrCP,
  $toLower: unary((value) => lower(coerced(value))),
  $toUpper: unary((value) => upper(coerced(value))),
  $trim: trim(true, true),
}
