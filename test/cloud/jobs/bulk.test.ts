import { describe, expect, it } from 'vitest'
import { Errcode, type InputOf, type PeopleFilter, type State, type User } from '../../../contract'
import { stateOf } from '../../../contract/states'
import type { Fault } from '../../../emulator/index'
import { ask, audit, database } from '../admins/people'
import { broken } from '../broken'
import { userOf } from '../images/people'
import { stopped } from '../images/later'
import { type RunningPair, someone } from '../run-pair'
import { added, ended, everybody, giveUp, jobs, sweep, turns, withCrowd } from './stage'

const disable = { kind: 'state', state: 'disabled' } as const
const statesOf = (users: User[]) => new Map(users.map((user) => [user._id, stateOf(user)]))
const idsOf = (users: User[]) => users.map(({ _id }) => _id)

/** Whom `filter` means, said without any key. */
const men = ({ sex, state }: User) => sex === 1 && state !== 'trashed'

describe('a job that changes the state of many', () => {
  it.each<[State, PeopleFilter, (user: User) => boolean]>([
    ['disabled', { sex: 1 }, men],
    ['trashed', {}, ({ state }) => state !== 'trashed'],
    ['active', { state: 'trashed' }, ({ state }) => state === 'trashed'],
    ['active', { state: 'disabled', sex: 0 }, ({ state, sex }) => state === 'disabled' && sex === 0],
    ['disabled', { search: '王' }, ({ name, state }) => name.includes('王') && state !== 'trashed'],
  ])('makes %s all that %j asks for, and nobody else, one entry each', async (state, filter, meant) => {
    const pair = await withCrowd(300)
    const before = everybody(pair)
    const job = await added(pair, { kind: 'state', state, filter })
    const those = before.filter(meant)
    expect(job).toMatchObject({ status: 'running', all: true, total: those.length, more: false, changed: 0 })
    const done = await ended(pair, job._id)
    const others = those.filter((user) => stateOf(user) !== state)
    expect(done).toMatchObject({
      status: 'done',
      changed: others.length,
      same: those.length - others.length,
      gone: 0,
      failed: 0,
      failures: [],
    })
    const expected = before.map((user) => [user._id, meant(user) ? state : stateOf(user)] as const)
    expect(statesOf(everybody(pair))).toEqual(new Map(expected))
    expect(
      turns(pair)
        .map(({ whom }) => whom)
        .sort(),
    ).toEqual(idsOf(others).sort())
    for (const entry of turns(pair))
      expect(entry).toMatchObject({ role: 'editor', version: 1, after: { state }, requestId: job._id })
  })

  it('does so with chosen people; who has left meanwhile is counted, and nobody’s number is kept', async () => {
    const pair = await withCrowd(60)
    const chosen = everybody(pair)
      .filter(({ state }) => state === undefined)
      .slice(0, 45)
    await database(pair).remove('users', { _id: chosen[30]?._id })
    const job = await added(pair, { ...disable, ids: [...idsOf(chosen), chosen[0]?._id ?? ''] })
    expect(job).toMatchObject({ all: false, total: 45 })
    expect(await ended(pair, job._id)).toMatchObject({ status: 'done', changed: 44, gone: 1, failed: 0 })
    expect(JSON.stringify(jobs(pair))).not.toContain(chosen[1]?._id)
    const [wanted] = audit(pair).filter(({ func }) => func === 'jobs_add')
    expect(wanted).toMatchObject({ object: job._id, after: { state: 'disabled', people: 45 } })
  })

  it('does not mean who registers while it runs', async () => {
    const pair = await withCrowd(30)
    const job = await added(pair, { ...disable, filter: {} })
    await userOf(pair, 'Lin').call('users_add', someone)
    await ended(pair, job._id)
    expect((await userOf(pair, 'Lin').call('users_get', {})).data.user).toMatchObject({ state: 'active' })
  })

  it('asked for twice by one request is one job', async () => {
    const pair = await withCrowd(10)
    const twice = [1, 2].map(() => ask(pair, 'Qian', 'jobs_add', { ...disable, filter: {} }, 'one-request'))
    const [one, other] = await Promise.all(twice)
    expect(one?.data.job._id).toBe(other?.data.job._id)
    expect(jobs(pair)).toHaveLength(1)
    expect(audit(pair).filter(({ func }) => func === 'jobs_add')).toHaveLength(1)
  })

  it.each<[what: string, input: unknown, field: string]>([
    ['for nobody', { ...disable }, ''],
    ['for both kinds', { ...disable, ids: ['a'], filter: {} }, ''],
    ['for no chosen ones', { ...disable, ids: [] }, 'ids'],
    ['for too many', { ...disable, ids: Array.from({ length: 501 }, (_, n) => `id-${n}`) }, 'ids'],
    ['for a condition in the place of an id', { ...disable, ids: [{ $ne: '' }] }, 'ids.0'],
    [
      'for a condition in the place of a search',
      { ...disable, filter: { search: { $regex: '.' } } },
      'filter.search',
    ],
    ['to no such state', { kind: 'state', state: 'gone', filter: {} }, 'state'],
    ['of an export without a word about numbers', { kind: 'export', filter: {} }, 'whole'],
    ['of no such kind', { kind: 'drop', filter: {} }, 'kind'],
  ])('is not taken %s', async (_what, input, field) => {
    const pair = await withCrowd(1)
    const answer = await ask(pair, 'Qian', 'jobs_add', input as InputOf<'jobs_add'>)
    expect(answer).toMatchObject({ errcode: Errcode.INVALID_INPUT })
    expect(Object.keys((answer.data as unknown as { fields: object }).fields)).toContain(field)
  })

  it('keeps what else was changed of a person at the same moment', async () => {
    const pair = await withCrowd(0)
    const lin = userOf(pair, 'Lin')
    await lin.call('users_add', someone)
    const job = await added(pair, { ...disable, ids: [lin.id] })
    // The record has been read, and its version is known.
    await stopped(
      pair,
      2,
      () => sweep(pair),
      () => lin.call('users_update', { ...someone, age: 77, version: 0 }),
    )
    expect(await ended(pair, job._id)).toMatchObject({ changed: 1, failed: 0 })
    expect(everybody(pair)).toMatchObject([{ age: 77, state: 'disabled', version: 2 }])
  })

  it('tells with whom it went wrong after it has tried again, and goes on with the others', async () => {
    const pair = await withCrowd(50)
    const [broken] = everybody(pair).filter(({ state }) => state === undefined)
    await database(pair).remove('users', { _id: broken?._id })
    // A record that nobody can read.
    await database(pair).insert('users', [{ ...broken, age: 'many' }])
    const job = await added(pair, { ...disable, filter: {} })
    const done = await ended(pair, job._id)
    expect(done).toMatchObject({ status: 'done', changed: done.total - done.same - 1, failed: 1 })
    expect(done.failures).toEqual([{ _id: broken?._id, name: broken?.name, errcode: Errcode.WRITE_FAILED }])
  })

  it('is listed, newest first; viewers see nothing of it and may ask for nothing', async () => {
    const pair = await withCrowd(3)
    const first = await added(pair, { ...disable, filter: {} })
    await ended(pair, first._id)
    const second = await added(pair, { ...disable, filter: { sex: 1 } }, 'He')
    const { data } = await ask(pair, 'Qian', 'jobs_list', { limit: 1 })
    expect(data.jobs.map(({ _id }) => _id)).toEqual([second._id])
    const rest = await ask(pair, 'Qian', 'jobs_list', { limit: 1, cursor: data.next ?? '' })
    expect(rest.data).toMatchObject({ jobs: [{ _id: first._id, status: 'done' }], next: null })
    for (const name of ['jobs_get', 'jobs_step', 'jobs_cancel'] as const) {
      expect((await ask(pair, 'Zhou', name, { _id: first._id })).errcode).toBe(Errcode.ROLE_TOO_LOW)
      expect((await ask(pair, 'He', name, { _id: '0'.repeat(32) })).errcode).toBe(Errcode.JOB_NOT_FOUND)
    }
  })

  it('is removed a week after it was asked for', async () => {
    const pair = await withCrowd(3)
    const { _id } = await added(pair, { ...disable, filter: {} })
    const [job] = jobs(pair)
    await database(pair).remove('jobs', { _id })
    await database(pair).insert('jobs', [{ ...job, ends: Date.now() - 1 }])
    expect(await sweep(pair)).toMatchObject({ errcode: 0, data: { removed: 1 } })
    expect(jobs(pair)).toEqual([])
  })
})

describe('whoever pushes a job', () => {
  it('together with others does each person once', async () => {
    const pair = await withCrowd(120)
    const { _id } = await added(pair, { ...disable, filter: {} })
    const pushers = ['He', 'Qian', 'He', 'Qian'].map((who) => () => ask(pair, who, 'jobs_step', { _id }))
    for (let round = 0; round < 12 && jobs(pair)[0]?.status !== 'done'; round++) {
      await Promise.all([...pushers.map((push) => push()), sweep(pair)])
      await giveUp(pair)
    }
    expectDone(pair)
  })

  it('comes too late for who has lost the role meanwhile, and the audit says so', async () => {
    const pair = await withCrowd(90)
    const { _id } = await added(pair, { ...disable, filter: {} })
    // After the first batch has been counted.
    const admin = () => database(pair).find('admins', { name: 'Qian' })[0]
    await stopped(
      pair,
      2,
      () => sweep(pair),
      async () => {
        await ask(pair, 'He', 'admins_change', { _id: String(admin()?.['_id']), role: 'viewer' })
      },
    )
    const job = await ended(pair, _id)
    expect(job).toMatchObject({ status: 'stopped', why: Errcode.ROLE_TOO_LOW })
    expect(job.changed).toBe(turns(pair).filter(({ refused }) => refused === undefined).length)
    expect(job.changed).toBeLessThan(80)
    expect(turns(pair).filter(({ refused }) => refused === Errcode.ROLE_TOO_LOW)).toHaveLength(1)
  })

  it('after it was stopped changes nobody any more; it says whom it had reached', async () => {
    const pair = await withCrowd(90)
    const { _id } = await added(pair, { ...disable, filter: {} })
    await broken(pair, 40, { cut: 'before' }, () => sweep(pair))
    const reached = turns(pair).length
    expect(reached).toBeGreaterThan(0)
    const { data } = await ask(pair, 'He', 'jobs_cancel', { _id })
    expect(data.job.status).toBe('stopping')
    await giveUp(pair)
    expect(await ended(pair, _id)).toMatchObject({ status: 'stopped', changed: turns(pair).length })
    expect(turns(pair).length).toBe(reached)
    await ask(pair, 'He', 'jobs_cancel', { _id })
    expect(audit(pair).filter(({ func }) => func === 'jobs_cancel')).toMatchObject([
      { object: _id, before: { state: 'disabled' }, after: {} },
    ])
  })
})

/** Everybody who was meant is disabled by one change and one entry, and has been counted once. */
function expectDone(pair: RunningPair) {
  const meant = everybody(pair).filter(({ state }) => state !== 'trashed')
  expect(new Set(meant.map(({ state }) => state))).toEqual(new Set(['disabled']))
  const whom = turns(pair).map((entry) => entry.whom)
  expect(new Set(whom).size).toBe(whom.length)
  expect(meant.filter(({ version }) => version === 1)).toHaveLength(whom.length)
  expect(jobs(pair)).toMatchObject([
    { status: 'done', changed: whom.length, same: meant.length - whom.length, gone: 0, failed: 0 },
  ])
}

describe('a job that is broken off', () => {
  it.each<[string, Partial<Fault>]>([
    ['before a step is done', { cut: 'before' }],
    ['when a step is done and nobody hears of it', { cut: 'after' }],
  ])(
    '%s, at each step in turn, is ended by the next one: nobody twice, nobody left out',
    async (_what, effect) => {
      const pair = await withCrowd(0)
      let steps = 0
      for (;;) {
        await database(pair).remove('users', {})
        await database(pair).remove('jobs', {})
        await database(pair).remove('audit', { func: 'jobs_step' })
        await database(pair).insert('users', fewPeople())
        const { _id } = await added(pair, { ...disable, filter: {} }, steps % 2 ? 'He' : 'Qian')
        const struck = await broken(pair, steps + 1, effect, () => sweep(pair).catch(() => undefined))
        if (!struck) break
        steps += 1
        await giveUp(pair)
        await ended(pair, _id)
        expectDone(pair)
      }
      expect(steps).toBeGreaterThan(10)
    },
  )

  it('by killing the function, again and again, is ended all the same', async () => {
    const pair = await withCrowd(110)
    const { _id } = await added(pair, { ...disable, filter: {} })
    for (const [seed, kill] of (['during', 'after'] as const).entries())
      pair.cloud.faults.add({ route: 'function', name: 'jobs_sweep', kill, probability: 0.5, seed })
    for (let runs = 0; runs < 60 && jobs(pair)[0]?.status !== 'done'; runs++) {
      await sweep(pair).catch(() => undefined)
      await giveUp(pair)
    }
    expect((await ask(pair, 'He', 'jobs_get', { _id })).data.job.status).toBe('done')
    expectDone(pair)
  })
})

/** Three of them, one of whom is disabled already. */
const fewPeople = () =>
  [1, 2, 3].map((n) => ({
    ...someone,
    _id: `person-${n}`,
    appid: 'wxb0000000000000ce',
    openid: `o-${n}`,
    createtime: n,
    requestId: `seed-${n}`,
    version: 0,
    ...(n === 2 && { state: 'disabled' }),
  }))
