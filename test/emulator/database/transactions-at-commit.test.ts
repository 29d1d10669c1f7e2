import { describe, expect, it } from 'vitest'
import { inside, put, useAccounts } from './fixtures/accounts'

const { used, begin, plainly, money } = useAccounts({ transactionConflicts: 'commit' })

describe('with conflicts at the commit', () => {
  it('the first to commit wins, and the SDK repeats the other', async () => {
    const first = await begin()
    await put(first, 'a', 1)
    let attempts = 0
    await used.db.runTransaction(async (transaction) => {
      await inside(transaction)
        .doc('a')
        .update({ data: { money: used.db.command.inc(5) } })
      if (++attempts === 1) await first.commit()
    })
    expect(attempts).toBe(2)
    expect(money()).toEqual([6, 100])
  })

  it('the other one is dropped, and told so', async () => {
    const [first, second] = [await begin(), await begin()]
    await put(first, 'a', 1)
    await put(second, 'a', 2)
    await plainly()
      .doc('a')
      .update({ data: { money: 3 } })
    await expect(first.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
    await first.rollback()
    await expect(second.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
    expect(money()).toEqual([3, 100])
  })

  it('the same value of a unique index is one', async () => {
    const [first, second] = [await begin(), await begin()]
    for (const transaction of [first, second]) await inside(transaction).add({ data: { tel: '7' } })
    await first.commit()
    await expect(second.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
    expect(used.database.count('accounts')).toBe(3)
  })
})
