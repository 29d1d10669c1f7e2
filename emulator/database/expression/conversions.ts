import { ObjectId } from 'bson'
import { bsonType, isInt32, show } from '../bson-type'
import type { Document } from '../document'
import { MongoError } from '../mongo-error'
import { named, unary } from './arguments'
import { momentIn } from './date/dates'
import { parseDate } from './date/parse'
import { isNil, type Operator } from './evaluate'

type Convert = (value: unknown) => unknown

const unsupported = (value: unknown, to: string) =>
  new MongoError(`Unsupported conversion from ${bsonType(value)} to ${to} in $convert with no onError value`)

const failed = (value: unknown, to: string, why: string) =>
  new MongoError(`Failed to parse ${to} '${String(value)}' in $convert with no onError value: ${why}`)

/** @param holds can the type hold this whole number? Left out: it is no type of whole numbers */
function toNumber(to: string, holds?: (whole: number) => boolean): Convert {
  return (value) => {
    const number = numberOf(value, to, holds !== undefined)
    if (!holds) return number
    const whole = Math.trunc(number)
    if (!holds(whole))
      throw new MongoError(
        `Conversion would overflow target type in $convert with no onError value: ${number}`,
      )
    return whole
  }
}

function numberOf(value: unknown, to: string, whole: boolean): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof Date && to !== 'int') return value.getTime()
  if (typeof value !== 'string') throw unsupported(value, to)
  const form = whole ? /^[+-]?\d+$/ : /^[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|Infinity|NaN)$/
  if (!form.test(value)) throw failed(value, 'number', 'it is no number')
  return Number(value)
}

function toText(value: unknown): unknown {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof ObjectId) return value.toHexString()
  throw unsupported(value, 'string')
}

function toDate(value: unknown): unknown {
  if (typeof value === 'number') {
    const date = new Date(Math.trunc(value))
    if (Number.isNaN(date.getTime())) throw unsupported(value, 'date')
    return date
  }
  if (typeof value === 'string') return parseDate(value, undefined, undefined)
  if (value instanceof Date || value instanceof ObjectId) return new Date(momentIn(value))
  throw unsupported(value, 'date')
}

function toObjectId(value: unknown): unknown {
  if (value instanceof ObjectId) return value
  if (typeof value !== 'string') throw unsupported(value, 'objectId')
  if (!/^[0-9a-f]{24}$/i.test(value)) throw failed(value, 'objectId', 'it needs 24 hexadecimal digits')
  return new ObjectId(value)
}

const CONVERSIONS: Record<string, Convert> = {
  bool: (value) => (typeof value === 'number' ? value !== 0 : typeof value === 'boolean' ? value : true),
  date: toDate,
  double: toNumber('double'),
  // A decimal is a number here: see FIDELITY.md.
  decimal: toNumber('decimal'),
  int: toNumber('int', isInt32),
  long: toNumber('long', Number.isSafeInteger),
  objectId: toObjectId,
  string: toText,
}

const CODES: Record<number, string> = {
  1: 'double',
  2: 'string',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  16: 'int',
  18: 'long',
  19: 'decimal',
}

const to = (type: string) => unary((value) => (isNil(value) ? null : CONVERSIONS[type]?.(value)))

function convert(values: Document): unknown {
  const { input, to: type } = values
  if (isNil(input)) return 'onNull' in values ? values['onNull'] : null
  if (isNil(type)) return null
  const wanted = typeof type === 'number' ? CODES[type] : type
  const conversion =
    typeof wanted === 'string' && Object.hasOwn(CONVERSIONS, wanted) ? CONVERSIONS[wanted] : undefined
  if (!conversion) throw new MongoError(`Unknown type name in $convert: ${show(type)}`)
  try {
    return conversion(input)
  } catch (error) {
    if ('onError' in values && error instanceof MongoError) return values['onError']
    throw error
  }
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#type-expression-operators */
export const CONVERTING: Record<string, Operator> = {
  $convert: named(['input', 'to'], ['onError', 'onNull'], convert),
  $isNumber: unary((value) => typeof value === 'number'),
  $toBool: to('bool'),
  $toDate: to('date'),
  $toDecimal: to('decimal'),
  $toDouble: to('double'),
  $toInt: to('int'),
  $toLong: to('long'),
  $toObjectId: to('objectId'),
  $toString: to('string'),
  $type: unary(bsonType),
}
