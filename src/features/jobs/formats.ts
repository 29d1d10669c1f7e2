import type { Exported } from '../../../contract/exported-view'
import { fileName, spreadsheetMoment } from '@/lib/file-name'
import { csv, csvLines } from '@/lib/spreadsheet'
import { texts } from '@/texts/admin'

/** `csv` for spreadsheets, `jsonl` (a JSON object a line) for programs. */
export type Format = 'csv' | 'jsonl'

export const formats: Format[] = ['csv', 'jsonl']

const types: Record<Format, string> = { csv: 'text/csv', jsonl: 'application/jsonl' }

export const typeOf = (format: Format) => `${types[format]};charset=utf-8`

export const nameOf = (format: Format) => fileName('people', format)

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
