import { expect } from 'vitest'
import type { DataOf, Entry, InputOf, Job, User } from '../../../contract'
import { adminApp } from '../../../local/pair'
import { ask, database, withAdministrators } from '../admins/people'
import { countsOf, crowd, documentsOf } from '../people/crowd'
import type { RunningPair } from '../run-pair'

/** He, the owner; Qian, an editor; Zhou, a viewer; and so many people. */
export async function withCrowd(size: number): Promise<RunningPair> {
  const pair = await withAdministrators({ Qian: 'editor', Zhou: 'viewer' })
  const people = crowd(size)
  await database(pair).insert('users', documentsOf(people))
  await database(pair).insert('counts', countsOf(people))
  return pair
}

export const everybody = (pair: RunningPair) => database(pair).find('users') as unknown as User[]
export const jobs = (pair: RunningPair) => database(pair).find('jobs') as unknown as Job[]

/** What jobs have done to people. */
export const turns = (pair: RunningPair) =>
  database(pair).find('audit', { func: 'jobs_step' }) as unknown as Entry[]

export type JobView = DataOf<'jobs_get'>['job']
type BulkView = Extract<JobView, { kind: 'state' | 'notice' }>

export async function added(pair: RunningPair, input: InputOf<'jobs_add'>, by = 'Qian'): Promise<JobView> {
  const { errcode, data } = await ask(pair, by, 'jobs_add', input)
  expect(errcode).toBe(0)
  return data.job
}

export const sweep = ({ cloud }: RunningPair) =>
  cloud.invoke({ env: adminApp.env, name: 'jobs_sweep', event: {}, source: 'wx_trigger' })

/** As if whoever is at a job had had the time for it that one has: functions go by their own clock. */
export async function giveUp(pair: RunningPair): Promise<void> {
  const before = jobs(pair)
  await database(pair).remove('jobs', {})
  await database(pair).insert(
    'jobs',
    before.map((job) => ({ ...job, leased: 0 })),
  )
}

/** Until it has ended. */
export async function ended(pair: RunningPair, _id: string): Promise<BulkView> {
  for (let runs = 0; runs < 50; runs++) {
    const { data } = await ask(pair, 'He', 'jobs_get', { _id })
    if ('changed' in data.job && data.job.ended !== undefined) return data.job
    await sweep(pair)
  }
  throw new Error('The job does not come to an end.')
}
