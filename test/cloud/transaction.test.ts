import { describe, expect, it } from 'vitest'
import { inTransaction } from '../../cloud/shared/transaction'
import { type DatabaseOptions, openDatabase } from '../../emulator/database/database'
import { useSdk } from '../emulator/database/fixtures/sdk'

const person = (_id: string) => ({
  _id,
  name: '李',
  age: 100,
  sex: 0 as const,
  tel: '',
  appid: '',
  openid: '',
  createtime: 0,
  requestId: '',
})

describe.each<Required<DatabaseOptions>['transactionConflicts']>(['write', 'commit'])(
  'where the cloud reports a conflict at the %s',
  (transactionConflicts) => {
    const used = useSdk(() => openDatabase({ collections: { users: {} }, transactionConflicts }))

    it('20 simultaneous transfers between two documents all succeed, and nothing is lost', async () => {
      await used.database.insert('users', [person('a'), person('b')])
      let attempts = 0
      const transfer = (n: number) =>
        inTransaction(async (transaction) => {
          attempts += 1
          const users = transaction.collection('users')
          const [giver, taker] = n % 2 === 0 ? ['a', 'b'] : ['b', 'a']
          const [{ data: from }, { data: to }] = [await users.doc(giver).get(), await users.doc(taker).get()]
          await users.doc(giver).update({ data: { age: (from?.age ?? 0) - n } })
          await users.doc(taker).update({ data: { age: (to?.age ?? 0) + n } })
        })
      await Promise.all(Array.from({ length: 20 }, (_, n) => transfer(n)))
      // Those with odd n go one way and those with even n the other: 100 - 90 against 90 + 10.
      expect(used.database.find('users').map(({ age }) => age)).toEqual([110, 90])
      expect(attempts).toBeGreaterThan(20)
    })

    it('gives back what the function returns, and takes back what it wrote before it threw', async () => {
      const failing = inTransaction(async (transaction) => {
        await transaction.collection('users').doc('a').remove()
        throw new Error('on second thoughts')
      })
      await expect(failing).rejects.toThrow('on second thoughts')
      const missing = inTransaction(async (transaction) => {
        const { data } = await transaction.collection('users').doc('nobody').get()
        return data
      })
      expect(await missing).toBeNull()
      expect(used.database.count('users')).toBe(2)
    })
  },
)
