import { ObjectId } from 'bson'
import { bsonType, show } from '../../bson-type'
import { isDocument, isList, type Document } from '../../document'
import { MongoError } from '../../mongo-error'
import { named, operandsOf, parametersOf } from '../arguments'
import { dateOf } from '../arithmetic'
import { isNil, type Operator } from '../evaluate'
import { compileExpression } from '../expression'
import { calendarOf, dayOfWeek, dayOfYear, isoDayOfWeek, isoWeek, isoWeekYear, week } from './calendar'
import { formatDate } from './format'
import { $dateFromParts } from './from-parts'
import { parseDate } from './parse'
import { timeZone } from './time-zone'

/** @throws MongoError where it is none */
export function momentIn(value: unknown): number {
  if (value instanceof Date) return value.getTime()
  if (value instanceof ObjectId) return value.getTimestamp().getTime()
  throw new MongoError(`can't convert from BSON type ${bsonType(value)} to Date`)
}

/** Of `<date>`, `[<date>]` or `{ date, timezone }`; null of null, of nothing and in no zone. */
function part(read: (local: number) => unknown): Operator {
  return (operand, compiling, name) => {
    const withZone = isDocument(operand) && !Object.keys(operand)[0]?.startsWith('$')
    const { date, timezone } = withZone
      ? parametersOf(operand, name, ['date'], ['timezone'])
      : { date: operand }
    const [moment] = operandsOf(isList(date) ? date : [date], compiling, name, 1)
    const zone = timezone === undefined ? undefined : compileExpression(timezone, compiling)
    return (scope) => {
      const [value, where] = [moment?.(scope), zone?.(scope)]
      if (isNil(value) || (zone && isNil(where))) return null
      const at = momentIn(value)
      return read(zone ? at + timeZone(where, name)(at) : at)
    }
  }
}

const calendarPart = (name: keyof ReturnType<typeof calendarOf>) => part((local) => calendarOf(local)[name])

/** The text of a value that may be left out; null where it is null or there is none. */
function textIn(values: Document, parameter: string, name: string): string | null | undefined {
  if (!(parameter in values)) return undefined
  const value = values[parameter]
  if (isNil(value)) return null
  if (typeof value === 'string') return value
  throw new MongoError(`${name} requires that '${parameter}' be a string, found: ${bsonType(value)}`)
}

const $dateToString = named(['date'], ['format', 'timezone', 'onNull'], (values, name) => {
  const { date, onNull } = values
  const [format, zone] = [textIn(values, 'format', name), textIn(values, 'timezone', name)]
  if (isNil(date)) return 'onNull' in values ? onNull : null
  if (format === null || zone === null) return null
  const at = momentIn(date)
  const offset = zone === undefined ? 0 : timeZone(zone, name)(at)
  return formatDate(format ?? `%Y-%m-%dT%H:%M:%S.%L${zone === undefined ? 'Z' : ''}`, at + offset, offset)
})

const $dateFromString = named(['dateString'], ['format', 'timezone', 'onError', 'onNull'], (values, name) => {
  const { dateString: text, onNull, onError } = values
  if (isNil(text)) return 'onNull' in values ? onNull : null
  const [format, zone] = [textIn(values, 'format', name), textIn(values, 'timezone', name)]
  if (format === null || zone === null) return null
  try {
    if (typeof text !== 'string')
      throw new MongoError(`${name} requires that 'dateString' be a string, found: ${bsonType(text)}`)
    return parseDate(text, format, zone === undefined ? undefined : timeZone(zone, name))
  } catch (error) {
    if ('onError' in values && error instanceof MongoError) return onError
    throw error
  }
})

const $dateToParts = named(['date'], ['timezone', 'iso8601'], (values, name) => {
  const { date, iso8601 = false } = values
  const zone = textIn(values, 'timezone', name)
  if (isNil(date) || zone === null || iso8601 === null) return null
  if (typeof iso8601 !== 'boolean')
    throw new MongoError(`iso8601 must evaluate to a bool, found ${bsonType(iso8601)}`)
  const at = momentIn(date)
  const local = at + (zone === undefined ? 0 : timeZone(zone, name)(at))
  const { year, month, dayOfMonth: day, ...time } = calendarOf(local)
  if (!iso8601) return { year, month, day, ...time }
  return {
    isoWeekYear: isoWeekYear(local),
    isoWeek: isoWeek(local),
    isoDayOfWeek: isoDayOfWeek(local),
    ...time,
  }
})

const UNITS: Record<string, number> = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
}
const MONTHS: Record<string, number> = { year: 12, quarter: 3, month: 1 }

const $dateAdd = (way: 1 | -1) =>
  named(['startDate', 'unit', 'amount'], ['timezone'], (values, name) => {
    const { startDate, unit, amount } = values
    const zone = textIn(values, 'timezone', name)
    if (isNil(startDate) || isNil(unit) || isNil(amount) || zone === null) return null
    const at = momentIn(startDate)
    if (typeof amount !== 'number' || !Number.isInteger(amount))
      throw new MongoError(`${name} expects integer amount of time units`)
    const known = typeof unit === 'string' ? (MONTHS[unit] ?? UNITS[unit]) : undefined
    if (known === undefined) throw new MongoError(`${name}: unknown time unit value: ${show(unit)}`)
    if (typeof unit === 'string' && unit in UNITS) return dateOf(at + way * amount * known)
    const offset = zone === undefined ? 0 : timeZone(zone, name)(at)
    return dateOf(withMonths(at + offset, way * amount * known) - offset)
  })

/** The same day of another month, or its last one. */
function withMonths(local: number, months: number): number {
  const date = new Date(local)
  const day = date.getUTCDate()
  date.setUTCMonth(date.getUTCMonth() + months, 1)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return date.setUTCDate(Math.min(day, last))
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#date-expression-operators */
export const DATES: Record<string, Operator> = {
  $dateAdd: $dateAdd(1),
  $dateFromParts,
  $dateFromString,
  $dateSubtract: $dateAdd(-1),
  $dateToParts,
  $dateToString,
  $dayOfMonth: calendarPart('dayOfMonth'),
  $dayOfWeek: part(dayOfWeek),
  $dayOfYear: part(dayOfYear),
  $hour: calendarPart('hour'),
  $isoDayOfWeek: part(isoDayOfWeek),
  $isoWeek: part(isoWeek),
  $isoWeekYear: part(isoWeekYear),
  $millisecond: calendarPart('millisecond'),
  $minute: calendarPart('minute'),
  $month: calendarPart('month'),
  $second: calendarPart('second'),
  $week: part(week),
  $year: calendarPart('year'),
}
