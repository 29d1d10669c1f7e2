import { bsonType } from '../../bson-type'
import { MongoError } from '../../mongo-error'

const MINUTE = 60_000

/** Offset to UTC in ms at a moment in ms; positive to the east. */
export type TimeZone = (moment: number) => number

const utc: TimeZone = () => 0
const known = new Map<string, TimeZone>([
  ['UTC', utc],
  ['GMT', utc],
  ['Z', utc],
])

/** An Olson name such as `Asia/Shanghai`, or an offset such as `+08:00`, `+0800`, `+08`. @throws MongoError */
export function timeZone(value: unknown, name: string): TimeZone {
  if (typeof value !== 'string')
    throw new MongoError(
      `${name} requires a string for the timezone argument, but was given a ${bsonType(value)}`,
    )
  const zone = known.get(value) ?? offsetZone(value) ?? olsonZone(value)
  if (!zone) throw new MongoError(`unrecognized time zone identifier: "${value}"`)
  known.set(value, zone)
  return zone
}

function offsetZone(text: string): TimeZone | undefined {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) ?? []
  if (sign === undefined) return undefined
  const offset = (Number(hours) * 60 + Number(minutes)) * MINUTE * (sign === '-' ? -1 : 1)
  return () => offset
}

function olsonZone(name: string): TimeZone | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  } catch {
    return undefined
  }
  const byQuarter = new Map<number, number>()
  return (moment) => {
    const quarter = Math.floor(moment / (15 * MINUTE))
    const offset = byQuarter.get(quarter) ?? readOffset(format, quarter * 15 * MINUTE)
    byQuarter.set(quarter, offset)
    return offset
  }
}

/** `GMT+08:00`, before the zones were kept by the hour also `GMT+08:05:43`. */
function readOffset(format: Intl.DateTimeFormat, moment: number): number {
  const { value = '' } = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName') ?? {}
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(value) ?? []
  const minutesAll = Number(hours) * 60 + Number(minutes)
  return (minutesAll * MINUTE + Number(seconds) * 1000) * (sign === '-' ? -1 : 1)
}

/** The moment at which clocks in the zone show `local`, ms as if they were UTC's. */
export function momentOf(local: number, zone: TimeZone): number {
  const first = local - zone(local)
  return local - zone(first)
}
