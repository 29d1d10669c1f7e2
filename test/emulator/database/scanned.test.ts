import { describe, expect, it } from 'vitest'
import { PAGE, pageQueries, usersDatabase } from './fixtures/page-queries'

const SIZE = 20_000
const database = await usersDatabase(SIZE)

/** How many documents may be looked at for a page; how long that takes is the benchmark's business. */
const scannedFor: Record<string, number> = {
  'one document by a unique index': 1,
  'all with an element in a list': SIZE / 1000,
  'a page of those with an element, in order': PAGE,
  'a page of those with two elements, behind a cursor': PAGE,
  'the first page, newest first': PAGE,
  // The one that the cursor names is met, too.
  'the page behind a cursor': PAGE + 1,
  'the page behind a cursor, oldest first': PAGE,
  'a range, in order': PAGE,
  'a page of those with a value, in order': PAGE,
  // All of them must be sorted.
  'those with a value and a range': Math.floor(SIZE / 90),
  'by the first field of an index alone': PAGE,
  'without an index': SIZE,
}

describe.each(pageQueries(SIZE))('$what', ({ what, query, sort, index }) => {
  it(
    index === null ? 'is a scan, and explain() says so' : `uses the index ${index}, as explain() says`,
    () => {
      expect(database.explain('users', query, { sort })).toMatchObject({ index })
    },
  )

  it(`looks at ${scannedFor[what]} of ${SIZE} documents for a page`, () => {
    expect(database.explain('users', query, { sort, limit: PAGE })).toMatchObject({
      scanned: scannedFor[what],
    })
  })
})

it('explain() tells a page read in order from one that must be sorted', () => {
  expect(database.explain('users', {}, { sort: { createtime: 1, _id: 1 } })).toMatchObject({
    index: 'createtime_id',
    sorted: true,
  })
  expect(database.explain('users', {}, { sort: { createtime: 1, _id: -1 } })).toMatchObject({
    index: null,
    sorted: false,
  })
  expect(database.explain('users', {}, { sort: { tags: 1 } })).toMatchObject({ index: null, sorted: false })
  expect(database.explain('users', { _id: 'u1' })).toEqual({ index: '_id_', sorted: false, scanned: 1 })
})

it('a range of _id is read in its order, also when documents have come, changed and gone', async () => {
  const page = { sort: { _id: 1 } as const, limit: PAGE }
  const range = (least: string) => database.explain('users', { _id: { $gte: least, $lt: 'u3' } }, page)
  expect(range('u2')).toEqual({ index: '_id_', sorted: true, scanned: PAGE })
  await database.insert('users', [{ _id: 'u2999999', appid: 'x', openid: 'x' }])
  expect(range('u29999')).toMatchObject({ index: '_id_' })
  expect(database.find('users', { _id: { $gt: 'u2999', $lt: 'u3' } }).map(({ _id }) => _id)).toContain(
    'u2999999',
  )
  await database.remove('users', { _id: 'u2999999' })
  expect(database.find('users', { _id: { $gt: 'u2999', $lt: 'u3' } }).map(({ _id }) => _id)).not.toContain(
    'u2999999',
  )
})
