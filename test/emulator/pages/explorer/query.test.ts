import { describe, expect, test } from 'vitest'
import { addressOf } from '../../../../emulator/pages/explorer/client/api'
import { documentOf } from '../../../../emulator/pages/explorer/client/data/document-of'
import {
  firstQuery,
  orderOf,
  queryAfter,
  searchOf,
} from '../../../../emulator/pages/explorer/client/data/query'
import { staleAfter } from '../../../../emulator/pages/explorer/client/live/stale'
import { span } from './span'

const index = (keys: Record<string, 1 | -1>) => ({ name: 'i', unique: false, keys })
const asking = (where: string, sort: string) => ({ where, sort, page: 0, typed: { where, sort } })
const asked = asking('', '')

describe('what is asked of a collection', () => {
  test.each([
    [
      'newest first where an index has a date first',
      [index({ name: 1 }), index({ createtime: -1, _id: -1 })],
      'createtime desc, _id desc',
    ],
    ['newest first where the index goes the other way', [index({ updatedAt: 1 })], 'updatedAt desc'],
    ['in no order where no index has a date first', [index({ name: 1, createtime: -1 })], ''],
    ['in no order without an index', [], ''],
  ])('is at first %s', (_words, indexes, sort) => {
    expect(firstQuery(indexes)).toEqual(asking('', sort))
  })

  test('is told to the emulator with filter, order and page', () => {
    expect(searchOf({ where: ' {"age":{"$gte":18}} ', sort: 'age desc, name' }, 2)).toEqual({
      skip: '100',
      limit: '50',
      where: '{"age":{"$gte":18}}',
      orderBy: '[["age","desc"],["name","asc"]]',
    })
  })

  test.each([
    ['{ name: "Ann" }', '', /^The filter is not JSON: /],
    ['[]', '', /^The filter must be an object/],
    ['', 'age downwards', /^The order "age downwards" is not a field with asc or desc/],
    ['', 'age desc desc', /^The order/],
  ])('says what is wrong with %s and %s', (where, sort, sentence) => {
    expect(() => searchOf({ where, sort }, 0)).toThrow(sentence)
  })

  test('begins at the first page again with another filter, and never before it', () => {
    const third = { ...asked, page: 2 }
    expect(queryAfter(third, { type: 'turned', by: 1 }).page).toBe(3)
    expect(queryAfter(asked, { type: 'turned', by: -1 }).page).toBe(0)
    const typed = queryAfter(third, { type: 'typed', field: 'where', text: '{}' })
    expect(typed).toEqual({ ...third, typed: { where: '{}', sort: '' } })
    expect(queryAfter(typed, { type: 'asked' })).toEqual(asking('{}', ''))
    expect(queryAfter(third, { type: 'filtered', where: '{}' })).toEqual(asking('{}', ''))
    expect(orderOf(' , ')).toEqual([])
  })

  test('is sorted by the head that is pressed: upwards, downwards, as they come', () => {
    const press = (field: string) => ({ type: 'sorted', field }) as const
    const sorts = ['age', 'age', 'age', 'name', 'age'].map(press)
    const seen: string[] = []
    sorts.reduce((query, event) => {
      const next = queryAfter(query, event)
      seen.push(next.sort)
      return next
    }, asked)
    expect(seen).toEqual(['age', 'age desc', '', 'name', 'age'])
  })
})

test.each([
  ['"7"', '%227%22'],
  ['7', '7'],
  ['{"$oid":"a/b"}', '%7B%22%24oid%22%3A%22a%2Fb%22%7D'],
])('the document %s has an address of its own', (id, expected) => {
  const param = { env: 'e', name: 'a b', id }
  expect(addressOf('/collections/:env/:name/:id', { param })).toBe(`/control/collections/e/a%20b/${expected}`)
})

test("the slashes in a file's name stay in its address, and what is left out of a query does not stand in it", () => {
  const param = { bucket: 'b', key: 'photos/a b?.jpg' }
  expect(addressOf('/storage/:bucket/:key{.+}', { param })).toBe('/control/storage/b/photos/a%20b%3F.jpg')
  expect(addressOf('/calls', { query: { after: undefined } })).toBe('/control/calls')
  expect(addressOf('/calls', { query: { after: 'a&b' } })).toBe('/control/calls?after=a%26b')
})

describe('a document that is being typed', () => {
  test('is what its text says', () => {
    expect(documentOf('{ "a": { "$date": "2026-01-01T00:00:00Z" } }')).toEqual({
      a: { $date: '2026-01-01T00:00:00Z' },
    })
  })

  test.each([
    ['[1]', /^A document is an object/],
    ['"text"', /^A document is an object/],
    ['{\n  "a": 1,\n  b: 2\n}', /line 3/],
    ['', /^This is not JSON yet: /],
  ])('says what is wrong with %j, and where', (text, sentence) => {
    expect(() => documentOf(text)).toThrow(sentence)
  })
})

test.each([
  ['a function was called', { kind: 'function' }, ['/functions']],
  ['a file was put', { kind: 'storage', action: 'PUT', wrote: true }, ['/storage']],
  ['a file was only read', { kind: 'storage', action: 'GET' }, []],
  ['a document was written', { kind: 'database', wrote: true }, ['/state', '/collections']],
  ['documents were only read', { kind: 'database' }, []],
  ['the open API was asked', { kind: 'openapi' }, ['/openapi', '/payments']],
  ['a fault has hit', { kind: 'call', fault: 'delay 5 ms' }, ['/faults']],
] as const)('when %s, only what shows it is read again', (_words, given, expected) => {
  expect(staleAfter([span('s', given)])).toEqual(expected)
})
