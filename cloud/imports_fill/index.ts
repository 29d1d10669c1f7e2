import { Errcode, type ImportRow } from '../../contract'
import { imports_fill } from '../../contract/functions/imports_fill'
import { count, DuplicateKey, insertAll, update } from '../shared/database'
import { handler } from '../shared/handler'
import { rowId } from '../shared/imports/row-id'
import { LIFE, isOf, jobOf, viewOf } from '../shared/jobs/view'

export const main = handler({ imports_fill }, async ({ input: { _id, from, rows }, caller, fail }) => {
  const job = await jobOf(_id)
  if (job.kind !== 'import' || !isOf(job, caller)) return fail(Errcode.JOB_NOT_FOUND)
  if (job.status === 'filling' && from + rows.length <= job.total) await fill(_id, from, rows)
  if (from + rows.length === job.total) await begin(_id, job.total)
  return { job: await viewOf(await jobOf(_id), caller) }
})

/** All of them or none: who comes again with the same finds them there. */
async function fill(job: string, from: number, rows: ImportRow[]): Promise<void> {
  const documents = rows.map((row, i) => ({ _id: rowId(job, from + i), job, n: from + i, row }))
  await insertAll('imports', documents).catch((error: unknown) => {
    if (!(error instanceof DuplicateKey)) throw error
  })
}

/** With all its rows it begins. */
async function begin(_id: string, total: number): Promise<void> {
  if ((await count('imports', { job: _id })) === total)
    await update('jobs', { _id, status: 'filling' }, { status: 'running', ends: Date.now() + LIFE.import })
}
