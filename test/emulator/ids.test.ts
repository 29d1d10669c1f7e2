import { expect, test } from 'vitest'
import { createCloud } from '../../emulator/index'
import { asAnn, functionFolder, optionsOf, runCloud, temporaryFolder, user } from './fixture'

const add = `
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()
exports.main = async (event, context) => {
  const one = await db.collection('token').add({ data: { n: 1 } })
  const transaction = await db.startTransaction()
  const two = await transaction.collection('token').add({ data: { n: 2 } })
  await transaction.commit()
  const three = await db.collection('token').where({ n: 3 }).get()
  return { ids: [one._id, two._id], request: context.request_id, asked: three.requestId }
}`

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  return (await response.json()) as Record<string, unknown>
}

/** Every id that the same calls lead to, by what it is of. */
async function idsOf(ids: string | undefined): Promise<Record<string, unknown>> {
  const options = optionsOf({ options: ids === undefined ? {} : { ids } })
  const [, environment] = options.environments
  if (environment)
    environment.functions = { add: { folder: functionFolder(add, { sdk: true }), timeout: 20 } }
  const cloud = await createCloud(options)
  try {
    const { appid, secret } = user
    const added = await asAnn<Record<string, unknown>>(cloud, 'add')
    const again = await asAnn<Record<string, unknown>>(cloud, 'add')
    const [planted] = await cloud.database(user.env).insert('token', [{ n: 4 }])
    const grant = { grant_type: 'client_credential', appid, secret }
    const { access_token } = await post(`${cloud.url}/cgi-bin/stable_token`, grant)
    const { phone } = await post(`${cloud.url}/client/open`, { appid })
    const { requestId } = await post(`${cloud.url}/client/storage`, { phone, action: 'none' })
    const { openid } = await post(`${cloud.url}/control/people`, { appid, name: 'New' })
    const calls = cloud.calls().map(({ id }) => id)
    return { added, again, planted, access_token, phone, requestId, openid, calls: calls.sort() }
  } finally {
    await cloud.dispose()
  }
}

const texts = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts)

test('with a seed the same calls get the same ids and tokens, each of them once', async () => {
  const first = await idsOf('a seed')
  expect(await idsOf('a seed')).toEqual(first)
  expect(texts(first).length).toBeGreaterThan(12)
  expect(new Set(texts(first)).size).toBe(texts(first).length)
})

test.each([
  ['with another seed', 'one', 'two'],
  ['without a seed', undefined, undefined],
])('%s nothing repeats', async (_what, one, two) => {
  const first = new Set(texts(await idsOf(one)))
  expect(texts(await idsOf(two)).filter((id) => first.has(id))).toEqual([])
})

test('a call in between changes the ids of its own kind only', async () => {
  const plain = await runCloud({ options: { ids: 'a seed' } })
  const busy = await runCloud({ options: { ids: 'a seed' } })
  await post(`${busy.url}/client/open`, { appid: user.appid })
  await busy.database(user.env).insert('token', [{ _id: 'named', n: 1 }])
  const one = await plain.database(user.env).insert('token', [{ n: 1 }])
  expect(await busy.database(user.env).insert('token', [{ n: 1 }])).toEqual(one)
  expect(await busy.database(user.env).insert('token', [{ n: 1 }])).not.toEqual(one)
})

test('a seed and a data folder together are refused, as ids of the last run would come again', async () => {
  const options = optionsOf({ options: { ids: 'a seed', dataDir: temporaryFolder() } })
  await expect(createCloud(options)).rejects.toThrow('leave one of the two options out')
})
