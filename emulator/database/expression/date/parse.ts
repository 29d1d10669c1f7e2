import { MongoError } from '../../mongo-error'
import { startOfIsoYear } from './calendar'
import { momentOf, type TimeZone, timeZone } from './time-zone'

/** What a text can say of a date; what it does not say is undefined. */
type Parts = Partial<Record<'Y' | 'm' | 'd' | 'H' | 'M' | 'S' | 'L' | 'z' | 'G' | 'V' | 'u' | 'j', string>>

/** ISO 8601, with a space instead of the T, slashes, or without separators as well. */
const COMMON =
  /^(?<Y>\d{4})([-/]?)(?<m>\d\d?)(?:\2(?<d>\d\d?))?(?:[T ]\s*(?<H>\d\d):?(?<M>\d\d)(?::?(?<S>\d\d)(?:[.,](?<L>\d{1,9}))?)?)?\s*(?<z>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?$/i

const FIELDS: Record<string, string> = {
  Y: '\\d{4}',
  G: '\\d{4}',
  m: '\\d\\d?',
  d: '\\d\\d?',
  H: '\\d\\d?',
  M: '\\d\\d?',
  S: '\\d\\d?',
  L: '\\d{1,3}',
  V: '\\d\\d?',
  u: '\\d',
  j: '\\d{1,3}',
  z: 'Z|UTC|GMT|[+-]\\d\\d:?(?:\\d\\d)?',
}

/** @param zone where the text names none @throws MongoError */
export function parseDate(text: string, format: string | undefined, zone: TimeZone | undefined): Date {
  const parts = (format === undefined ? COMMON : patternOf(format)).exec(text.trim())?.groups as
    Parts | undefined
  if (!parts)
    throw new MongoError(`Error parsing date string '${text}'; it is not in the form that is asked for`)
  if (parts.z !== undefined && zone)
    throw new MongoError(
      `you cannot pass in a date/time string with time zone information ('${parts.z}') together with a timezone argument`,
    )
  const own = parts.z === undefined ? undefined : timeZone(parts.z.toUpperCase(), '$dateFromString')
  const local = localOf(parts, text)
  return new Date(momentOf(local, own ?? zone ?? (() => 0)))
}

function patternOf(format: string): RegExp {
  const source = format.replace(/%([\s\S]?)|[^%]/g, (literal, letter?: string) => {
    if (letter === undefined) return literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    if (letter === '%') return '%'
    const field = Object.hasOwn(FIELDS, letter) ? FIELDS[letter] : undefined
    if (field === undefined) throw new MongoError(`Invalid format character '%${letter}' in format string`)
    return `(?<${letter}>${field})`
  })
  try {
    return new RegExp(`^${source}$`, 'i')
  } catch {
    throw new MongoError(`a date's format names a part twice: ${format}`)
  }
}

function localOf(parts: Parts, text: string): number {
  const bad = () => new MongoError(`Error parsing date string '${text}'; there is no such date`)
  const number = (value: string | undefined, least: number, most: number, otherwise = least) => {
    const read = value === undefined ? otherwise : Number(value)
    if (read < least || read > most) throw bad()
    return read
  }
  const time =
    number(parts.H, 0, 23) * 3_600_000 +
    number(parts.M, 0, 59) * 60_000 +
    number(parts.S, 0, 59) * 1000 +
    Math.floor(Number(`0.${parts.L ?? '0'}`) * 1000)
  if (parts.G !== undefined) {
    const days = (number(parts.V, 1, 53) - 1) * 7 + number(parts.u, 1, 7) - 1
    return startOfIsoYear(Number(parts.G)) + days * 86_400_000 + time
  }
  if (parts.Y === undefined) throw bad()
  const [month, day] = [number(parts.m, 1, 12), number(parts.d, 1, 31)]
  const midnight = new Date(0).setUTCFullYear(Number(parts.Y), month - 1, day)
  if (new Date(midnight).getUTCMonth() !== month - 1) throw bad()
  return midnight + (parts.j === undefined ? 0 : (number(parts.j, 1, 366) - 1) * 86_400_000) + time
}
