import type { Checked, Functions, Job } from '../../contract'
import { jobs_add } from '../../contract/functions/jobs_add'
import type { Notice } from '../../contract/notice-record'
import { rowOutcomes } from '../../contract/import-row'
import type { Caller } from '../shared/caller'
import { entryId, entryOf } from '../shared/entry'
import { handler } from '../shared/handler'
import { LIFE, byOf, viewOf, wantedOf } from '../shared/jobs/view'
import { countThat } from '../shared/people'
import { writeTogether } from '../shared/transaction'

type Wanted = Checked<Functions['jobs_add']>

export const main = handler({ jobs_add }, async ({ input, caller, requestId }) => {
  const by = { func: 'jobs_add', caller, requestId } as const
  const _id = entryId(by, '')
  const wanted = jobFor(_id, input, caller, await countOf(input, caller))
  const job = await writeTogether(async (transaction): Promise<Job> => {
    const jobs = transaction.collection('jobs')
    const { data: before } = await jobs.doc(_id).get()
    if (before) return before
    const { _id: _, ...data } = wanted
    await jobs.doc(_id).set({ data })
    if (input.kind === 'notice')
      await transaction
        .collection('notices')
        .doc(_id)
        .set({ data: noticeOf(wanted, input) })
    const what = { whom: '', object: _id, before: null, after: wantedOf(wanted) }
    await transaction.collection('audit').add({ data: entryOf(by, what) })
    return wanted
  })
  return { job: await viewOf(job, caller) }
})

/** For how many it is. */
async function countOf(input: Wanted, caller: Caller): Promise<{ count: number; more: boolean }> {
  if (input.kind === 'import') return { count: input.rows, more: false }
  const { ids, filter } = input
  return filter ? countThat(caller, filter) : { count: ids?.length ?? 0, more: false }
}

/** As it is before anything has been done. */
function jobFor(
  _id: string,
  input: Wanted,
  caller: Caller,
  { count, more }: { count: number; more: boolean },
): Job {
  const now = Date.now()
  const common = {
    _id,
    by: byOf(caller),
    total: count,
    more,
    createtime: now,
    place: '',
    turn: 0,
    leased: 0,
    changed: 0,
    same: 0,
    gone: 0,
    failed: 0,
    failures: [],
  }
  if (input.kind === 'import') {
    const { kind, mode, file } = input
    const came = Object.fromEntries(rowOutcomes.map((outcome) => [outcome, 0])) as ImportJob['came']
    return { ...common, kind, mode, file, came, status: 'filling', ends: now + LIFE.filling }
  }
  const { ids, filter } = input
  const whom = { ...(ids && { ids }), ...(filter && { filter }), ends: now + LIFE[input.kind] }
  if (input.kind === 'export')
    return { ...common, ...whom, kind: input.kind, whole: input.whole, status: 'open' }
  const what =
    input.kind === 'state'
      ? { kind: input.kind, state: input.state }
      : { kind: input.kind, title: input.title }
  return { ...common, ...whom, ...what, status: 'running' }
}

/** The message that everybody of the job gets. */
function noticeOf(
  { by: { name }, total, more, createtime }: Job,
  { title, text }: Wanted & { kind: 'notice' },
): Omit<Notice, '_id'> {
  return { title, text, to: 'many', total, more, ...(name !== undefined && { name }), createtime }
}

type ImportJob = Job & { kind: 'import' }
