import { Errcode, type Job } from '../../../contract'
import { database, find, findById } from '../database'
import { Failure } from '../failure'

/** @throws Failure JOB_NOT_FOUND, READ_FAILED */
export async function jobOf(_id: string): Promise<Job> {
  const job = await findById('jobs', _id)
  if (!job) throw new Failure(Errcode.JOB_NOT_FOUND)
  return job
}

/** As answers show one, without those with whom it went wrong; the contract's schema takes of it what may leave. */
export const outline = (job: Job) => ({
  ...job,
  all: job.filter !== undefined,
  ...(job.by.name !== undefined && { name: job.by.name }),
})

/** As answers show one. @throws Failure READ_FAILED */
export async function viewOf(job: Job) {
  const names = await namesOf(job.failures.map(({ _id }) => _id))
  const failures = job.failures.map((each) => ({ ...each, name: names.get(each._id) ?? '' }))
  return { ...outline(job), failures }
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await find('users', { where: { _id: database().command.in(ids) }, limit: ids.length })
  return new Map(found.map(({ _id, name }) => [_id, name]))
}
