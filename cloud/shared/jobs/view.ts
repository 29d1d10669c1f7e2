import { Errcode, type Job } from '../../../contract'
import type { Kept } from '../../../contract/collections'
import type { Caller } from '../caller'
import { database, find, findById } from '../database'
import { Failure } from '../failure'

const HOUR = 60 * 60_000
/** How long a job can be looked at and pushed on, an export be read, an import be filled, then be undone: ms. */
export const LIFE = {
  state: 7 * 24 * HOUR,
  notice: 7 * 24 * HOUR,
  export: 24 * HOUR,
  filling: 24 * HOUR,
  import: 7 * 24 * HOUR,
}

/** @throws Failure JOB_NOT_FOUND, READ_FAILED */
export async function jobOf(_id: string): Promise<Job> {
  const job = await findById('jobs', _id)
  if (!job) throw new Failure(Errcode.JOB_NOT_FOUND)
  return job
}

/** Whether this caller has asked for it. */
export const isOf = ({ by }: Pick<Job, 'by'>, { appid, openid }: Caller): boolean =>
  by.appid === appid && by.openid === openid

/** Who asks for something, as the job keeps it. */
export function byOf({ appid, openid, administrator }: Caller): Job['by'] {
  const name = administrator?.name
  return { appid, openid, ...(name !== undefined && { name }) }
}

/** What was asked for, as the audit keeps it. */
export function wantedOf(job: Job): Kept {
  if (job.kind === 'state') return { state: job.state, people: job.total }
  if (job.kind === 'notice') return { title: job.title, people: job.total }
  if (job.kind === 'export') return { whole: job.whole, people: job.total }
  return { mode: job.mode, people: job.total }
}

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
