import { describe, expect, it } from 'vitest'
import { Errcode, type User } from '../../contract'
import type { Fault } from '../../emulator/index'
import { ask, database, withAdministrators } from './admins/people'
import { broken } from './broken'
import { expectExact, full, kept, repair } from './counted'
import { userOf } from './images/people'
import { crowd, documentsOf } from './people/crowd'
import { type RunningPair, runPair, someone } from './run-pair'

const users = (pair: RunningPair) => database(pair).find('users') as unknown as User[]
const add = (pair: RunningPair, who: string, form: object = {}) =>
  userOf(pair, who).call('users_add', { ...someone, ...form })

async function put(pair: RunningPair, people: object[]) {
  await database(pair).remove('users', {})
  await database(pair).insert(
    'users',
    people.map((one) => ({ ...one })),
  )
}

describe('counts', () => {
  it('follow whatever becomes of people, in the same transaction', async () => {
    const pair = await withAdministrators({ Qian: 'editor' })
    const lin = userOf(pair, 'Lin')
    await add(pair, 'Lin')
    await add(pair, 'Chen', { age: 70, sex: 1 })
    expectExact(pair, 'registered')
    expect(Object.values(kept(pair)).reduce((sum, n) => sum + n)).toBe(4)
    await lin.call('users_update', { ...someone, age: 61, sex: 0, version: 0 })
    expectExact(pair, 'changed')
    await ask(pair, 'Qian', 'users_edit', { _id: lin.id, age: 62, version: 1 })
    expectExact(pair, 'in the same band')
    await ask(pair, 'Qian', 'users_set_state', { _id: lin.id, state: 'trashed', version: 2 })
    expectExact(pair, 'in the trash')
    expect((await ask(pair, 'Qian', 'users_count', {})).data).toEqual({ count: 1, more: false })
    await ask(pair, 'Qian', 'users_set_state', { _id: lin.id, state: 'active', version: 3 })
    await lin.call('users_leave', {})
    expectExact(pair, 'gone')
    await add(pair, 'Lin')
    expectExact(pair, 'back')
  })

  it('of many who register at once are exact, at the latest with the next repair', async () => {
    const pair = await runPair()
    const register = async (n: number) => {
      const requestId = crypto.randomUUID()
      // On a slow machine the relay may not hear of it in time, and is asked again.
      const told = async () =>
        (await userOf(pair, `Lin ${n}`).call('users_add', { ...someone, age: n }, requestId)).errcode === 0
      for (let tries = 0; tries < 20 && !(await told()); tries++);
    }
    await Promise.all(Array.from({ length: 30 }, (_, n) => register(n)))
    await repair(pair)
    expectExact(pair)
    expect(users(pair)).toHaveLength(30)
  })

  it.each<[string, Partial<Fault>]>([
    ['before it is done', { errcode: 'SYS_ERR' }],
    ['when it is done and nobody hears of it', { cut: 'after' }],
  ])('know a person once, whichever step of registering breaks %s', async (_what, effect) => {
    const pair = await runPair()
    let steps = 0
    for (;;) {
      const lin = userOf(pair, `Lin ${steps}`)
      const requestId = crypto.randomUUID()
      const struck = await broken(pair, steps + 1, effect, () => lin.call('users_add', someone, requestId))
      if (!struck) break
      steps += 1
      expect([steps, (await lin.call('users_add', someone, requestId)).errcode]).toEqual([steps, 0])
      expectExact(pair, `step ${steps}`)
    }
    expect(steps).toBeGreaterThan(6)
  })

  it('wait for nobody: who registers while a slot is locked is counted by the timer', async () => {
    const pair = await runPair()
    const fault = pair.cloud.faults.add({ route: 'sdk', action: 'database.commitTransaction', status: 502 })
    expect((await add(pair, 'Lin')).errcode).toBe(0)
    expect([users(pair)[0]?.counted, kept(pair)]).toEqual(['', {}])
    fault.remove()
    expect((await repair(pair)) as object).toMatchObject({ errcode: 0, data: { settled: 1, postponed: 0 } })
    expectExact(pair)
  })
})

describe('counts_repair', () => {
  it('counts records from before, gives them keys, and finds nothing to do the second time', async () => {
    const pair = await runPair()
    const people = crowd(60)
    await put(
      pair,
      people.map(({ keys: _keys, counted: _counted, ...old }) => old),
    )
    expect(await repair(pair)).toMatchObject({ data: { settled: 60, agreed: 16, repaired: 0, busy: 0 } })
    expectExact(pair)
    expect(users(pair).map(({ keys }) => keys)).toEqual(people.map(({ keys }) => keys))
    expect(await repair(pair)).toMatchObject({ data: { settled: 0, agreed: 0 } })
  })

  it('repairs what was changed by hand, and says so in the log', async () => {
    const pair = await runPair()
    for (const who of ['Lin', 'Chen', 'Wang']) await add(pair, who)
    const [lin, chen, wang] = users(pair)
    // One removed, one with another sex, both without a word to counts.
    await put(pair, [{ ...chen, sex: 1 }, wang ?? {}])
    expect(kept(pair)).not.toEqual(full(pair))
    await repair(pair)
    expectExact(pair)
    expect(pair.printed()).toContain('counts did not agree with the records')
    expect(pair.printed()).not.toContain(lin?.tel)
  })

  it('leaves out what no list shows, and goes on with the others', async () => {
    const pair = await runPair()
    const broken = [{ _id: '0broken' }, { _id: 'zz', name: 7, createtime: 1, openid: 'zz' }]
    await put(pair, [...documentsOf(crowd(3)), ...broken])
    expect(await repair(pair)).toMatchObject({ data: { settled: 2, postponed: 0, busy: 0 } })
    expect(Object.values(kept(pair)).reduce((sum, n) => sum + n)).toBe(6)
  })

  it('is exact though it is killed again and again, and others write meanwhile', async () => {
    const pair = await runPair()
    await put(
      pair,
      crowd(40).map(({ keys: _keys, counted: _counted, ...old }) => old),
    )
    const kill = {
      route: 'function',
      name: 'counts_repair',
      kill: 'during',
      probability: 0.7,
      seed: 7,
    } as const
    const killing = pair.cloud.faults.add(kill)
    for (let turn = 0; turn < 6; turn++)
      await Promise.all([repair(pair).catch(() => undefined), add(pair, `Lin ${turn}`, { age: turn * 9 })])
    expect(killing.struck).toBeGreaterThan(0)
    killing.remove()
    pair.cloud.clock.advance(31_000)
    await repair(pair)
    expectExact(pair)
  })

  it('is for a timer alone', async () => {
    const pair = await runPair()
    expect(await repair(pair, 'wx_client')).toMatchObject({ errcode: Errcode.CALLER_UNVERIFIED })
  })
})
