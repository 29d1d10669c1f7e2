import { Errcode, type Job } from '../../../contract'
import type { ExportJob, Kept, StateJob } from '../../../contract/collections'
import type { Caller } from '../caller'
import { database, find, findById } from '../database'
import { Failure } from '../failure'

/** @throws Failure JOB_NOT_FOUND, READ_FAILED */
export async function jobOf(_id: string): Promise<Job> {
  const job = await findById('jobs', _id)
  if (!job) throw new Failure(Errcode.JOB_NOT_FOUND)
  return job
}

/** Whether this caller has asked for it. */
export const isOf = ({ by }: Job, { appid, openid }: Caller): boolean =>
  by.appid === appid && by.openid === openid

/** What was asked for, as the audit keeps it. */
export const wantedOf = (job: Wanted): Kept =>
  job.kind === 'state' ? { state: job.state, people: job.total } : { whole: job.whole, people: job.total }

type Wanted = Pick<Job, 'total'> & (Pick<StateJob, 'kind' | 'state'> | Pick<ExportJob, 'kind' | 'whole'>)

/** As lists show one; the contract's schema takes of it what may leave. */
export function outline(job: Job, caller: Caller) {
  const { name } = job.by
  const said = { all: job.filter !== undefined, ...(name !== undefined && { name }) }
  return job.kind === 'export' ? { ...job, ...said, own: isOf(job, caller) } : { ...job, ...said }
}

/** As answers show one. @throws Failure READ_FAILED */
export async function viewOf(job: Job, caller: Caller) {
  const names = await namesOf(job.failures.map(({ _id }) => _id))
  const failures = job.failures.map((each) => ({ ...each, name: names.get(each._id) ?? '' }))
  return { ...outline(job, caller), failures }
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await find('users', { where: { _id: database().command.in(ids) }, limit: ids.length })
  return new Map(found.map(({ _id, name }) => [_id, name]))
}
