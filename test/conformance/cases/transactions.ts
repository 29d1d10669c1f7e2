import type { Case } from '../case'

const ACCOUNTS = [
  { _id: 'a', money: 10 },
  { _id: 'b', money: 0 },
]

export const transactions: Case[] = [
  {
    name: 'runTransaction() writes both or none, and hands on what is returned',
    calls: ['Database.runTransaction'],
    documents: ACCOUNTS,
    async run({ collection, db, name, _ }) {
      const answer = await db.runTransaction(async (transaction) => {
        const accounts = transaction.collection(name)
        await accounts.doc('a').update({ data: { money: _.inc(-4) } })
        await accounts.doc('b').update({ data: { money: _.inc(4) } })
        return 'moved'
      })
      return [answer, (await collection.orderBy('_id', 'asc').get()).data]
    },
    expected: [
      'moved',
      [
        { _id: 'a', money: 6 },
        { _id: 'b', money: 4 },
      ],
    ],
  },
  {
    name: 'rollback(reason) undoes, and rejects with the reason',
    calls: ['Database.runTransaction'],
    documents: ACCOUNTS,
    async run({ collection, db, name }) {
      const reason: unknown = await db
        .runTransaction(async (transaction) => {
          await transaction.collection(name).doc('a').remove()
          await transaction.rollback('no')
        })
        .catch((thrown: unknown) => thrown)
      return [reason, (await collection.count()).total]
    },
    expected: ['no', 2],
  },
  {
    name: 'startTransaction() and commit()',
    calls: ['Database.startTransaction'],
    documents: ACCOUNTS,
    async run({ collection, db, name }) {
      const transaction = await db.startTransaction()
      await transaction.collection(name).add({ data: { _id: 'c' } })
      const before = (await collection.count()).total
      await transaction.commit()
      return [before, (await collection.count()).total]
    },
    expected: [2, 3],
  },
  {
    name: 'doc().get() of none inside a transaction',
    calls: ['Database.runTransaction'],
    run: ({ db, name }) => db.runTransaction((transaction) => transaction.collection(name).doc('none').get()),
    expected: { error: -1 },
  },
]
