import { expect, test } from 'vitest'
import { asAnn, post, runCloud, user } from '../../fixture'

type Fields = Record<string, unknown>

/** What wx-server-sdk 1.8.3 and 2.0.4 send in a transaction, as their sources have it, and what they read of the answers. */
async function runOlder() {
  const cloud = await runCloud({ user: { f: 'exports.main = () => process.env.WX_API_TOKEN' } })
  const wxCloudApiToken = await asAnn<string>(cloud, 'f')
  const send = (action: string, fields: Fields = {}) =>
    post<Fields>(`${cloud.url}/sdk/admin`, { envName: user.env, wxCloudApiToken, action, ...fields })
  const documents = cloud.database(user.env)
  await documents.insert('token', [
    { _id: 'a', n: 1 },
    { _id: 'b', n: 2 },
  ])
  const { transactionId } = await send('database.startTransaction')
  const inside = (action: string, fields: Fields) =>
    send(`database.${action}InTransaction`, { collectionName: 'token', transactionId, ...fields })
  return { send, inside, documents, transactionId }
}
const byId = (_id: string) => ({ query: { _id: { $eq: _id } } })

test.each<[string, string, Fields, Fields, [string, unknown][]]>([
  [
    'reads',
    'get',
    byId('a'),
    { data: '{"_id":"a","n":{"$numberInt":"1"}}' },
    [
      ['a', 1],
      ['b', 2],
    ],
  ],
  [
    'reads what is not there',
    'get',
    byId('none'),
    { data: 'null' },
    [
      ['a', 1],
      ['b', 2],
    ],
  ],
  [
    'updates',
    'updateDoc',
    { ...byId('a'), data: '{"$inc":{"n":{"$numberInt":"5"}}}' },
    { updated: '1' },
    [
      ['a', 6],
      ['b', 2],
    ],
  ],
  [
    'replaces',
    'updateDoc',
    { ...byId('a'), data: '{"n":{"$numberInt":"7"}}', upsert: true },
    { updated: '1' },
    [
      ['a', 7],
      ['b', 2],
    ],
  ],
  [
    'sets what is not there',
    'updateDoc',
    { ...byId('c'), data: '{"n":{"$numberInt":"7"}}', upsert: true },
    { updated: '0', upserted: '[{"_id":"c"}]' },
    [
      ['a', 1],
      ['b', 2],
      ['c', 7],
    ],
  ],
  [
    'adds',
    'insertDoc',
    { _id: 'd', data: '{"n":{"$numberInt":"7"}}' },
    { inserted: '1', ok: '1' },
    [
      ['a', 1],
      ['b', 2],
      ['d', 7],
    ],
  ],
  ['removes', 'deleteDoc', byId('a'), { deleted: '1' }, [['b', 2]]],
])('a transaction in the older words %s', async (_what, action, fields, answer, after) => {
  const { send, inside, documents, transactionId } = await runOlder()
  const told = await inside(action, fields)
  expect(told).toEqual({ requestId: expect.any(String) as string, ...answer })
  expect(documents.find('token').map(({ _id, n }) => [_id, n])).toEqual([
    ['a', 1],
    ['b', 2],
  ])
  expect(await send('database.commitTransaction', { transactionId })).toMatchObject({ transactionId })
  expect(documents.find('token').map(({ _id, n }) => [_id, n])).toEqual(after)
})

test('what is refused in the older words is told with its code', async () => {
  const { inside } = await runOlder()
  const taken = await inside('insertDoc', { _id: 'a', data: '{}' })
  expect(taken).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  expect(await inside('get', byId('a'))).toHaveProperty('code')
})
