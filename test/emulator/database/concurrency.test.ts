import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'

const used = useSdk(() => openDatabase({ collections: { things: {} } }))

async function seeded(...documents: Record<string, unknown>[]) {
  await used.database.remove('things', {})
  await used.database.insert('things', documents)
  return { things: used.db.collection('things'), _: used.db.command, db: used.db }
}

describe('a hundred at the same time', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => n)

  it('add() of one _id: one wins, 99 are told that it is taken', async () => {
    const { things } = await seeded()
    const results = await Promise.allSettled(hundred.map((n) => things.add({ data: { _id: 'one', n } })))
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(99)
    expect(refused.every(({ reason }) => /E11000/.test((reason as { errMsg: string }).errMsg))).toBe(true)
  })

  it('inc(1): 100 more', async () => {
    const { things, _ } = await seeded({ _id: 'a', n: 0 })
    await Promise.all(hundred.map(() => things.doc('a').update({ data: { n: _.inc(1) } })))
    expect(used.database.find('things')).toEqual([{ _id: 'a', n: 100 }])
  })

  it('set(): one creates, 99 replace', async () => {
    const { things } = await seeded()
    const all = await Promise.all(hundred.map((n) => things.doc('a').set({ data: { n } })))
    expect(all.filter(({ stats }) => stats.created === 1)).toHaveLength(1)
  })
})
