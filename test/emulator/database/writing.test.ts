import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'

const NOW = Date.UTC(2026, 10, 23)
const used = useSdk(() => openDatabase({ collections: { things: {} }, now: () => NOW }))

async function seeded(...documents: Record<string, unknown>[]) {
  await used.database.remove('things', {})
  await used.database.insert('things', documents)
  return { things: used.db.collection('things'), _: used.db.command, db: used.db }
}

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

describe('update() of a document', () => {
  type Tools = Awaited<ReturnType<typeof seeded>>
  it.each<[string, Record<string, unknown>, (tools: Tools) => object, Record<string, unknown>]>([
    ['sets a field', { n: 1 }, () => ({ n: 2 }), { n: 2 }],
    [
      'sets a nested field and keeps its neighbours',
      { a: { b: 1, c: 1 } },
      () => ({ a: { b: 2 } }),
      { a: { b: 2, c: 1 } },
    ],
    ['makes the parents of a nested field', {}, () => ({ a: { b: { c: 1 } } }), { a: { b: { c: 1 } } }],
    ['sets an element of a list', { l: [1, 2] }, () => ({ 'l.1': 9 }), { l: [1, 9] }],
    ['fills a list up to a far element', { l: [1] }, () => ({ 'l.3': 9 }), { l: [1, null, null, 9] }],
    ['sets a whole object', { a: { b: 1 } }, ({ _ }) => ({ a: _.set({ c: 1 }) }), { a: { c: 1 } }],
    ['sets null', { n: 1 }, () => ({ n: null }), { n: null }],
    ['removes a field', { n: 1, m: 1 }, ({ _ }) => ({ n: _.remove() }), { m: 1 }],
    ['increments', { n: 1 }, ({ _ }) => ({ n: _.inc(-3) }), { n: -2 }],
    ['increments what is missing from 0', {}, ({ _ }) => ({ n: _.inc(3) }), { n: 3 }],
    ['multiplies', { n: 4 }, ({ _ }) => ({ n: _.mul(1.5) }), { n: 6 }],
    ['multiplies what is missing to 0', {}, ({ _ }) => ({ n: _.mul(5) }), { n: 0 }],
    ['takes the smaller', { n: 4 }, ({ _ }) => ({ n: _.min(2) }), { n: 2 }],
    ['takes the larger', { n: 4 }, ({ _ }) => ({ n: _.max(2) }), { n: 4 }],
    ['pushes', { l: [1] }, ({ _ }) => ({ l: _.push(2) }), { l: [1, 2] }],
    ['pushes to a missing list', {}, ({ _ }) => ({ l: _.push([1, 2]) }), { l: [1, 2] }],
    [
      'pushes several, sorted and cut',
      { l: [3] },
      ({ _ }) => ({ l: _.push({ each: [5, 1], sort: 1, slice: 2 }) }),
      { l: [1, 3] },
    ],
    [
      'cuts also a list that was missing',
      {},
      ({ _ }) => ({ l: _.push({ each: [1, 2, 3], slice: -2 }) }),
      { l: [2, 3] },
    ],
    [
      'pushes sorted by fields',
      { l: [{ a: 2 }] },
      ({ _ }) => ({ l: _.push({ each: [{ a: 1 }], sort: { a: 1 } }) }),
      { l: [{ a: 1 }, { a: 2 }] },
    ],
    [
      'pushes to a position',
      { l: [1, 4] },
      ({ _ }) => ({ l: _.push({ each: [2, 3], position: 1 }) }),
      { l: [1, 2, 3, 4] },
    ],
    ['unshifts', { l: [2] }, ({ _ }) => ({ l: _.unshift(1) }), { l: [1, 2] }],
    ['pops', { l: [1, 2] }, ({ _ }) => ({ l: _.pop() }), { l: [1] }],
    ['shifts', { l: [1, 2] }, ({ _ }) => ({ l: _.shift() }), { l: [2] }],
    [
      'adds to a set only what is new',
      { l: [1, 1] },
      ({ _ }) => ({ l: _.addToSet({ $each: [1, 2, 2] }) }),
      { l: [1, 1, 2] },
    ],
    ['pulls a value', { l: [1, 2, 1] }, ({ _ }) => ({ l: _.pull(1) }), { l: [2] }],
    ['pulls by a condition', { l: [1, 5, 9] }, ({ _ }) => ({ l: _.pull(_.gt(4)) }), { l: [1] }],
    [
      'pulls documents by a field, and only documents',
      { l: [5, { a: 5 }, { a: 6 }] },
      ({ _ }) => ({ l: _.pull({ a: 5 }) }),
      { l: [5, { a: 6 }] },
    ],
    ['pulls all of a list', { l: [1, 2, 3] }, ({ _ }) => ({ l: _.pullAll([1, 3]) }), { l: [2] }],
    ['renames', { a: { b: 1 } }, ({ _ }) => ({ 'a.b': _.rename('c') }), { a: {}, c: 1 }],
  ])('%s', async (_, before, data, after) => {
    const tools = await seeded({ _id: 'a', ...before })
    const changed = JSON.stringify(before) !== JSON.stringify(after)
    expect(await tools.things.doc('a').update({ data: data(tools) })).toMatchObject({
      stats: { updated: changed ? 1 : 0 },
    })
    expect(used.database.find('things')).toEqual([{ _id: 'a', ...after }])
  })

  it('answers updated: 0, and no error, where there is none', async () => {
    const { things } = await seeded()
    expect(await things.doc('nobody').update({ data: { n: 1 } })).toMatchObject({ stats: { updated: 0 } })
    expect(used.database.count('things')).toBe(0)
  })

  it('updates the element that where() found, by $', async () => {
    const { things } = await seeded({
      _id: 'a',
      l: [
        { k: 'x', n: 1 },
        { k: 'y', n: 1 },
      ],
    })
    await things.where({ 'l.k': 'y' }).update({ data: { 'l.$.n': 2 } })
    expect(used.database.find('things')).toEqual([
      {
        _id: 'a',
        l: [
          { k: 'x', n: 1 },
          { k: 'y', n: 2 },
        ],
      },
    ])
  })

  it('updates every element, by $[]', async () => {
    const { things, _ } = await seeded({ _id: 'a', l: [{ n: 1 }, { n: 2 }] })
    await things.doc('a').update({ data: { 'l.$[].n': _.inc(1) } })
    expect(used.database.find('things')).toEqual([{ _id: 'a', l: [{ n: 2 }, { n: 3 }] }])
  })
})

describe('update() says what MongoDB says, and changes nothing, for', () => {
  type Tools = Awaited<ReturnType<typeof seeded>>
  it.each<[string, Record<string, unknown>, (tools: Tools) => object, string]>([
    [
      'inc on a text',
      { n: 'x' },
      ({ _ }) => ({ n: _.inc(1) }),
      'Cannot apply $inc to a value of non-numeric type. {_id: "a"} has the field \'n\' of non-numeric type string',
    ],
    ['inc on null', { n: null }, ({ _ }) => ({ n: _.inc(1) }), "has the field 'n' of non-numeric type null"],
    [
      'mul on a list',
      { n: [] },
      ({ _ }) => ({ n: _.mul(2) }),
      'Cannot apply $mul to a value of non-numeric type',
    ],
    [
      'push to a text',
      { l: 'x' },
      ({ _ }) => ({ l: _.push(1) }),
      'The field \'l\' must be an array but is of type string in document {_id: "a"}',
    ],
    [
      'push to null',
      { l: null },
      ({ _ }) => ({ l: _.push(1) }),
      "The field 'l' must be an array but is of type null",
    ],
    [
      'addToSet on a text',
      { l: 'x' },
      ({ _ }) => ({ l: _.addToSet(1) }),
      'Cannot apply $addToSet to non-array field',
    ],
    [
      'pull from a text',
      { l: 'x' },
      ({ _ }) => ({ l: _.pull(1) }),
      'Cannot apply $pull to a non-array value',
    ],
    [
      'pop from a text',
      { l: 'x' },
      ({ _ }) => ({ l: _.pop() }),
      "Path 'l' contains an element of non-array type 'string'",
    ],
    ['a field below a number', { a: 5 }, () => ({ 'a.b': 1 }), "Cannot create field 'b' in element {a: 5}"],
    [
      'a field below null',
      { a: null },
      () => ({ a: { b: 1 } }),
      "Cannot create field 'b' in element {a: null}",
    ],
    [
      'a field below a list',
      { a: [1] },
      () => ({ 'a.b': 1 }),
      "Cannot create field 'b' in element {a: [ 1 ]}",
    ],
    [
      'a path and its parent at once',
      { a: {} },
      ({ _ }) => ({ a: _.set({ x: 1 }), 'a.b': _.inc(1) }),
      'would create a conflict at',
    ],
    ['a path with an empty name', {}, () => ({ 'a..b': 1 }), 'contains an empty field name'],
    [
      'an element too far away',
      { l: [] },
      () => ({ 'l.99999999': 1 }),
      "can't backfill more than 1500000 elements",
    ],
    [
      '$ without a condition on the list',
      { l: [1] },
      () => ({ 'l.$': 2 }),
      'The positional operator did not find the match needed from the query',
    ],
    [
      'rename onto itself',
      { a: 1 },
      ({ _ }) => ({ a: _.rename('a') }),
      'The source and target field for $rename must differ',
    ],
    ['a way into the prototype', {}, () => ({ 'a.__proto__.polluted': 1 }), '__proto__'],
  ])('%s', async (_, before, data, message) => {
    const tools = await seeded({ _id: 'a', ...before })
    const refused = tools.things.doc('a').update({ data: data(tools) })
    await expect(refused).rejects.toMatchObject({
      errCode: -502001,
      errMsg: expect.stringContaining(
        '[FailedOperation.Update] multiple write errors: [{write errors: [{',
      ) as string,
    })
    await expect(refused).rejects.toThrow(message)
    expect(used.database.find('things')).toEqual([{ _id: 'a', ...before }])
    expect({}).not.toHaveProperty('polluted')
  })
})

describe('where()', () => {
  it('updates all that match, and counts those that are different afterwards', async () => {
    const { things } = await seeded({ k: 1, n: 1 }, { k: 1, n: 2 }, { k: 2, n: 1 })
    expect(await things.where({ k: 1 }).update({ data: { n: 2 } })).toMatchObject({ stats: { updated: 1 } })
    expect(used.database.find('things', { n: 2 })).toHaveLength(2)
  })

  it('updates none of many when one is refused', async () => {
    const { things, _ } = await seeded({ n: 1 }, { n: 'x' })
    await expect(things.where({ n: _.exists(true) }).update({ data: { n: _.inc(1) } })).rejects.toThrow(
      '$inc',
    )
    expect(used.database.find('things', { n: 1 })).toHaveLength(1)
  })

  it('updates 30 000 documents in less than two seconds', async () => {
    const { things, _ } = await seeded(
      ...Array.from({ length: 30_000 }, (_, n) => ({ n, deep: { list: [n] } })),
    )
    const start = performance.now()
    const { stats } = await things
      .where({ n: _.gte(0) })
      .update({ data: { deep: { list: _.push(1) }, n: _.inc(1) } })
    expect(stats).toEqual({ updated: 30_000 })
    expect(performance.now() - start).toBeLessThan(2000)
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
