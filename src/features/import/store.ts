import type { ImportMode } from '@contract'
import { create } from 'zustand'
import { type ImportRow, MOST_ROWS, ROWS_AT_ONCE } from '../../../contract/import-row'
import { inParts } from '@/lib/in-parts'
import { pickFile } from '@/lib/pick-file'
import { requestId } from '@/lib/request-id'
import { whyRefused } from '@/lib/why-refused'
import { messageFor } from '@/services/cloud/message-for'
import { patiently } from '@/services/cloud/patiently'
import * as imports from '@/services/imports'
import * as jobs from '@/services/jobs'
import { texts } from '@/texts/admin'
import { en } from '@/texts/admin/en'
import { zh } from '@/texts/admin/zh'
import { type BadRow, checkRows } from './check-rows'
import { type Read, type Unfit, readFile } from './read-file'

/** What is known of a file before anything of it is imported. */
export interface Plan {
  file: string
  rows: ImportRow[]
  bad: BadRow[]
  /** Of `rows`: nobody has the number, somebody is just so, somebody is not. */
  counts: { new: number; same: number; other: number }
  ignored: string[]
  mode: ImportMode
  /** Of the job, the same at another try. */
  requestId: string
}

export type Importing =
  | { status: 'none'; complaint?: string }
  | { status: 'reading' }
  | { status: 'checking'; done: number; of: number }
  | { status: 'checked'; plan: Plan; complaint?: string }
  | { status: 'sending'; plan: Plan; done: number }

/** The file that is about to be imported. */
export const useImport = create<Importing>()(() => ({ status: 'none' }))

const become = (importing: Importing) => useImport.setState(importing, true)

/** Counts the files: what an earlier one is still being told comes too late. */
let chosen = 0

/** The page is gone: nothing of the file is kept. */
export function dropFile() {
  chosen += 1
  become({ status: 'none' })
}

/** Has a file chosen and looked through: nothing is imported. */
export async function chooseFile() {
  const picked = await pickFile(['csv', 'txt', 'jsonl', 'json']).catch(notOpened)
  if (!picked) return
  const mine = ++chosen
  become({ status: 'reading' })
  const read = readFile(picked.bytes, [zh.imports.words, en.imports.words])
  if (typeof read === 'string') {
    unfit(read)
    return
  }
  if (read.rows.length > MOST_ROWS) {
    unfit('rows')
    return
  }
  try {
    const plan = await planOf(picked.name, read, mine)
    if (mine === chosen) become({ status: 'checked', plan })
  } catch (error) {
    if (mine === chosen) become({ status: 'none', complaint: texts().imports.notBegun(messageFor(error)) })
  }
}

function notOpened(error: unknown): undefined {
  const complaint = whyRefused(error, texts().imports.notOpened)
  if (complaint !== undefined) become({ status: 'none', complaint })
}

const unfit = (why: Unfit) => become({ status: 'none', complaint: texts().imports.unfit[why] })

async function planOf(file: string, read: Read, mine: number): Promise<Plan> {
  const { good, bad } = checkRows(read.rows)
  const plan: Plan = {
    file,
    rows: [],
    bad,
    counts: { new: 0, same: 0, other: 0 },
    ignored: read.ignored,
    mode: 'skip',
    requestId: requestId(),
  }
  let done = 0
  for (const rows of inParts(good, ROWS_AT_ONCE)) {
    if (mine !== chosen) break
    become({ status: 'checking', done, of: good.length })
    const found = await patiently(() => imports.check({ rows }))
    for (const [i, { what }] of found.rows.entries()) {
      const row = rows[i]
      if (row) sort(plan, row, what)
    }
    done += rows.length
  }
  bad.sort((a, b) => a.line - b.line)
  return plan
}

function sort({ rows, bad, counts }: Plan, row: ImportRow, what: Found) {
  if (what === 'missing' || what === 'several')
    return void bad.push({ line: row.line, faults: [{ why: texts().imports[what] }] })
  rows.push(row)
  counts[what] += 1
}

type Found = Awaited<ReturnType<typeof imports.check>>['rows'][number]['what']

/** What becomes of those who are there already. Another wish is another job. */
export function chooseMode(mode: ImportMode) {
  const checked = useImport.getState()
  if (checked.status !== 'checked') return
  become({ status: 'checked', plan: { ...checked.plan, mode, requestId: requestId() } })
}

/** How many rows change something; where it stops at the first who is there, that many at most. */
export const changing = ({ mode, counts }: Plan): number =>
  mode === 'update' ? counts.new + counts.other : counts.new

/** Hands the rows over. @returns `_id` of the job that imports them; undefined where it was not begun */
export async function begin(): Promise<string | undefined> {
  const checked = useImport.getState()
  if (checked.status !== 'checked' || changing(checked.plan) === 0) return undefined
  const { plan } = checked
  const { file, mode, rows } = plan
  become({ status: 'sending', plan, done: 0 })
  try {
    const asked = { kind: 'import' as const, mode, file, rows: rows.length }
    const { job } = await jobs.add(asked, { requestId: plan.requestId })
    await send(job._id, plan)
    dropFile()
    return job._id
  } catch (error) {
    become({ status: 'checked', plan, complaint: texts().imports.notBegun(messageFor(error)) })
    return undefined
  }
}

/** From the beginning also at another try: what is there already stays as it is. */
async function send(_id: string, plan: Plan) {
  let from = 0
  for (const rows of inParts(plan.rows, ROWS_AT_ONCE)) {
    const place = from
    await patiently(() => imports.fill({ _id, from: place, rows }))
    from += rows.length
    become({ status: 'sending', plan, done: from })
  }
}
