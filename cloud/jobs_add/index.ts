import type { Checked, Functions, Job } from '../../contract'
import { rowOutcomes } from '../../contract/import-row'
import type { Caller } from '../shared/caller'
import { entryId, entryOf } from '../shared/entry'
import { handler } from '../shared/handler'
import { LIFE, byOf, viewOf, wantedOf } from '../shared/jobs/view'
import { countThat } from '../shared/people'
import { writeTogether } from '../shared/transaction'

type Wanted = Checked<Functions['jobs_add']>

export const main = handler('jobs_add', async ({ input, caller, requestId }) => {
  const by = { func: 'jobs_add', caller, requestId } as const
  const _id = entryId(by, '')
  const wanted = jobFor(_id, input, caller, await countOf(input, caller))
  const job = await writeTogether(async (transaction): Promise<Job> => {
    const jobs = transaction.collection('jobs')
    const { data: before } = await jobs.doc(_id).get()
    if (before) return before
    const { _id: _, ...data } = wanted
    await jobs.doc(_id).set({ data })
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
  const { ids, filter, ...what } = input
  const whom = { ...(ids && { ids }), ...(filter && { filter }) }
  const status = input.kind === 'state' ? 'running' : 'open'
  return { ...common, ...what, ...whom, status, ends: now + LIFE[input.kind] }
}

type ImportJob = Job & { kind: 'import' }
