import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'
import type { SdkCollection } from './fixtures/sdk-types'

const used = useSdk(() => openDatabase({ collections: { people: {}, empty: {} } }))

const PEOPLE = [
  { _id: 'li', name: 'Li', age: 20, tags: ['a', 'b'], home: { city: '北京' }, born: new Date(0) },
  { _id: 'wang', name: 'Wang', age: 30, tags: ['b'], home: { city: '上海' }, born: new Date(1000) },
  { _id: 'zhao', name: 'Zhao', age: 40, tags: [], nickname: null, scores: [{ n: 1 }, { n: 9 }] },
]

async function seeded() {
  await used.database.remove('people', {})
  await used.database.insert('people', PEOPLE)
  return { people: used.db.collection('people'), _: used.db.command, db: used.db }
}

type Seeded = Awaited<ReturnType<typeof seeded>>

describe('where() finds', () => {
  it.each<[string, (s: Seeded) => object, string[]]>([
    ['an equal value', () => ({ age: 20 }), ['li']],
    ['an equal value by command', ({ _ }) => ({ age: _.eq(20) }), ['li']],
    ['by _id', () => ({ _id: 'wang' }), ['wang']],
    ['by several _ids', ({ _ }) => ({ _id: _.in(['wang', 'li', 'nobody']) }), ['li', 'wang']],
    ['a number between two', ({ _ }) => ({ age: _.gt(20).and(_.lt(40)) }), ['wang']],
    ['either of two conditions', ({ _ }) => _.or([{ age: 20 }, { name: 'Zhao' }]), ['li', 'zhao']],
    ['neither of two', ({ _ }) => _.nor([{ age: 20 }, { name: 'Zhao' }]), ['wang']],
    ['a negated condition', ({ _ }) => ({ age: _.not(_.gt(20)) }), ['li']],
    ['a nested field', () => ({ home: { city: '北京' } }), ['li']],
    ['a nested field named like a part of JavaScript', () => ({ home: { constructor: 1 } }), []],
    ['a dotted path', () => ({ 'home.city': '上海' }), ['wang']],
    ['an element of an array', () => ({ tags: 'b' }), ['li', 'wang']],
    ['all of some elements', ({ _ }) => ({ tags: _.all(['a', 'b']) }), ['li']],
    ['a length', ({ _ }) => ({ tags: _.size(0) }), ['zhao']],
    [
      'an element that meets several conditions',
      ({ _ }) => ({ scores: _.elemMatch({ n: _.gt(5) }) }),
      ['zhao'],
    ],
    ['a field that exists', ({ _ }) => ({ nickname: _.exists(true) }), ['zhao']],
    ['null and missing alike', () => ({ nickname: null }), ['li', 'wang', 'zhao']],
    ['a regular expression', ({ db }) => ({ name: db.RegExp({ regexp: '^w', options: 'i' }) }), ['wang']],
    ['a JavaScript regular expression', () => ({ name: /^z/i }), ['zhao']],
    ['a remainder', ({ _ }) => ({ age: _.mod(20, 10) }), ['wang']],
    ['a date', () => ({ born: new Date(1000) }), ['wang']],
    ['dates before one', ({ _ }) => ({ born: _.lt(new Date(1)) }), ['li']],
    ['an expression over fields', ({ _, db }) => _.expr(db.command.aggregate.gt(['$age', 35])), ['zhao']],
    ['nothing where nothing is', () => ({ name: 'Nobody' }), []],
  ])('%s', async (_, condition, expected) => {
    const s = await seeded()
    const { data } = await s.people.where(condition(s)).get()
    expect(data.map(({ _id }) => _id).sort()).toEqual(expected)
    expect(await s.people.where(condition(s)).count()).toMatchObject({ total: expected.length })
  })
})

describe('get() answers', () => {
  it('documents in the order they came', async () => {
    const { people } = await seeded()
    expect((await people.get()).data.map(({ _id }) => _id)).toEqual(['li', 'wang', 'zhao'])
  })

  it('dates as dates, and everything else as it was stored', async () => {
    const { people } = await seeded()
    expect((await people.doc('li').get()).data).toEqual(PEOPLE[0])
  })

  it('a sorted page', async () => {
    const { people } = await seeded()
    const { data } = await people.orderBy('age', 'desc').skip(1).limit(1).get()
    expect(data).toMatchObject([{ _id: 'wang' }])
  })

  it('a page sorted by two fields in the order they were named', async () => {
    const { people } = await seeded()
    await used.database.insert('people', [{ _id: 'a', age: 40, name: 'A' }])
    const { data } = await people.orderBy('age', 'desc').orderBy('name', 'asc').get()
    expect(data.map(({ _id }) => _id)).toEqual(['a', 'zhao', 'wang', 'li'])
  })

  it('100 documents unless asked for more, and never more than 1000', async () => {
    const { people } = await seeded()
    await used.database.insert(
      'people',
      Array.from({ length: 1100 }, (_, n) => ({ n })),
    )
    expect((await people.get()).data).toHaveLength(100)
    expect((await people.limit(5000).get()).data).toHaveLength(1000)
    expect((await people.skip(1100).limit(1000).get()).data).toHaveLength(3)
  })

  it.each<[string, object, object]>([
    ['only the fields asked for', { name: true }, { _id: 'li', name: 'Li' }],
    ['a nested field', { 'home.city': true, _id: false }, { home: { city: '北京' } }],
    [
      'all but the fields not wanted',
      { born: false, tags: false, home: false },
      { _id: 'li', name: 'Li', age: 20 },
    ],
    [
      'all but a nested field',
      { 'home.city': false, born: false, tags: false },
      { _id: 'li', name: 'Li', age: 20, home: {} },
    ],
    ['a field nobody has as nothing', { nothing: true }, { _id: 'li' }],
  ])('%s', async (_, field, expected) => {
    const { people } = await seeded()
    expect((await people.doc('li').field(field).get()).data).toEqual(expected)
    expect((await people.doc('li').get()).data).toEqual(PEOPLE[0])
  })

  it.each([
    [1, ['a']],
    [-1, ['b']],
    [[1, 5], ['b']],
    [[-2, 1], ['a']],
  ])('a part of an array for $slice %j', async (slice, expected) => {
    const { people } = await seeded()
    const { data } = await people
      .doc('li')
      .field({ tags: { $slice: slice } })
      .get()
    expect(data).toEqual({ ...PEOPLE[0], tags: expected })
    expect(
      (
        await people
          .doc('li')
          .field({ tags: { $slice: slice }, name: true })
          .get()
      ).data,
    ).toEqual({
      _id: 'li',
      name: 'Li',
      tags: expected,
    })
  })

  it('an error for a document that is not there', async () => {
    const { people } = await seeded()
    await expect(people.doc('nobody').get()).rejects.toMatchObject({
      errCode: -1,
      errMsg: expect.stringContaining('document with _id nobody does not exist') as string,
    })
  })

  it('a number id and a text id as two different documents', async () => {
    const { people } = await seeded()
    await used.database.insert('people', [
      { _id: 5, is: 'number' },
      { _id: '5', is: 'text' },
    ])
    expect((await people.doc(5).get()).data).toMatchObject({ is: 'number' })
    expect((await people.doc('5').get()).data).toMatchObject({ is: 'text' })
  })
})

describe('a collection that does not exist is -502005 for', () => {
  it.each<[string, (c: SdkCollection) => unknown]>([
    ['get', (c) => c.get()],
    ['doc.get', (c) => c.doc('a').get()],
    ['count', (c) => c.count()],
    ['add', (c) => c.add({ data: {} })],
    ['doc.update', (c) => c.doc('a').update({ data: { a: 1 } })],
    ['doc.set', (c) => c.doc('a').set({ data: { a: 1 } })],
    ['where.update', (c) => c.where({ a: 1 }).update({ data: { a: 1 } })],
    ['doc.remove', (c) => c.doc('a').remove()],
    ['where.remove', (c) => c.where({ a: 1 }).remove()],
  ])('%s', async (_, call) => {
    await expect(call(used.db.collection('nowhere'))).rejects.toMatchObject({
      errCode: -502005,
      errMsg: expect.stringContaining('[ResourceNotFound] Db or Table not exist: nowhere') as string,
    })
  })
})
