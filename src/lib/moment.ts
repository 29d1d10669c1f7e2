import { texts } from '@/texts/shared'

const two = (value: number) => String(value).padStart(2, '0')

const clock = (date: Date) => `${two(date.getHours())}:${two(date.getMinutes())}`

const midnight = (ms: number) => new Date(ms).setHours(0, 0, 0, 0)

/** In full: `2026年11月23日 08:05`, `23 Nov 2026 08:05`. */
export function fullMoment(ms: number): string {
  const date = new Date(ms)
  return `${texts().moment.date(date.getFullYear(), date.getMonth() + 1, date.getDate())} ${clock(date)}`
}

/** As short as it can be told apart: `08:05` today, `昨天`, `11月20日`, `2025年3月1日`. */
export function shortMoment(ms: number, now = Date.now()): string {
  const date = new Date(ms)
  // Rounded, because a day with a change of clocks has 23 or 25 hours.
  const daysAgo = Math.round((midnight(now) - midnight(ms)) / 86_400_000)
  if (daysAgo === 0) return clock(date)
  const { moment } = texts()
  if (daysAgo === 1) return moment.yesterday
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return year === new Date(now).getFullYear() ? moment.day(month, day) : moment.date(year, month, day)
}
