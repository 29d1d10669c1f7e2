import type { Exported } from '../../../contract/exported-view'
import { csv, csvLines } from '@/lib/spreadsheet'
import { texts } from '@/texts/admin'

/** `csv` for spreadsheets, `jsonl` (a JSON object a line) for programs. */
export type Format = 'csv' | 'jsonl'

export const formats: Format[] = ['csv', 'jsonl']

const types: Record<Format, string> = { csv: 'text/csv', jsonl: 'application/jsonl' }

export const typeOf = (format: Format) => `${types[format]};charset=utf-8`

const two = (value: number) => String(value).padStart(2, '0')

/** `people-20261126-1905.csv`: letters and digits, which every system takes. */
export function nameOf(format: Format, now = new Date()) {
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`
  return `people-${day}-${two(now.getHours())}${two(now.getMinutes())}.${format}`
}

/** What stands before the first person. */
export function beginningOf(format: Format): string {
  const columns = texts().jobs.columns
  const titles = [
    columns.id,
    columns.name,
    columns.sex,
    columns.age,
    columns.tel,
    columns.state,
    columns.registered,
    columns.app,
    columns.version,
  ]
  return format === 'csv' ? csv([titles]) : ''
}

export const linesOf = (format: Format, people: Exported[]): string =>
  format === 'csv'
    ? csvLines(people.map(cellsOf))
    : people.map((person) => `${JSON.stringify(person)}\n`).join('')

function cellsOf({ _id, name, sex, age, tel, state, createtime, appid, version }: Exported) {
  const t = texts()
  return [
    _id,
    name,
    t.person.sexes[sex],
    age,
    tel,
    t.detail.states[state],
    spreadsheetMoment(createtime),
    appid,
    version,
  ]
}

/** `2026-11-26 19:05:09`, which spreadsheets take for a moment; here and now. */
function spreadsheetMoment(ms: number): string {
  const date = new Date(ms)
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}
