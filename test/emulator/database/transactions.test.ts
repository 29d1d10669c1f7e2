import { describe, expect, it } from 'vitest'
import { inside, moneyOf, put, useAccounts } from './fixtures/accounts'

const { used, begin, plainly, money } = useAccounts()

const GONE = /ResourceUnavailable.TransactionNotExist/

describe('a transaction', () => {
  it('writes all at its commit, and nothing is seen before', async () => {
    const transaction = await begin()
    await put(transaction, 'a', 50)
    await inside(transaction)
      .doc('b')
      .set({ data: { money: 150, tel: '2' } })
    await inside(transaction).add({ data: { _id: 'c', money: 7 } })
    expect(money()).toEqual([100, 100])
    expect(await transaction.commit()).toMatchObject({
      transactionId: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
    expect(money()).toEqual([50, 150, 7])
  })

  it('reads what it has written itself, by id and by condition', async () => {
    const transaction = await begin()
    await put(transaction, 'a', 1)
    await inside(transaction).doc('b').remove()
    await inside(transaction).add({ data: { _id: 'c', money: 3, tel: '3' } })
    expect(await moneyOf(inside(transaction), 'a')).toBe(1)
    await expect(inside(transaction).doc('b').get()).rejects.toThrow('does not exist')
    const ids = async (condition: object) =>
      (await inside(transaction).where(condition).orderBy('money', 'desc').get()).data.map(({ _id }) => _id)
    expect(await ids({})).toEqual(['c', 'a'])
    expect(await ids({ tel: '3' })).toEqual(['c'])
    expect(await ids({ tel: '2' })).toEqual([])
    expect(await ids({ money: used.db.command.lt(100) })).toEqual(['c', 'a'])
  })

  it('changes a document more than once, also one that it has made', async () => {
    const transaction = await begin()
    const { inc } = used.db.command
    for (const id of ['a', 'c', 'a', 'c']) {
      if (id === 'c')
        await inside(transaction)
          .doc('c')
          .set({ data: { money: 0 } })
      await inside(transaction)
        .doc(id)
        .update({ data: { money: inc(5) } })
    }
    await inside(transaction).doc('b').remove()
    await inside(transaction)
      .doc('b')
      .set({ data: { tel: '2', again: true } })
    await inside(transaction)
      .doc('d')
      .set({ data: { tel: '4' } })
    await inside(transaction).doc('d').remove()
    await transaction.commit()
    const documents = used.database.find('accounts', {}, { sort: { _id: 1 } })
    expect(documents).toEqual([
      { _id: 'a', money: 110, tel: '1' },
      { _id: 'b', tel: '2', again: true },
      { _id: 'c', money: 5 },
    ])
  })

  it('goes on seeing the moment of its first operation', async () => {
    const transaction = await begin()
    await moneyOf(inside(transaction), 'b')
    await plainly()
      .doc('a')
      .update({ data: { money: 5, tel: '9' } })
    await plainly().doc('b').remove()
    await plainly().add({ data: { _id: 'c', tel: '3' } })
    expect(await moneyOf(inside(transaction), 'a')).toBe(100)
    const found = await inside(transaction).where({}).orderBy('_id', 'asc').get()
    expect(found.data.map(({ _id }) => _id)).toEqual(['a', 'b'])
    expect((await inside(transaction).where({ tel: '1' }).get()).data).toHaveLength(1)
    expect((await inside(transaction).where({ tel: '9' }).get()).data).toHaveLength(0)
  })

  it('sees what others wrote before its first operation', async () => {
    const transaction = await begin()
    await plainly()
      .doc('a')
      .update({ data: { money: 5 } })
    expect(await moneyOf(inside(transaction), 'a')).toBe(5)
  })

  it('that is rolled back leaves nothing, and its locks go at once', async () => {
    const transaction = await begin()
    await put(transaction, 'a', 1)
    await transaction.rollback()
    await plainly()
      .doc('a')
      .update({ data: { other: 1 } })
    expect(used.database.find('accounts', { _id: 'a' })).toEqual([
      { _id: 'a', money: 100, tel: '1', other: 1 },
    ])
  })

  it('is rolled back by runTransaction when the function throws, and gives back what it returns', async () => {
    const failing = used.db.runTransaction(async (transaction) => {
      await put(transaction, 'a', 1)
      throw new Error('no money')
    })
    await expect(failing).rejects.toThrow('no money')
    expect(await used.db.runTransaction((transaction) => moneyOf(inside(transaction), 'a'))).toBe(100)
  })

  it('can be rolled back once more, also after its commit', async () => {
    const transaction = await begin()
    await transaction.commit()
    await transaction.rollback()
    await transaction.rollback()
  })

  it('is not there any more after its commit', async () => {
    const transaction = await begin()
    await transaction.commit()
    await expect(put(transaction, 'a', 1)).rejects.toThrow(GONE)
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  })

  it('ends with a statement that fails', async () => {
    const transaction = await begin()
    await put(transaction, 'b', 1)
    await expect(inside(transaction).add({ data: [{ _id: 'c' }, { _id: 'a' }] })).rejects.toThrow('E11000')
    await expect(transaction.commit()).rejects.toThrow(GONE)
    expect(money()).toEqual([100, 100])
  })

  it('knows nothing of count() and where().update(): the SDK sends them without it', async () => {
    const transaction = await begin()
    await inside(transaction).add({ data: { _id: 'c' } })
    expect((await inside(transaction).count()).total).toBe(2)
    await inside(transaction)
      .where({ _id: 'b' })
      .update({ data: { seen: true } })
    expect(used.database.find('accounts', { seen: true })).toHaveLength(1)
  })
})
