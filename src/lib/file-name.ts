const two = (value: number) => String(value).padStart(2, '0')

const dayOf = (date: Date) => [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())]

/** `people-20261126-1905.csv`: letters and digits, which every system takes. */
export const fileName = (what: string, ending: string, now = new Date()): string =>
  `${what}-${dayOf(now).join('')}-${two(now.getHours())}${two(now.getMinutes())}.${ending}`

/** `2026-11-26 19:05:09`, which spreadsheets take for a moment; here and now. */
export function spreadsheetMoment(ms: number): string {
  const date = new Date(ms)
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()]
  return `${dayOf(date).join('-')} ${time.map(two).join(':')}`
}
