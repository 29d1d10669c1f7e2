import { expect, test } from 'vitest'
import { admin, ann, asAnn, json, post, runCloud, user } from '../../fixture'

/** A function with the real, unmodified wx-server-sdk. */
const withSdk = (body: string) => `const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  const db = cloud.database()
  exports.main = async (event) => { ${body} }`

test('the real SDK reads and writes the database of its environment', async () => {
  const source = withSdk(`
    const { _id } = await db.collection('token').add({ data: { n: 1, at: new Date(0) } })
    return (await db.collection('token').doc(_id).get()).data.n`)
  const cloud = await runCloud({ user: { f: source } })
  expect(await asAnn(cloud, 'f')).toBe(1)
  expect(cloud.database(user.env).find('token')).toMatchObject([{ n: 1, at: new Date(0) }])
  expect(cloud.database(admin.env).count('users')).toBe(0)
})

test('the real SDK throws the code of a collection that does not exist', async () => {
  const source = withSdk(`return db.collection('nowhere').get().catch(({ errCode }) => errCode)`)
  expect(await asAnn(await runCloud({ user: { f: source } }), 'f')).toBe(-502005)
})

test('getWXContext() tells who called, and prints no complaint', async () => {
  const cloud = await runCloud({ user: { f: withSdk('return cloud.getWXContext()') } })
  expect(await asAnn(cloud, 'f')).toEqual({
    OPENID: ann.openid,
    APPID: user.appid,
    ENV: user.env,
    SOURCE: 'wx_client',
    CLIENTIP: '127.0.0.1',
  })
  expect(cloud.calls().flatMap(({ logs = [] }) => logs)).toEqual([])
})

test('a function calls another: the person stays, the chain of sources grows', async () => {
  const outer = withSdk(`return (await cloud.callFunction({ name: 'middle', data: { n: 5 } })).result`)
  const middle = withSdk(`return (await cloud.callFunction({ name: 'inner', data: event })).result`)
  const inner = withSdk(`const { OPENID, SOURCE } = cloud.getWXContext(); return { OPENID, SOURCE, event }`)
  // Each holds the other's start: on a busy machine longer than the default allows.
  const patient = (source: string) => ({ source, timeout: 20 })
  const user = { outer: patient(outer), middle: patient(middle), inner: patient(inner) }
  const cloud = await runCloud({ user })
  expect(await asAnn(cloud, 'outer')).toEqual({
    OPENID: ann.openid,
    SOURCE: 'wx_client,scf,scf',
    event: { n: 5 },
  })
})

test.each([
  ['does not exist', 'nobody', 'FUNCTION_NOT_FOUND'],
  ['throws', 'bad', 'FUNCTIONS_EXECUTE_FAIL'],
  ['takes too long', 'slow', 'FUNCTIONS_TIME_LIMIT_EXCEEDED'],
])('the SDK tells apart that the function it called %s', async (_what, name, code) => {
  const f = withSdk(
    `return cloud.callFunction({ name: event.name }).catch(({ code, errCode }) => [code, errCode])`,
  )
  const bad = "exports.main = () => { throw new Error('bad') }"
  const slow = { source: 'exports.main = () => new Promise(() => {})', timeout: 0.2 }
  const cloud = await runCloud({ user: { f, bad, slow } })
  expect(await asAnn(cloud, 'f', { name })).toEqual([code, -1])
})

test('a function cannot reach the environment of the other mini program by naming it', async () => {
  const source = `const cloud = require('wx-server-sdk')
    cloud.init({ env: '${admin.env}' })
    exports.main = () => cloud.database().collection('users').get().catch(({ errCode }) => errCode)`
  const cloud = await runCloud({ user: { f: source } })
  expect(await asAnn(cloud, 'f')).toBe(-501005)
})

test('what a module does while it is loaded reaches the database too', async () => {
  const source = `const cloud = require('wx-server-sdk')
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    const early = cloud.database().collection('token').count()
    exports.main = async () => (await early).total`
  expect(await asAnn(await runCloud({ user: { f: source } }), 'f')).toBe(0)
})

test('a write that nobody waited for still arrives', async () => {
  const cloud = await runCloud({
    user: { f: withSdk(`db.collection('token').add({ data: {} }).then(() => {})`) },
  })
  await asAnn(cloud, 'f')
  await expect.poll(() => cloud.database(user.env).count('token')).toBe(1)
})

const read = { action: 'database.getDocument', collectionName: 'token', queryType: 'WHERE' }
test.each([
  ['of nobody', `?env=${user.env}`, read, 'SIGN_PARAM_INVALID'],
  ['with a token made up', `?env=${user.env}`, { ...read, wxCloudApiToken: 'x' }, 'SIGN_PARAM_INVALID'],
  ['to an environment that does not exist', '?env=nowhere', read, 'INVALIID_ENV'],
  ['without an action', `?env=${user.env}`, {}, 'INVALID_ACTION'],
  ['that is no JSON', `?env=${user.env}`, '--boundary', 'INVALID_ACTION'],
  ['of 17 MB', `?env=${user.env}`, 'x'.repeat(17 * 1024 * 1024), 'EXCEED_REQUEST_SIZE_LIMIT'],
])('a request %s is refused with HTTP 200 and a code', async (_what, query, body, code) => {
  const cloud = await runCloud()
  const answer = await post(`${cloud.url}/sdk${query}`, body)
  expect(answer).toMatchObject({ code, requestId: expect.any(String) as string })
})

test('an action that the emulator does not know is refused by name', async () => {
  const cloud = await runCloud({ user: { f: 'exports.main = () => process.env.WX_API_TOKEN' } })
  const request = { action: 'auth.wsWebSign', wxCloudApiToken: await asAnn<string>(cloud, 'f') }
  expect(await post(`${cloud.url}/sdk?env=${user.env}`, request)).toMatchObject({
    code: 'INVALID_ACTION',
    message: expect.stringContaining('auth.wsWebSign') as string,
  })
})

test('the token of an invocation opens nothing once its cloud is gone', async () => {
  const cloud = await runCloud({ user: { f: 'exports.main = () => process.env.WX_API_TOKEN' } })
  const other = await runCloud()
  const wxCloudApiToken = await asAnn<string>(cloud, 'f')
  const request = { method: 'POST', body: JSON.stringify({ ...read, wxCloudApiToken }) }
  expect(await json(`${cloud.url}/sdk?env=${user.env}`, request)).toHaveProperty('data')
  expect(await json(`${other.url}/sdk?env=${user.env}`, request)).toHaveProperty('code', 'SIGN_PARAM_INVALID')
})
