import { beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'
import { FOUND, REFUSED, STORED } from './tables/conditions'
import { expectRefusal } from './tables/rows'

const used = useSdk(() =>
  openDatabase({
    collections: {
      plain: {},
      indexed: {
        indexes: [
          { name: 'a', keys: { a: 1 } },
          { name: 'ab', keys: { 'a.b': 1 } },
        ],
      },
    },
  }),
)
beforeAll(async () => {
  const documents = [{ _id: 'missing' }, ...Object.entries(STORED).map(([_id, a]) => ({ _id, a }))]
  for (const collection of ['plain', 'indexed']) await used.database.insert(collection, documents)
})

describe('a condition finds what the manual says', () => {
  it.each(FOUND.map((row) => [JSON.stringify(row[0]), ...row] as const))(
    '%s',
    async (row, condition, found) => {
      for (const collection of ['plain', 'indexed']) {
        const execute = { collectionName: collection, query: JSON.stringify(sent(condition)), limit: 1000 }
        const { list } = await used.database.execute('database.getDocument', execute)
        const ids = (list as string[]).map((text) => (JSON.parse(text) as { _id: string })._id)
        expect(ids.sort(), `${row} of ${collection}`).toEqual([...found].sort())
        const matched = await used.db.collection(collection).aggregate().match(condition).count('n').end()
        expect(matched.list, row).toEqual(found.length === 0 ? [] : [{ n: found.length }])
      }
    },
  )
})

/** As EJSON has dates. */
function sent(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.toISOString() }
  if (Array.isArray(value)) return value.map(sent)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, sent(item)]))
}

describe('a condition is refused in words that say what is wrong', () => {
  it.each(REFUSED.map((row) => [JSON.stringify(row[0]), ...row] as const))('%s', (row, condition, words) =>
    expectRefusal(
      used.database.execute('database.getDocument', {
        collectionName: 'plain',
        query: JSON.stringify(condition),
      }),
      words,
      row,
    ),
  )
})

it('refuses what the SDK sends for chained commands in elemMatch(), and says what to write', async () => {
  const { command: _ } = used.db
  const find = (asked: unknown) => used.db.collection('plain').where({ a: asked }).get()
  await expectRefusal(find(_.elemMatch(_.gt(1).lt(9))), 'Write elemMatch({ $gt: 80, $lt: 100 })', 'chained')
  await expectRefusal(find(_.elemMatch({ b: _.gt(1).lt(9) })), 'Write elemMatch(', 'chained in a field')
  expect((await find(_.elemMatch({ $gt: 1, $lt: 9 }))).data.map(({ _id }) => _id)).toEqual(['[1,5]'])
})
