import { describe, expect, it } from 'vitest'
import type { User } from '../../../contract'
import type { Fault } from '../../../emulator/index'
import { ask, audit, database } from '../admins/people'
import { broken } from '../broken'
import { userOf } from '../images/people'
import { added, ended, everybody, giveUp, jobs, sweep, withCrowd } from '../jobs/stage'
import { type RunningPair, someone } from '../run-pair'
import { deliveries, listOf, notices, words } from './stage'

const wish = { kind: 'notice', ...words } as const
const idsOf = (users: User[]) => users.map(({ _id }) => _id).sort()
const whomOf = (pair: RunningPair) =>
  deliveries(pair)
    .map(({ whom }) => whom)
    .sort()
const men = ({ sex, state }: User) => sex === 1 && state !== 'trashed'

describe('a message to many, which a job delivers', () => {
  it('reaches all that a filter asks for, and nobody else, each once', async () => {
    const pair = await withCrowd(120)
    const meant = everybody(pair).filter(men)
    const job = await added(pair, { ...wish, filter: { sex: 1 } })
    expect(job).toMatchObject({ kind: 'notice', title: words.title, status: 'running', total: meant.length })
    expect(await ended(pair, job._id)).toMatchObject({
      status: 'done',
      changed: meant.length,
      same: 0,
      gone: 0,
      failed: 0,
    })
    expect(whomOf(pair)).toEqual(idsOf(meant))
    expect(notices(pair)).toMatchObject([
      { _id: job._id, ...words, to: 'many', total: meant.length, name: 'Qian' },
    ])
    const entries = audit(pair).filter(({ func }) => func.startsWith('jobs_'))
    expect(entries).toMatchObject([{ func: 'jobs_add', after: { title: words.title, people: meant.length } }])
    expect(JSON.stringify([jobs(pair), entries])).not.toContain(words.text)
  })

  it('reaches chosen people; who has left meanwhile is counted and keeps nothing', async () => {
    const pair = await withCrowd(30)
    const lin = userOf(pair, 'Lin')
    await lin.call('users_add', someone)
    const chosen = idsOf(everybody(pair)).filter((_id) => _id !== lin.id)
    await database(pair).remove('users', { _id: chosen[3] })
    const job = await added(pair, { ...wish, ids: [lin.id, ...chosen.slice(0, 24)] })
    expect(await ended(pair, job._id)).toMatchObject({ status: 'done', changed: 24, gone: 1, failed: 0 })
    expect(deliveries(pair)).toHaveLength(24)
    expect(await listOf(lin)).toMatchObject({ notices: [{ ...words, unread: true }], unread: 1 })
    expect(await ended(pair, job._id)).toMatchObject({ changed: 24 })
    const { notices: shown } = (await ask(pair, 'Zhou', 'notices_sent', {})).data
    expect(shown).toMatchObject([{ _id: job._id, to: 'many', total: 25, whomName: null }])
  })

  it('does not reach who registers while it runs, and counts as unread from when it came', async () => {
    const pair = await withCrowd(0)
    const [lin, chen] = [userOf(pair, 'Lin'), userOf(pair, 'Chen')]
    await lin.call('users_add', someone)
    const job = await added(pair, { ...wish, filter: {} })
    await chen.call('users_add', someone)
    // Read up to after it was asked for, and before it comes.
    await lin.call('notices_read', { until: Date.now() })
    await ended(pair, job._id)
    expect(await listOf(lin)).toMatchObject({ unread: 1 })
    expect(await listOf(chen)).toMatchObject({ notices: [], unread: 0 })
  })

  it('asked for twice by one request is one message', async () => {
    const pair = await withCrowd(5)
    const twice = [1, 2].map(() => ask(pair, 'Qian', 'jobs_add', { ...wish, filter: {} }, 'one-request'))
    const ids = (await Promise.all(twice)).map(({ data }) => data.job._id)
    expect(new Set(ids).size).toBe(1)
    expect(notices(pair)).toHaveLength(1)
  })

  it('stops when an editor says so: who has it keeps it, and is counted', async () => {
    const pair = await withCrowd(60)
    const job = await added(pair, { ...wish, filter: {} })
    await broken(pair, 30, { errcode: 'SYS_ERR' }, () => sweep(pair))
    await ask(pair, 'He', 'jobs_cancel', { _id: job._id })
    await giveUp(pair)
    const stopped = await ended(pair, job._id)
    expect(stopped).toMatchObject({ status: 'stopped', changed: deliveries(pair).length })
  })

  it.each<[string, Partial<Fault>]>([
    ['before a step is done', { cut: 'before' }],
    ['when a step is done and nobody hears of it', { cut: 'after' }],
  ])('broken off at each step in turn, %s, still reaches everybody once', async (_what, effect) => {
    const pair = await withCrowd(3)
    const meant = idsOf(everybody(pair).filter(({ state }) => state !== 'trashed'))
    let steps = 0
    for (;;) {
      for (const name of ['jobs', 'notices', 'deliveries']) await database(pair).remove(name, {})
      const job = await added(pair, { ...wish, filter: {} }, steps % 2 ? 'He' : 'Qian')
      const struck = await broken(pair, steps + 1, effect, () => sweep(pair).catch(() => undefined))
      if (!struck) break
      steps += 1
      await giveUp(pair)
      const done = { status: 'done', changed: meant.length, gone: 0, failed: 0 }
      expect([steps, await ended(pair, job._id)]).toMatchObject([steps, done])
      expect([steps, whomOf(pair)]).toEqual([steps, meant])
    }
    expect(steps).toBeGreaterThan(8)
  })
})
