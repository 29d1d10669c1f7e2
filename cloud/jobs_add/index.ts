import type { Checked, Functions, Job } from '../../contract'
import type { Caller } from '../shared/caller'
import { entryId, entryOf } from '../shared/entry'
import { handler } from '../shared/handler'
import { viewOf, wantedOf } from '../shared/jobs/view'
import { countThat } from '../shared/people'
import { writeTogether } from '../shared/transaction'

const HOUR = 60 * 60_000
/** How long a job can be looked at and pushed on, or an export be read: ms. */
const LIFE = { state: 7 * 24 * HOUR, export: 24 * HOUR }

export const main = handler('jobs_add', async ({ input, caller, requestId }) => {
  const by = { func: 'jobs_add', caller, requestId } as const
  const _id = entryId(by, '')
  const { ids, filter } = input
  const counted = filter ? await countThat(caller, filter) : { count: ids?.length ?? 0, more: false }
  const wanted = jobFor(input, caller, counted)
  const job = await writeTogether(async (transaction): Promise<Job> => {
    const jobs = transaction.collection('jobs')
    const { data: before } = await jobs.doc(_id).get()
    if (before) return before
    await jobs.doc(_id).set({ data: wanted })
    const what = { whom: '', object: _id, before: null, after: wantedOf(wanted) }
    await transaction.collection('audit').add({ data: entryOf(by, what) })
    return { _id, ...wanted }
  })
  return { job: await viewOf(job, caller) }
})

/** As it is before anything has been done. */
function jobFor(
  input: Checked<Functions['jobs_add']>,
  { appid, openid, administrator }: Caller,
  { count, more }: { count: number; more: boolean },
) {
  const { ids, filter, ...what } = input
  const name = administrator?.name
  const now = Date.now()
  return {
    ...what,
    ...(ids && { ids }),
    ...(filter && { filter }),
    by: { appid, openid, ...(name !== undefined && { name }) },
    status: input.kind === 'state' ? ('running' as const) : ('open' as const),
    total: count,
    more,
    createtime: now,
    ends: now + LIFE[input.kind],
    place: '',
    turn: 0,
    leased: 0,
    changed: 0,
    same: 0,
    gone: 0,
    failed: 0,
    failures: [],
  }
}
