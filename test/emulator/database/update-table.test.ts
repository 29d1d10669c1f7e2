import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'
import { LIST_UPDATES } from './tables/list-updates'
import { expectRefusal, Fails } from './tables/rows'
import { type Fields, UPDATES } from './tables/updates'

const used = useSdk(() => openDatabase({ collections: { things: {} } }))

const change = (update: object, query: object = { _id: 1 }) =>
  used.database.execute('database.modifyDocument', {
    collectionName: 'things',
    multi: true,
    merge: true,
    query: JSON.stringify(query),
    data: JSON.stringify(update, dates),
  })

function dates(this: Fields, name: string, value: unknown): unknown {
  return this[name] instanceof Date ? { $date: this[name].toISOString() } : value
}

async function put(...documents: Fields[]): Promise<void> {
  await used.database.remove('things', {})
  await used.database.insert('things', documents)
}

describe('an update operator makes of nothing, null and every other kind of value what the manual says:', () => {
  it.each(Object.entries({ ...UPDATES, ...LIST_UPDATES }))('%s', async (operator, rows) => {
    for (const [before, operand, after, path = 'a'] of rows) {
      const row = `${operator} ${path} ${JSON.stringify(operand)} of ${JSON.stringify(before)}`
      await put({ _id: 1, ...before })
      const answer = change({ [operator]: { [path]: operand } })
      if (after instanceof Fails) await expectRefusal(answer, after.words, row)
      else await answer
      expect(used.database.find('things'), row).toEqual([
        { _id: 1, ...(after instanceof Fails ? before : after) },
      ])
    }
  })
})

describe('$ in a path stands for', () => {
  it.each<[string, Fields, Fields, Fields, Fields]>([
    ['the element that the condition finds', { a: [1, 2, 2] }, { a: 2 }, { 'a.$': 9 }, { a: [1, 9, 2] }],
    [
      'the element that meets all of elemMatch',
      {
        a: [
          { x: 1, y: 1 },
          { x: 1, y: 2 },
        ],
      },
      { a: { $elemMatch: { x: 1, y: 2 } } },
      { 'a.$.x': 9 },
      {
        a: [
          { x: 1, y: 1 },
          { x: 9, y: 2 },
        ],
      },
    ],
    [
      'the element whose field the condition finds',
      { a: [{ x: 1 }, { x: 2 }] },
      { 'a.x': 2 },
      { 'a.$.x': 9 },
      { a: [{ x: 1 }, { x: 9 }] },
    ],
    [
      'the same place in another list',
      { a: [1, 2], b: [5, 6] },
      { a: 2 },
      { 'b.$': 9 },
      { a: [1, 2], b: [5, 9] },
    ],
    [
      'the element in a list of a document',
      { a: { l: [3, 4] } },
      { 'a.l': { $gt: 3 } },
      { 'a.l.$': 9 },
      { a: { l: [3, 9] } },
    ],
  ])('%s', async (_, before, query, set, after) => {
    await put({ _id: 1, ...before })
    await change({ $set: set }, query)
    expect(used.database.find('things')).toEqual([{ _id: 1, ...after }])
  })

  it('nothing where the condition asks for no list: that is refused', async () => {
    await put({ _id: 1, a: [1] })
    await expectRefusal(change({ $set: { 'a.$': 9 } }), 'did not find the match needed from the query', '$')
  })
})
