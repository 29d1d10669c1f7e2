import { BSONRegExp } from 'bson'
import { expect, test } from 'vitest'
import type { Cloud } from '../../../emulator/index'
import { admin, json, runCloud } from '../fixture'

const documents: Record<string, unknown>[] = [
  {
    _id: 'li/../?#%',
    at: new Date(5),
    pattern: new BSONRegExp('^a/b', 'i'),
    big: 2 ** 60,
    half: 0.5,
    none: null,
  },
  { _id: 7, list: [1, [2]], constructor: 'a field', nested: { deep: NaN } },
  { _id: { year: 2026 }, at: new Date('+012026-01-01T00:00:00Z') },
]

interface Page {
  total: number
  documents: Record<string, unknown>[]
  explain: { index: string | null; sorted: boolean; scanned: number }
}

const users = (cloud: Cloud) => `${cloud.url}/control/collections/${admin.env}/users`
const read = (cloud: Cloud, options: Record<string, string> = {}) =>
  json<Page & { error?: string }>(`${users(cloud)}?${new URLSearchParams(options).toString()}`)
const send = (method: string, url: string, body?: unknown) =>
  json(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })

const indexed = { users: { indexes: [{ name: 'age', keys: { age: 1 as const } }] } }

async function withPeople(count: number) {
  const environments = [{ env: admin.env, appid: admin.appid, collections: indexed }]
  const cloud = await runCloud({ options: { environments } })
  const people = Array.from({ length: count }, (_, n) => ({ _id: `p${n}`, age: n % 50, n }))
  await cloud.database(admin.env).insert('users', people)
  return cloud
}

test('documents of every type are read as they are, and come back so after an edit', async () => {
  const cloud = await runCloud()
  const database = cloud.database(admin.env)
  await database.insert('users', documents)
  const page = await read(cloud)
  for (const shown of page.documents) {
    const id = encodeURIComponent(JSON.stringify(shown['_id']))
    expect(await send('PUT', `${users(cloud)}/${id}`, { ...shown, edited: true })).toEqual({})
  }
  expect(database.find('users')).toEqual(documents.map((document) => ({ ...document, edited: true })))
  for (const { _id } of page.documents)
    expect(await send('DELETE', `${users(cloud)}/${encodeURIComponent(JSON.stringify(_id))}`)).toEqual({})
  expect(database.count('users')).toBe(0)
})

test('a page is filtered and put in order, and says what it took', async () => {
  const cloud = await withPeople(1000)
  const where = JSON.stringify({ age: { $gte: 48 }, n: { $lt: 200 } })
  const page = await read(cloud, { where, orderBy: '[["age","desc"],["n","asc"]]', skip: '1', limit: '4' })
  expect(page).toMatchObject({ total: 8, explain: { index: 'age', sorted: false, scanned: 40 } })
  expect(page.documents.map(({ n }) => n)).toEqual([99, 149, 199, 48])
  const ordered = await read(cloud, { orderBy: '[["age","asc"]]', limit: '5' })
  expect(ordered.explain).toEqual({ index: 'age', sorted: true, scanned: 5 })
  const unindexed = await read(cloud, { where: '{"n":999}' })
  expect(unindexed.explain).toEqual({ index: null, sorted: false, scanned: 1000 })
})

test.each<[string, Record<string, string>, RegExp]>([
  ['a filter that MongoDB refuses', { where: '{"age":{"$in":3}}' }, /\$in needs an array/],
  ['an operator that is none', { where: '{"age":{"$larger":3}}' }, /\$larger/],
  ['JavaScript', { where: '{"$where":"while(1);"}' }, /\$where/],
  ['a filter that is no JSON', { where: '{age' }, /param\.where is not EJSON/],
  ['a filter that is a list', { where: '[]' }, /must be an object/],
  ['another prototype', { where: '{"__proto__":{"a":1}}' }, /__proto__/],
  ['an order that is none', { orderBy: '[["age","up"]]' }, /must be asc or desc/],
  ['an order that is no JSON', { orderBy: 'age' }, /"orderBy" must be JSON/],
  ['a page too large', { limit: '101' }, /"limit" must be at most 100/],
  ['a page that is no number', { skip: '-1' }, /"skip" must be a whole number/],
  ['a page beyond all numbers', { skip: '9'.repeat(400) }, /"skip" must be at most/],
])('%s is a mistake that is explained', async (_what, options, words) => {
  const cloud = await withPeople(1)
  const response = await fetch(`${users(cloud)}?${new URLSearchParams(options).toString()}`)
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({ error: expect.stringMatching(words) })
})

test('a condition may name a moment and a pattern', async () => {
  const cloud = await runCloud()
  await cloud.database(admin.env).insert('users', documents.slice(0, 2))
  const found = async (where: object) => (await read(cloud, { where: JSON.stringify(where) })).total
  expect(await found({ at: { $lt: { $date: '2000-01-01T00:00:00Z' } } })).toBe(1)
  expect(await found({ _id: { $regularExpression: { pattern: '^LI', options: 'i' } } })).toBe(1)
  expect(await found({ at: { $gt: { $date: '2000-01-01T00:00:00Z' } } })).toBe(0)
})

test('documents are added, all or none', async () => {
  const cloud = await runCloud()
  const database = cloud.database(admin.env)
  const add = (given: unknown) => send('POST', users(cloud), given)
  const at = { $date: '2026-01-01T00:00:00Z' }
  expect(await add({ documents: [{ _id: 'a', at }, { b: 1 }] })).toEqual({
    ids: ['a', expect.stringMatching(/^[0-9a-f]{32}$/)],
  })
  expect(database.find('users', { _id: 'a' })).toEqual([{ _id: 'a', at: new Date(at.$date) }])
  expect(await add({ documents: [{ _id: 'c' }, { _id: 'a' }] })).toEqual({
    error: expect.stringContaining('E11000'),
  })
  expect(await add({ documents: [{ _id: 'c' }, 3] })).toHaveProperty('error')
  expect(await add({ documents: [{ $inc: 1 }] })).toEqual({ error: expect.stringContaining('$inc') })
  expect(await add({})).toEqual({ error: 'The field "documents" is missing.' })
  expect(await json(users(cloud), { method: 'POST', body: '{"documents":[{"__proto__":{"a":1}}]}' })).toEqual(
    {
      error: expect.stringContaining('__proto__'),
    },
  )
  expect(await json(users(cloud), { method: 'POST', body: '<xml/>' })).toEqual({
    error: expect.stringContaining('not JSON'),
  })
  expect(database.count('users')).toBe(2)
})

test.each<[string, string, string, unknown, number, RegExp]>([
  ['a document that is not there', 'PUT', '%22nobody%22', {}, 404, /no document with the _id "nobody"/],
  ['a document that is not there', 'DELETE', '8', undefined, 404, /no document with the _id 8/],
  ['an id without its quotation marks', 'DELETE', 'li', undefined, 400, /param\.id is not EJSON/],
  ['a condition instead of an id', 'DELETE', '%7B%22%24gt%22%3A%22%22%7D', undefined, 404, /no document/],
  ['another _id', 'PUT', '%22p0%22', { _id: 'p1' }, 400, /cannot be changed/],
  ['no document', 'PUT', '%22p0%22', [1], 400, /must be an object/],
  ['another prototype', 'PUT', '%22p0%22', '{"__proto__":1}', 400, /__proto__/],
])('%s: the %s is refused and nothing has changed', async (_what, method, id, body, status, words) => {
  const cloud = await withPeople(2)
  const before = cloud.database(admin.env).find('users')
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(`${users(cloud)}/${id}`, { method, ...(text && { body: text }) })
  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({ error: expect.stringMatching(words) })
  expect(cloud.database(admin.env).find('users')).toEqual(before)
})

test('collections are created and dropped, also for functions and after a restart', async () => {
  const cloud = await withPeople(3)
  const collections = `${cloud.url}/control/collections/${admin.env}`
  expect(await send('POST', collections, { name: 'notes' })).toEqual({})
  expect(await send('POST', collections, { name: 'notes' })).toEqual({
    error: expect.stringContaining('exist'),
  })
  expect(await send('POST', collections, { name: '../x' })).toEqual({
    error: expect.stringContaining('letters'),
  })
  expect(await send('DELETE', `${collections}/users`)).toEqual({})
  expect(await send('DELETE', `${collections}/users`)).toHaveProperty('error')
  expect(cloud.database(admin.env).collections()).toEqual(['notes'])
  expect(await send('POST', `${cloud.url}/control/collections/nowhere`, { name: 'a' })).toEqual({
    error: 'There is no environment "nowhere".',
  })
})

test('the clock is moved forward, never back', async () => {
  const cloud = await runCloud({ options: { now: () => 1000 } })
  const clock = `${cloud.url}/control/clock`
  expect(await json(clock)).toEqual({ now: 1000, ahead: 0 })
  expect(await send('POST', clock, { advance: 500 })).toEqual({ now: 1500, ahead: 500 })
  for (const advance of [-1, '5', null, 1e300])
    expect(await send('POST', clock, { advance })).toHaveProperty('error')
  expect(await send('POST', clock, {})).toEqual({ error: 'The field "advance" is missing.' })
  expect(await json(clock)).toEqual({ now: 1500, ahead: 500 })
})
