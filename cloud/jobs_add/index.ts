import type { Job } from '../../contract'
import { entryId, entryOf } from '../shared/entry'
import { handler } from '../shared/handler'
import { viewOf } from '../shared/jobs/view'
import { countThat } from '../shared/people'
import { writeTogether } from '../shared/transaction'

/** How long a job can be looked at, and pushed on: ms. */
const LIFE = 7 * 24 * 60 * 60_000

export const main = handler('jobs_add', async ({ input, caller, requestId }) => {
  const { kind, state, ids, filter } = input
  const by = { func: 'jobs_add', caller, requestId } as const
  const _id = entryId(by, '')
  const { count, more } = filter ? await countThat(caller, filter) : { count: ids?.length ?? 0, more: false }
  const now = Date.now()
  const { appid, openid, administrator } = caller
  const wanted: Omit<Job, '_id'> = {
    kind,
    state,
    ...(ids && { ids }),
    ...(filter && { filter }),
    by: { appid, openid, ...(administrator?.name !== undefined && { name: administrator.name }) },
    status: 'running',
    total: count,
    more,
    place: '',
    turn: 0,
    leased: 0,
    changed: 0,
    same: 0,
    gone: 0,
    failed: 0,
    failures: [],
    createtime: now,
    ends: now + LIFE,
  }
  const job = await writeTogether(async (transaction) => {
    const jobs = transaction.collection('jobs')
    const { data: before } = await jobs.doc(_id).get()
    if (before) return before
    await jobs.doc(_id).set({ data: wanted })
    const what = { whom: '', object: _id, before: null, after: { state, people: count } }
    await transaction.collection('audit').add({ data: entryOf(by, what) })
    return { _id, ...wanted }
  })
  return { job: await viewOf(job) }
})
