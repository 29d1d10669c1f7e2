import { describe, expect, it } from 'vitest'
import { inside, moneyOf, put, useAccounts, waits } from './fixtures/accounts'
import type { SdkCollection } from './fixtures/sdk-types'

const { used, clock, begin, plainly, money } = useAccounts()

const CONFLICT = { errMsg: expect.stringMatching(/-501001 .*TransactionConflict/) }
const GONE = /ResourceUnavailable.TransactionNotExist/

describe('a document that a transaction has written', () => {
  it('cannot be written by another one: that one fails at once and is over', async () => {
    const [first, second] = await Promise.all([begin(), begin()])
    await put(first, 'a', 1)
    await expect(put(second, 'a', 2)).rejects.toMatchObject(CONFLICT)
    await expect(second.commit()).rejects.toThrow(GONE)
    await first.commit()
    expect(await moneyOf(plainly(), 'a')).toBe(1)
  })

  it('cannot be written by one that has read before the commit, either', async () => {
    const [first, second] = await Promise.all([begin(), begin()])
    await moneyOf(inside(second), 'b')
    await put(first, 'a', 1)
    await first.commit()
    await expect(put(second, 'a', 2)).rejects.toMatchObject(CONFLICT)
  })

  it('can be written by one that did nothing before the commit', async () => {
    const [first, second] = await Promise.all([begin(), begin()])
    await put(first, 'a', 1)
    await first.commit()
    await put(second, 'a', 2)
    await second.commit()
    expect(await moneyOf(plainly(), 'a')).toBe(2)
  })

  it('makes a plain write wait for the commit', async () => {
    const transaction = await begin()
    await put(transaction, 'a', 1)
    const write = plainly()
      .doc('a')
      .update({ data: { money: used.db.command.inc(10) } })
    expect(await waits(write)).toBe(true)
    await plainly()
      .doc('b')
      .update({ data: { money: 2 } })
    await transaction.commit()
    await write
    expect(money()).toEqual([11, 2])
  })

  it('can be read by everybody', async () => {
    const [first, second] = await Promise.all([begin(), begin()])
    await put(first, 'a', 1)
    expect(await moneyOf(inside(second), 'a')).toBe(100)
    expect(await moneyOf(plainly(), 'a')).toBe(100)
  })

  it('is free again when its transaction expires, which then is gone', async () => {
    const transaction = await begin()
    await put(transaction, 'a', 1)
    const write = plainly()
      .doc('a')
      .update({ data: { money: 3 } })
    clock.now += 29_999
    expect(await waits(write)).toBe(true)
    clock.now += 1
    await write
    await expect(put(transaction, 'a', 4)).rejects.toThrow(GONE)
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
    await transaction.rollback()
    expect(await moneyOf(plainly(), 'a')).toBe(3)
  })

  it('is free for other transactions, too, when the function died that held it', async () => {
    await put(await begin(), 'a', 1)
    clock.now += 30_000
    const next = await begin()
    await put(next, 'a', 2)
    await next.commit()
    expect(await moneyOf(plainly(), 'a')).toBe(2)
  })
})

describe('a value of a unique index that a transaction has taken', () => {
  const add = (collection: SdkCollection, tel: string) => collection.add({ data: { tel } })

  it('is taken for itself', async () => {
    await expect(add(inside(await begin()), '1')).rejects.toThrow('E11000')
    const transaction = await begin()
    await add(inside(transaction), '3')
    await expect(add(inside(transaction), '3')).rejects.toThrow('E11000')
  })

  it('is a conflict for another transaction', async () => {
    const [first, second, third] = await Promise.all([begin(), begin(), begin()])
    await add(inside(first), '3')
    await moneyOf(inside(third), 'b')
    await expect(add(inside(second), '3')).rejects.toMatchObject(CONFLICT)
    await first.commit()
    await expect(add(inside(third), '3')).rejects.toMatchObject(CONFLICT)
  })

  it('makes a plain write wait, and refuses it after the commit', async () => {
    const transaction = await begin()
    await add(inside(transaction), '3')
    const write = add(plainly(), '3')
    write.catch(() => undefined)
    expect(await waits(write)).toBe(true)
    await transaction.commit()
    await expect(write).rejects.toThrow('E11000')
  })

  it('can be handed on inside', async () => {
    const transaction = await begin()
    for (const [id, tel] of [
      ['a', '3'],
      ['b', '1'],
      ['a', '2'],
    ] as const)
      await inside(transaction).doc(id).update({ data: { tel } })
    await transaction.commit()
    expect(used.database.find('accounts').map(({ tel }) => tel)).toEqual(['2', '1'])
    await expect(add(plainly(), '2')).rejects.toThrow('E11000')
    await add(plainly(), '3')
  })
})
