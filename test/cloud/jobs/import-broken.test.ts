import { describe, expect, it } from 'vitest'
import type { Job } from '../../../contract'
import { ask, database } from '../admins/people'
import { broken } from '../broken'
import { expectExact } from '../counted'
import { countsOf, crowd, documentsOf } from '../people/crowd'
import { ended, imported, newcomers, recordsOf, rowFor } from './import-stage'
import { everybody, giveUp, jobs, sweep, withCrowd } from './stage'

describe('an import that is broken off', () => {
  it('at each step in turn, before it is done or after, is ended by the next one, and so is its undoing', async () => {
    const pair = await withCrowd(0)
    let steps = 0
    for (let undoing = false; ;) {
      for (const name of ['users', 'jobs', 'imports', 'counts']) await database(pair).remove(name, {})
      await database(pair).insert('users', documentsOf(crowd(1)))
      await database(pair).insert('counts', countsOf(crowd(1)))
      const before = recordsOf(pair)
      const _id = await imported(
        pair,
        [...newcomers(1), rowFor(everybody(pair)[0], 9, { age: 99 })],
        'update',
      )
      if (undoing) {
        await ended(pair, _id)
        await ask(pair, 'He', 'imports_undo', { _id })
      }
      const cut = steps % 2 ? 'before' : 'after'
      const struck = await broken(pair, steps + 1, { cut }, () => sweep(pair).catch(() => undefined))
      await giveUp(pair)
      const { came } = await ended(pair, _id)
      if (undoing) expect([came, recordsOf(pair)]).toMatchObject([{ undone: 2, kept: 0 }, before])
      else
        expect([came, everybody(pair)]).toMatchObject([{ created: 1, changed: 1, failed: 0 }, { length: 2 }])
      expectExact(pair)
      if (!struck && undoing) break
      if (!struck) undoing = true
      steps = struck ? steps + 1 : 0
    }
    expect(steps).toBeGreaterThan(10)
  })

  it('by killing the function, again and again, is ended all the same, and taken back', async () => {
    const pair = await withCrowd(40)
    const before = recordsOf(pair)
    const rows = [
      ...newcomers(40),
      ...everybody(pair).map((user, n) => rowFor(user, 100 + n, { _id: user._id, name: `新名${n}` })),
    ]
    const _id = await imported(pair, rows, 'update')
    for (const [seed, kill] of (['during', 'after'] as const).entries())
      pair.cloud.faults.add({ route: 'function', name: 'jobs_sweep', kill, probability: 0.5, seed })
    const until = async (end: Job['status']) => {
      for (let runs = 0; runs < 60 && jobs(pair)[0]?.status !== end; runs++) {
        await sweep(pair).catch(() => undefined)
        // A function that died in a transaction has locked what it wrote.
        pair.cloud.clock.advance(30_001)
        await giveUp(pair)
      }
      expect(jobs(pair)[0]?.status).toBe(end)
    }
    await until('done')
    expect(jobs(pair)[0]).toMatchObject({ came: { created: 40, changed: 40, failed: 0 } })
    expect(everybody(pair)).toHaveLength(80)
    expectExact(pair)
    await ask(pair, 'He', 'imports_undo', { _id })
    await until('undone')
    expect(jobs(pair)[0]).toMatchObject({ came: { undone: 80, kept: 0 } })
    expect(recordsOf(pair)).toEqual(before)
    expectExact(pair)
  })
})
