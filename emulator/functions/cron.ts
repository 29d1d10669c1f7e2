/** When a trigger fires, in UTC+8: which values each of the seven fields has. */
export interface Cron {
  seconds: Set<number>
  minutes: Set<number>
  hours: Set<number>
  days: Set<number>
  months: Set<number>
  weekdays: Set<number>
  years: Set<number>
  /** "“日”和“星期”字段同时指定值时，两者为“或”关系" */
  eitherDay: boolean
}

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')
const WEEKDAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ')
const LAST_YEAR = 2099

interface Field {
  least: number
  most: number
  /** The first stands for the least value. */
  names?: string[]
}

const FIELDS: Record<Exclude<keyof Cron, 'eitherDay'>, Field> = {
  seconds: { least: 0, most: 59 },
  minutes: { least: 0, most: 59 },
  hours: { least: 0, most: 23 },
  days: { least: 1, most: 31 },
  months: { least: 1, most: 12, names: MONTHS },
  weekdays: { least: 0, most: 6, names: WEEKDAYS },
  years: { least: 1970, most: LAST_YEAR },
}

/**
 * Second, minute, hour, day, month, weekday, year; each with `,`, `-`, `*` and `/`.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/functions/triggers.html
 * @returns undefined where it is none
 */
export function parseCron(text: string): Cron | undefined {
  const parts = text.trim().split(/\s+/)
  const names = Object.keys(FIELDS) as (keyof typeof FIELDS)[]
  if (parts.length !== names.length) return undefined
  const cron = { eitherDay: parts[3] !== '*' && parts[5] !== '*' } as Cron
  for (const [i, name] of names.entries()) {
    const values = valuesOf(parts[i] ?? '', FIELDS[name])
    if (!values) return undefined
    cron[name] = values
  }
  return cron
}

function valuesOf(text: string, field: Field): Set<number> | undefined {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const [, from = '', to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? []
    const first = from === '*' ? field.least : valueOf(from, field)
    const open = from === '*' || step !== undefined
    const last = to === undefined ? (open ? field.most : first) : valueOf(to, field)
    const by = Number(step ?? 1)
    if (first === undefined || last === undefined || by < 1 || (from === '*' && to !== undefined))
      return undefined
    for (let value = first; value <= last; value += by) values.add(value)
  }
  return values.size > 0 ? values : undefined
}

function valueOf(text: string, { least, most, names = [] }: Field): number | undefined {
  const named = names.indexOf(text.toUpperCase())
  const value = named >= 0 ? named + least : /^\d+$/.test(text) ? Number(text) : NaN
  return value >= least && value <= most ? value : undefined
}

const AHEAD = 8 * 3_600_000

/**
 * @param after ms since 1970
 * @returns the first moment after it, ms since 1970; undefined where there is none any more
 */
export function nextTime(cron: Cron, after: number): number | undefined {
  // As if UTC+8 were UTC, so that JavaScript counts the days.
  const at = new Date(Math.floor(after / 1000) * 1000 + 1000 + AHEAD)
  while (at.getUTCFullYear() <= LAST_YEAR) {
    if (!cron.years.has(at.getUTCFullYear())) at.setTime(Date.UTC(at.getUTCFullYear() + 1, 0))
    else if (!cron.months.has(at.getUTCMonth() + 1))
      at.setTime(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1))
    else if (!isDay(cron, at)) at.setUTCHours(24, 0, 0)
    else if (!cron.hours.has(at.getUTCHours())) at.setUTCHours(at.getUTCHours() + 1, 0, 0)
    else if (!cron.minutes.has(at.getUTCMinutes())) at.setUTCMinutes(at.getUTCMinutes() + 1, 0)
    else if (!cron.seconds.has(at.getUTCSeconds())) at.setUTCSeconds(at.getUTCSeconds() + 1)
    else return at.getTime() - AHEAD
  }
  return undefined
}

function isDay({ days, weekdays, eitherDay }: Cron, at: Date): boolean {
  const [day, weekday] = [days.has(at.getUTCDate()), weekdays.has(at.getUTCDay())]
  return eitherDay ? day || weekday : day && weekday
}
