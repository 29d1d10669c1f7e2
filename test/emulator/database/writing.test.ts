import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { cpuOf } from './fixtures/cpu'
import { useSdk } from './fixtures/sdk'

const NOW = Date.UTC(2026, 10, 23)
const used = useSdk(() => openDatabase({ collections: { things: {} }, now: () => NOW }))

async function seeded(...documents: Record<string, unknown>[]) {
  await used.database.remove('things', {})
  await used.database.insert('things', documents)
  return { things: used.db.collection('things'), _: used.db.command, db: used.db }
}

describe('what is put where nothing is', () => {
  it.each([
    ['{"_id":"a"}', 'a'],
    ['{"_id":{"$eq":"a"}}', 'a'],
    ['{"_id":{"$eq":{"$date":0}}}', new Date(0)],
    ['{"_id":{"$gt":"z"}}', expect.stringMatching(/^[0-9a-f]{32}$/)],
  ])('has the _id that %s says', async (query, _id) => {
    await seeded()
    const request = { collectionName: 'things', query, data: '{"n":1}', merge: false, upsert: true }
    await used.database.execute('database.modifyDocument', request)
    expect(used.database.find('things')).toEqual([{ _id, n: 1 }])
  })
})

describe('add()', () => {
  it('makes an _id of 32 hexadecimal digits', async () => {
    const { things } = await seeded()
    const { _id } = await things.add({ data: { name: 'Li' } })
    expect(_id).toMatch(/^[0-9a-f]{32}$/)
    expect((await things.doc(_id).get()).data).toEqual({ _id, name: 'Li' })
  })

  it('keeps an _id that is given', async () => {
    const { things } = await seeded()
    expect(await things.add({ data: { _id: 'mine', n: 1 } })).toMatchObject({ _id: 'mine' })
  })

  it('adds a list, and answers its _ids in order', async () => {
    const { things } = await seeded()
    const { _ids } = await things.add({ data: [{ _id: 'a' }, { n: 1 }] })
    expect(_ids).toEqual(['a', expect.stringMatching(/^[0-9a-f]{32}$/)])
  })

  it('keeps numbers, dates, null, lists, empty objects and every kind of text', async () => {
    const { things } = await seeded()
    const data = {
      int: 3,
      big: 2 ** 40,
      double: 1.5,
      tiny: -0.000001,
      date: new Date(NOW),
      none: null,
      list: [1, [2, 'x'], { y: null }],
      empty: {},
      text: '名字 🎴 "\\\n\u0000',
    }
    const { _id } = await things.add({ data: { ...data, dropped: undefined } })
    expect((await things.doc(_id).get()).data).toEqual({ _id, ...data })
  })

  it('says E11000 and the key for an _id that is taken', async () => {
    const { things } = await seeded({ _id: 'taken' })
    await expect(things.add({ data: { _id: 'taken' } })).rejects.toMatchObject({
      errCode: -502001,
      errMsg: expect.stringMatching(
        /database request fail.*\[FailedOperation\.Insert\] bulk write error: \[\{E11000 duplicate key error collection: tnt-\w+\.things index: _id_ dup key: \{ _id: "taken" \}\}\]/,
      ) as string,
    })
  })

  it('adds nothing of a list when one of it is refused', async () => {
    const { things } = await seeded({ _id: 'taken' })
    await expect(things.add({ data: [{ _id: 'free' }, { _id: 'taken' }] })).rejects.toThrow('E11000')
    await expect(things.add({ data: [{ _id: 'twice' }, { _id: 'twice' }] })).rejects.toThrow('E11000')
    expect(await things.count()).toMatchObject({ total: 1 })
  })
})

describe('serverDate() is the clock of the emulator', () => {
  it('in add, update and set, also nested and with an offset', async () => {
    const { things, db } = await seeded({ _id: 'a' }, { _id: 'b' })
    await things.add({ data: { _id: 'c', at: db.serverDate() } })
    await things.doc('a').update({ data: { deep: { at: db.serverDate({ offset: 60_000 }) } } })
    await things.doc('b').set({ data: { at: db.serverDate() } })
    expect((await things.get()).data).toEqual([
      { _id: 'a', deep: { at: new Date(NOW + 60_000) } },
      { _id: 'b', at: new Date(NOW) },
      { _id: 'c', at: new Date(NOW) },
    ])
  })
})

describe('set()', () => {
  it('creates what is not there', async () => {
    const { things } = await seeded()
    expect(await things.doc('a').set({ data: { n: 1 } })).toMatchObject({
      _id: 'a',
      stats: { updated: 0, created: 1 },
    })
    expect(used.database.find('things')).toEqual([{ _id: 'a', n: 1 }])
  })

  it('keeps fields that are named like parts of JavaScript', async () => {
    const { things } = await seeded()
    await things.doc('a').set({ data: { constructor: 1, toString: 2 } })
    const found = await things.where({ toString: 2 }).get()
    expect(found.data).toEqual([{ _id: 'a', constructor: 1, toString: 2 }])
  })

  it('replaces the whole of what is there', async () => {
    const { things } = await seeded({ _id: 'a', old: true })
    expect(await things.doc('a').set({ data: { n: 1 } })).toMatchObject({ stats: { updated: 1, created: 0 } })
    expect(used.database.find('things')).toEqual([{ _id: 'a', n: 1 }])
  })
})

describe('where()', () => {
  it('updates all that match, and counts those that are different afterwards', async () => {
    const { things } = await seeded({ k: 1, n: 1 }, { k: 1, n: 2 }, { k: 2, n: 1 })
    expect(await things.where({ k: 1 }).update({ data: { n: 2 } })).toMatchObject({ stats: { updated: 1 } })
    expect(used.database.find('things', { n: 2 })).toHaveLength(2)
  })

  it('updates those before the one that is refused, as MongoDB does', async () => {
    const { things, _ } = await seeded({ n: 1 }, { n: 'x' }, { n: 1 })
    await expect(things.where({ n: _.exists(true) }).update({ data: { n: _.inc(1) } })).rejects.toThrow(
      '$inc',
    )
    expect(used.database.find('things').map(({ n }) => n)).toEqual([2, 'x', 1])
  })

  it('updates 30 000 documents with ten times the work that 3000 take, not a hundred times', async () => {
    const { things, _ } = await seeded(
      ...Array.from({ length: 33_000 }, (_, n) => ({ n, deep: { list: [n] } })),
    )
    const update = async (from: number, updated: number) => {
      const { stats } = await things
        .where({ n: _.gte(from).lt(from + updated) })
        .update({ data: { deep: { list: _.push(1) } } })
      expect(stats).toEqual({ updated })
    }
    await update(0, 3000)
    const few = await cpuOf(() => update(0, 3000))
    expect(await cpuOf(() => update(3000, 30_000))).toBeLessThan(40 * few)
  })

  it('removes all that match', async () => {
    const { things } = await seeded({ n: 1 }, { n: 1 }, { n: 2 })
    expect(await things.where({ n: 1 }).remove()).toMatchObject({ stats: { removed: 2 } })
    expect(used.database.count('things')).toBe(1)
  })
})

describe('doc().remove()', () => {
  it('removes one, and answers removed: 0 the second time', async () => {
    const { things } = await seeded({ _id: 'a' }, { _id: 'b' })
    expect(await things.doc('a').remove()).toMatchObject({ stats: { removed: 1 } })
    expect(await things.doc('a').remove()).toMatchObject({ stats: { removed: 0 } })
  })
})

describe('createCollection()', () => {
  it('makes a collection that can be used at once', async () => {
    await used.db.createCollection('fresh')
    expect(await used.db.collection('fresh').count()).toMatchObject({ total: 0 })
  })

  it('refuses one that exists', async () => {
    await expect(used.db.createCollection('things')).rejects.toThrow(/exist/i)
  })
})
