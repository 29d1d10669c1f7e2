import { MongoError } from '../../mongo-error'
import { calendarOf, dayOfWeek, dayOfYear, isoDayOfWeek, isoWeek, isoWeekYear, week } from './calendar'

const padded = (value: number, length: number) => String(value).padStart(length, '0')

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateToString/#format-specifiers */
const SPECIFIERS: Record<string, (local: number, offset: number) => string> = {
  '%': () => '%',
  B: (local) => MONTHS[calendarOf(local).month - 1] ?? '',
  b: (local) => (MONTHS[calendarOf(local).month - 1] ?? '').slice(0, 3),
  d: (local) => padded(calendarOf(local).dayOfMonth, 2),
  G: (local) => padded(isoWeekYear(local), 4),
  H: (local) => padded(calendarOf(local).hour, 2),
  j: (local) => padded(dayOfYear(local), 3),
  L: (local) => padded(calendarOf(local).millisecond, 3),
  M: (local) => padded(calendarOf(local).minute, 2),
  m: (local) => padded(calendarOf(local).month, 2),
  S: (local) => padded(calendarOf(local).second, 2),
  U: (local) => padded(week(local), 2),
  u: (local) => String(isoDayOfWeek(local)),
  V: (local) => padded(isoWeek(local), 2),
  w: (local) => String(dayOfWeek(local)),
  Y: (local) => padded(calendarOf(local).year, 4),
  Z: (_, offset) => String(Math.trunc(offset / 60_000)),
  z: (_, offset) => {
    const minutes = Math.abs(Math.trunc(offset / 60_000))
    return `${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${padded(minutes % 60, 2)}`
  },
}

/** @param offset of the zone, ms @throws MongoError */
export function formatDate(format: string, local: number, offset: number): string {
  return format.replace(/%([\s\S]?)/g, (_, letter: string) => {
    const write = Object.hasOwn(SPECIFIERS, letter) ? SPECIFIERS[letter] : undefined
    if (!write)
      throw new MongoError(
        letter === ''
          ? "Unmatched '%' at end of format string"
          : `Invalid format character '%${letter}' in format string`,
      )
    return write(local, offset)
  })
}
