import * as v from 'valibot'
import { type ImportRow, importRow } from '../../../contract/import-row'
import { language } from '@/texts/language'
import { texts } from '@/texts/admin'
import type { RawRow } from './read-file'

/** A row that is not imported, and why: what is wrong with which field, in words. */
export interface BadRow {
  line: number
  faults: { field?: string; why: string }[]
}

/** As exports show the ends of a number. */
const masked = /^\d{3}\*{4}\d{4}$/

/** Which rows of a file can be imported, as far as one sees without asking the cloud. */
export function checkRows(raw: RawRow[]): { good: ImportRow[]; bad: BadRow[] } {
  const [good, bad]: [ImportRow[], BadRow[]] = [[], []]
  const seen = new Map<string, number>()
  for (const { line, fields } of raw) {
    const row = fields ? rowOf(line, fields) : [{ why: texts().imports.notJson }]
    if (Array.isArray(row)) {
      bad.push({ line, faults: row })
      continue
    }
    const whom = row._id ?? row.tel ?? ''
    const before = seen.get(whom)
    if (before === undefined) good.push(row)
    else bad.push({ line, faults: [{ why: texts().imports.twice(before) }] })
    seen.set(whom, before ?? line)
  }
  return { good, bad }
}

function rowOf(line: number, { _id, tel, ...rest }: Record<string, unknown>): ImportRow | BadRow['faults'] {
  const named = _id === undefined || _id === '' ? {} : { _id }
  const unknown = tel === '' || ('_id' in named && typeof tel === 'string' && masked.test(tel))
  const number = tel === undefined || unknown ? {} : { tel: typeof tel === 'number' ? String(tel) : tel }
  const result = v.safeParse(importRow, { line, ...rest, ...named, ...number }, { lang: language() })
  if (result.success) return result.output
  const faults = new Map(result.issues.map((issue) => [v.getDotPath(issue) ?? '', issue.message]))
  return [...faults].map(([field, why]) => ({ ...labelled(field), why }))
}

function labelled(field: string): { field?: string } {
  const { person, jobs } = texts()
  const labels: Record<string, string> = {
    _id: jobs.columns.id,
    name: person.name,
    sex: person.sex,
    age: person.age,
    tel: person.tel,
  }
  const label = labels[field]
  return label === undefined ? {} : { field: label }
}
