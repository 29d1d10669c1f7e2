import { describe, expect, it } from 'vitest'
import type { Job } from '../../../contract'
import type { Fault } from '../../../emulator/index'
import { ask, database } from '../admins/people'
import { broken } from '../broken'
import { expectExact } from '../counted'
import { countsOf, crowd, documentsOf } from '../people/crowd'
import { onePair } from '../run-pair'
import { ended, imported, newcomers, recordsOf, rowFor, stage } from './import-stage'
import { everybody, giveUp, jobs, sweep } from './stage'

const pairOf = onePair()

describe('an import that is broken off', () => {
  it.each<[string, Partial<Fault>]>([
    ['before a step is done', { cut: 'before' }],
    ['when a step is done and nobody hears of it', { cut: 'after' }],
  ])('%s, at each step in turn, is ended by the next one, and so is its undoing', async (_what, effect) => {
    const pair = await stage(pairOf, 0)
    let steps = 0
    for (let undoing = false; ;) {
      for (const name of ['users', 'jobs', 'imports', 'counts']) await database(pair).remove(name, {})
      await database(pair).insert('users', documentsOf(crowd(2)))
      await database(pair).insert('counts', countsOf(crowd(2)))
      const before = recordsOf(pair)
      const rows = [
        ...newcomers(2),
        ...everybody(pair).map((user, n) => rowFor(user, 9 + n, { name: `新名${n}` })),
      ]
      const _id = await imported(pair, rows, 'update')
      if (undoing) {
        await ended(pair, _id)
        await ask(pair, 'He', 'imports_undo', { _id })
      }
      const struck = await broken(pair, steps + 1, effect, () => sweep(pair).catch(() => undefined))
      steps = struck ? steps + 1 : 0
      await giveUp(pair)
      const job = await ended(pair, _id)
      if (undoing)
        expect([job.came, recordsOf(pair)]).toEqual([expect.objectContaining({ undone: 4, kept: 0 }), before])
      else
        expect([job.came, everybody(pair).length]).toEqual([
          expect.objectContaining({ created: 2, changed: 2, failed: 0 }),
          4,
        ])
      expectExact(pair)
      if (!struck && undoing) return
      if (!struck) undoing = true
    }
  })

  it('by killing the function, again and again, is ended all the same, and taken back', async () => {
    const pair = await stage(pairOf, 60)
    const before = recordsOf(pair)
    const rows = [
      ...newcomers(60),
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
    expect(jobs(pair)[0]).toMatchObject({ came: { created: 60, changed: 60, failed: 0 } })
    expect(everybody(pair)).toHaveLength(120)
    expectExact(pair)
    await ask(pair, 'He', 'imports_undo', { _id })
    await until('undone')
    expect(jobs(pair)[0]).toMatchObject({ came: { undone: 120, kept: 0 } })
    expect(recordsOf(pair)).toEqual(before)
    expectExact(pair)
  })
})
