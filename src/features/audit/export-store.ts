import { create } from 'zustand'
import { fileName, spreadsheetMoment } from '@/lib/file-name'
import { type KeptFile, handOver, keepFile } from '@/lib/kept-file'
import { csv, csvLines } from '@/lib/spreadsheet'
import * as audit from '@/services/audit'
import { messageFor } from '@/services/cloud/message-for'
import { patiently } from '@/services/cloud/patiently'
import { texts } from '@/texts/admin'
import type { AuditEntry, Filter } from './store'
import { actionInWords, changesInWords, refusalInWords, whoInWords, whomInWords } from './words'

/** `csv` for spreadsheets, `jsonl` (a JSON object a line) for programs. */
export type Format = 'csv' | 'jsonl'

type Exporting =
  | { status: 'none'; complaint?: string }
  | { status: 'fetching'; count: number }
  | { status: 'ready'; count: number; file: KeptFile; complaint?: string }

/** The entries that are being made a file of. */
export const useExport = create<Exporting>()(() => ({ status: 'none' }))

const become = (exporting: Exporting) => useExport.setState(exporting, true)

/** Counts the files: one that is not wanted any more is not gone on with. */
let begun = 0

/** Something else is asked for, or the page is gone. */
export function dropExport() {
  begun += 1
  const before = useExport.getState()
  if (before.status === 'ready') before.file.drop()
  become({ status: 'none' })
}

/** Of one page; the cloud gives no more. */
const PAGE = 100

/** Makes a file of all entries that fit. */
export async function exportEntries(filter: Filter, format: Format) {
  dropExport()
  const mine = begun
  const parts = [format === 'csv' ? csv([Object.values(texts().audit.columns)]) : '']
  let count = 0
  try {
    for (let next: string | null | undefined; next !== null;) {
      become({ status: 'fetching', count })
      const asked = { ...filter, ...(next && { cursor: next }), limit: PAGE }
      const page = await patiently(() => audit.list(asked))
      if (mine !== begun) return
      parts.push(linesOf(format, page.entries))
      count += page.entries.length
      next = page.next
    }
    const type = format === 'csv' ? 'text/csv' : 'application/jsonl'
    const file = await keepFile(fileName('audit', format), `${type};charset=utf-8`, parts.join(''))
    become({ status: 'ready', count, file })
  } catch (error) {
    if (mine === begun) become({ status: 'none', complaint: texts().audit.broken(messageFor(error)) })
  }
}

/** Hands the file over, at a tap. */
export async function giveEntries() {
  const ready = useExport.getState()
  if (ready.status !== 'ready') return
  const { complaint: _, ...rest } = ready
  const complaint = await handOver(ready.file, texts().jobs.notGiven)
  become({ ...rest, ...(complaint !== undefined && { complaint }) })
}

const linesOf = (format: Format, entries: AuditEntry[]): string =>
  format === 'csv'
    ? csvLines(entries.map(cellsOf))
    : entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')

function cellsOf(entry: AuditEntry): string[] {
  const changes = changesInWords(entry).map(({ label, value }) => `${label} ${value}`)
  return [
    spreadsheetMoment(entry.createtime),
    whoInWords(entry),
    entry.role ? texts().admins.roles[entry.role] : '',
    actionInWords(entry.func),
    whomInWords(entry) ?? '',
    changes.join('; '),
    refusalInWords(entry) ?? '',
  ]
}
