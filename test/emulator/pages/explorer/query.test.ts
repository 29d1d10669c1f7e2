import { describe, expect, test } from 'vitest'
import { documentOf } from '../../../../emulator/pages/explorer/client/data/document-of'
import {
  documentPath,
  firstQuery,
  orderOf,
  pathOf,
  queryAfter,
} from '../../../../emulator/pages/explorer/client/data/query'
import { changesAfter, noChanges } from '../../../../emulator/pages/explorer/client/live/changes'
import { span } from './span'

const index = (keys: Record<string, 1 | -1>) => ({ name: 'i', unique: false, keys })
const asked = { where: '', sort: '', page: 0 }

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
    expect(firstQuery(indexes)).toEqual({ ...asked, sort })
  })

  test('is told to the emulator with filter, order and page', () => {
    const path = pathOf('/c', { where: ' {"age":{"$gte":18}} ', sort: 'age desc, name', page: 2 })
    const search = new URL(path, 'http://localhost').searchParams
    expect(Object.fromEntries(search)).toEqual({
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
    expect(() => pathOf('/c', { where, sort, page: 0 })).toThrow(sentence)
  })

  test('begins at the first page again with another filter, and never before it', () => {
    const third = { ...asked, page: 2 }
    expect(queryAfter(third, { type: 'turned', by: 1 }).page).toBe(3)
    expect(queryAfter(asked, { type: 'turned', by: -1 }).page).toBe(0)
    expect(queryAfter(third, { type: 'asked', where: '{}', sort: 'a' })).toEqual({
      where: '{}',
      sort: 'a',
      page: 0,
    })
    expect(orderOf(' , ')).toEqual([])
  })

  test('tells a text from a number in the address of a document', () => {
    expect(documentPath('/c', '7')).toBe('/c/%227%22')
    expect(documentPath('/c', 7)).toBe('/c/7')
    expect(documentPath('/c', { $oid: 'a/b' })).toBe('/c/%7B%22%24oid%22%3A%22a%2Fb%22%7D')
  })
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
  ['a function was called', { kind: 'function' }, { called: 1 }],
  ['a file was put', { kind: 'storage', action: 'PUT', wrote: true }, { stored: 1 }],
  ['files were deleted', { kind: 'storage', action: 'storage.batchDeleteFile', wrote: true }, { stored: 1 }],
  ['a file was only read', { kind: 'storage', action: 'GET' }, {}],
  ['a fault has hit', { kind: 'call', fault: 'delay 5 ms' }, { struck: 1 }],
] as const)('when %s, only what shows it is read again', (_words, given, expected) => {
  expect(changesAfter(noChanges, [span('s', given)])).toEqual({ ...noChanges, ...expected })
})
