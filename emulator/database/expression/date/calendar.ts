const DAY = 86_400_000

export interface Calendar {
  year: number
  month: number
  dayOfMonth: number
  hour: number
  minute: number
  second: number
  millisecond: number
}

/** @param local ms since 1970 as the zone's clocks show it */
export function calendarOf(local: number): Calendar {
  const date = new Date(local)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    dayOfMonth: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  }
}

const startOfYear = (year: number) => new Date(0).setUTCFullYear(year, 0, 1)

export function dayOfYear(local: number): number {
  return Math.floor((local - startOfYear(new Date(local).getUTCFullYear())) / DAY) + 1
}

/** 1 is Sunday. */
export const dayOfWeek = (local: number) => new Date(local).getUTCDay() + 1

/** 1 is Monday. */
export const isoDayOfWeek = (local: number) => new Date(local).getUTCDay() || 7

/** As strftime's %U: weeks begin on Sunday, the first one in the year is 1, before it is 0. */
export const week = (local: number) => Math.floor((dayOfYear(local) + 7 - dayOfWeek(local)) / 7)

/** A week is in the year that its Thursday is in. */
const thursdayOf = (local: number) => local + (4 - isoDayOfWeek(local)) * DAY

export const isoWeek = (local: number) => Math.floor((dayOfYear(thursdayOf(local)) - 1) / 7) + 1

export const isoWeekYear = (local: number) => new Date(thursdayOf(local)).getUTCFullYear()

/** The first day of the ISO year, ms. */
export function startOfIsoYear(year: number): number {
  const fourth = startOfYear(year) + 3 * DAY
  return fourth - (isoDayOfWeek(fourth) - 1) * DAY
}
