import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'

const used = useSdk(() => openDatabase({ collections: { things: {} } }))

async function seeded(...documents: Record<string, unknown>[]) {
  await used.database.remove('things', {})
  await used.database.insert('things', documents)
  return { things: used.db.collection('things'), _: used.db.command, db: used.db }
}

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
