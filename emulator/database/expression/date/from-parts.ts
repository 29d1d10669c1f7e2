import { bsonType } from '../../bson-type'
import type { Document } from '../../document'
import { MongoError } from '../../mongo-error'
import { named } from '../arguments'
import { dateOf } from '../arithmetic'
import { isNil } from '../evaluate'
import { startOfIsoYear } from './calendar'
import { momentOf, timeZone } from './time-zone'

const DAY = 86_400_000
const TIME = ['hour', 'minute', 'second', 'millisecond', 'timezone']
const PLAIN = ['year', 'month', 'day']
const ISO = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek']

/** What is too great or too small for its place is carried over, but for the year. */
export const $dateFromParts = named([], [...PLAIN, ...ISO, ...TIME], (values, name) => {
  const iso = 'isoWeekYear' in values
  if (iso ? PLAIN.some((part) => part in values) : ISO.some((part) => part in values))
    throw new MongoError(`${name} does not allow mixing natural dates with ISO dates`)
  if (!iso && !('year' in values))
    throw new MongoError(`${name} requires either 'year' or 'isoWeekYear' to be present`)
  if (Object.values(values).some(isNil)) return null
  const day = iso ? isoDay(values) : plainDay(values)
  const time =
    whole(values, 'hour', 0) * 3_600_000 +
    whole(values, 'minute', 0) * 60_000 +
    whole(values, 'second', 0) * 1000 +
    whole(values, 'millisecond', 0)
  const zone = 'timezone' in values ? timeZone(values['timezone'], name) : () => 0
  return dateOf(momentOf(day + time, zone))
})

function plainDay(values: Document): number {
  const year = yearOf(values, 'year')
  const [month, day] = [whole(values, 'month', 1), whole(values, 'day', 1)]
  return new Date(0).setUTCFullYear(year, month - 1, 1) + (day - 1) * DAY
}

function isoDay(values: Document): number {
  const days = (whole(values, 'isoWeek', 1) - 1) * 7 + whole(values, 'isoDayOfWeek', 1) - 1
  return startOfIsoYear(yearOf(values, 'isoWeekYear')) + days * DAY
}

function yearOf(values: Document, part: string): number {
  const year = whole(values, part, 0)
  if (year >= 0 && year <= 9999) return year
  throw new MongoError(`'${part}' must evaluate to an integer in the range 0 to 9999, found ${year}`)
}

/** The parts of a time may be great, but not without limit: MongoDB's is a 16-bit integer. */
function whole(values: Document, part: string, otherwise: number): number {
  if (!(part in values)) return otherwise
  const value = values[part]
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new MongoError(`'${part}' must evaluate to an integer, found ${bsonType(value)}`)
  if (Math.abs(value) > 32_767 && !['second', 'millisecond'].includes(part))
    throw new MongoError(
      `'${part}' must evaluate to a value in the range [-32768, 32767]; value ${value} is not in range`,
    )
  return value
}
