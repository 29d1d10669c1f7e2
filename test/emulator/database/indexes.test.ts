import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import type { CollectionOptions } from '../../../emulator/shared/options'
import { cpuOf } from './fixtures/cpu'

const UNIQUE_TEL: CollectionOptions = { indexes: [{ name: 'tel_1', unique: true, keys: { tel: 1 } }] }

const open = (users: CollectionOptions) => openDatabase({ collections: { users } })
const update = (query: object, data: Record<string, unknown>) => ({
  collectionName: 'users',
  query: JSON.stringify(query),
  data: JSON.stringify(data),
  multi: true,
})

describe('a unique index', () => {
  it.each<[string, object[]]>([
    ['the same value twice', [{ tel: '1' }, { tel: '1' }]],
    ['two documents without the field', [{}, {}]],
    ['null and a missing field', [{ tel: null }, {}]],
    ['a value that another document has in a list', [{ tel: ['1', '2'] }, { tel: '2' }]],
    ['the same date', [{ tel: new Date(5) }, { tel: new Date(5) }]],
    ['the same object', [{ tel: { a: 1 } }, { tel: { a: 1 } }]],
  ])('refuses %s', async (_, documents) => {
    const database = open(UNIQUE_TEL)
    await expect(database.insert('users', documents as Record<string, unknown>[])).rejects.toThrow('E11000')
    expect(database.count('users')).toBe(0)
  })

  it('names itself and the key', async () => {
    const database = open(UNIQUE_TEL)
    await expect(database.insert('users', [{ tel: '1' }, { tel: '1' }])).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('users index: tel_1 dup key: { tel: "1" }') as string,
    })
  })

  it.each<[string, object[]]>([
    ['different values', [{ tel: '1' }, { tel: '2' }, { tel: 1 }, {}]],
    ['the same value twice in one list', [{ tel: ['1', '1'] }]],
    ['objects whose fields come in another order', [{ tel: { a: 1, b: 2 } }, { tel: { b: 2, a: 1 } }]],
  ])('accepts %s', async (_, documents) => {
    const database = open(UNIQUE_TEL)
    await database.insert('users', documents as Record<string, unknown>[])
    expect(database.count('users')).toBe(documents.length)
  })

  it('counts all its fields together', async () => {
    const database = open({ indexes: [{ name: 'both', unique: true, keys: { a: 1, 'b.c': -1 } }] })
    await database.insert('users', [
      { a: 1, b: { c: 1 } },
      { a: 1, b: { c: 2 } },
    ])
    await expect(database.insert('users', [{ a: 1, b: { c: 2 } }])).rejects.toThrow('{ a: 1, b.c: 2 }')
  })

  it('refuses an update at the first document in its way; those before it are changed, as in MongoDB', async () => {
    const database = open(UNIQUE_TEL)
    await database.insert('users', [
      { _id: 'a', tel: '1' },
      { _id: 'b', tel: '2' },
      { _id: 'c', tel: '3' },
    ])
    await expect(
      database.execute('database.modifyDocument', update({}, { $set: { tel: '9' } })),
    ).rejects.toThrow('E11000')
    for (const tel of ['9', '2', '3']) expect(database.find('users', { tel })).toHaveLength(1)
    await expect(database.insert('users', [{ tel: '2' }])).rejects.toThrow('E11000')
  })

  it('lets go of a value that was changed or removed', async () => {
    const database = open(UNIQUE_TEL)
    await database.insert('users', [
      { _id: 'a', tel: '1' },
      { _id: 'b', tel: '2' },
    ])
    await database.execute('database.modifyDocument', update({ _id: 'a' }, { $set: { tel: '3' } }))
    await database.remove('users', { _id: 'b' })
    await database.insert('users', [{ tel: '1' }, { tel: '2' }])
    expect(database.count('users')).toBe(3)
  })

  it('lets one of a hundred simultaneous writers win', async () => {
    const database = open(UNIQUE_TEL)
    const writers = Array.from({ length: 100 }, () => database.insert('users', [{ tel: '1' }]))
    const results = await Promise.allSettled(writers)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('an index changes the speed, never the answer', () => {
  const value = fc.oneof(
    fc.constantFrom<unknown>(0, 1, '1', 'x', true, null, new Date(0)),
    fc.array(fc.constantFrom<unknown>(0, 1, 'x', null), { maxLength: 2 }),
  )
  const document = fc.record(
    { a: value, b: fc.record({ c: value }, { requiredKeys: [] }) },
    { requiredKeys: [] },
  )
  const scalar = fc.constantFrom<unknown>(0, 1, '1', 'x', true, new Date(0))
  const asked = fc.oneof(
    scalar,
    scalar.map((one) => ({ $eq: one })),
    fc.array(scalar, { maxLength: 3 }).map((some) => ({ $in: some })),
    fc.array(scalar, { maxLength: 3 }).map((some) => ({ $all: some })),
    fc.constantFrom<unknown>(null, { $gt: 0 }, /x/),
  )
  const condition = fc.oneof(
    fc.record({ a: asked, 'b.c': asked }, { requiredKeys: [] }),
    fc.tuple(asked, asked).map(([a, c]) => ({ $and: [{ a }, { 'b.c': c }, { a: { $ne: 7 } }] })),
  )

  const order = fc.constantFrom(
    { _id: 1 } as const,
    { 'b.c': -1, _id: -1 } as const,
    { 'b.c': 1, _id: 1 } as const,
  )

  it('for any documents, any condition and any order', async () => {
    const indexes = [
      { name: 'a', keys: { a: 1 } },
      { name: 'c', keys: { 'b.c': 1 } },
    ] satisfies CollectionOptions['indexes']
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { maxLength: 8 }),
        condition,
        order,
        async (documents, query, sort) => {
          const found = []
          for (const options of [
            {},
            { indexes },
            { indexes: [{ name: 'ac', keys: { a: 1, 'b.c': 1, _id: 1 } } as const] },
          ]) {
            const database = open(options)
            const insertable = documents.filter(({ a, b }) => !(Array.isArray(a) && Array.isArray(b?.c)))
            await database.insert(
              'users',
              insertable.map((one, _id) => ({ ...one, _id })),
            )
            found.push(database.find('users', query, { sort }))
          }
          expect(found[1]).toEqual(found[0])
          expect(found[2]).toEqual(found[0])
        },
      ),
      { numRuns: 200 },
    )
  })

  it('keeps thousands in order while they come, change and go', async () => {
    const keys = { n: -1, _id: 1 } as const
    const [plain, indexed] = [open({}), open({ indexes: [{ name: 'n', keys }] })]
    const random = fc.sample(fc.integer({ min: 0, max: 500 }), 4000)
    for (const database of [plain, indexed]) {
      await database.insert('users', [{ n: 7, _id: 'first' }])
      database.find('users', {}, { sort: keys })
      await database.insert(
        'users',
        random.map((n, _id) => ({ n, _id })),
      )
      await database.execute('database.modifyDocument', update({ n: { $lt: 200 } }, { $inc: { n: 333 } }))
      await database.remove('users', { n: { $gt: 150, $lt: 350 } })
      await database.execute('database.modifyDocument', update({ n: 400 }, { $set: { n: [1, 450] } }))
    }
    for (const query of [{}, { n: { $gte: 100, $lt: 480 } }, { n: 355 }])
      for (const sort of [keys, { n: 1, _id: -1 } as const]) {
        const [right, found] = [plain, indexed].map((database) => database.find('users', query, { sort }))
        expect(found).toEqual(right)
      }
    await indexed.remove('users', { n: [1, 450] })
    await plain.remove('users', { n: [1, 450] })
    expect(indexed.explain('users', {}, { sort: keys })).toMatchObject({ index: 'n', sorted: true })
    expect(indexed.find('users', {}, { sort: keys })).toEqual(plain.find('users', {}, { sort: keys }))
  })

  it('finds one of 20 000 without looking at the others', async () => {
    const database = open(UNIQUE_TEL)
    await database.insert(
      'users',
      Array.from({ length: 20_000 }, (_, n) => ({ tel: `1${n}`, n })),
    )
    const query = { collectionName: 'users', query: '{"tel":"142"}' }
    const byId = { collectionName: 'users', queryType: 'DOC', query: '{"_id":"none"}' }
    const times = (count: number, action: string, data: Record<string, unknown>) =>
      cpuOf(async () => {
        for (let i = 0; i < count; i++) await database.execute(action, data)
      })
    const scan = await times(10, 'database.getDocument', { ...query, query: '{"n":-1}' })
    const change = { ...byId, data: '{"$set":{"a":1}}' }
    expect(await times(100, 'database.getDocument', query)).toBeLessThan(scan)
    expect(await times(100, 'database.modifyDocument', change)).toBeLessThan(scan)
  })
})
