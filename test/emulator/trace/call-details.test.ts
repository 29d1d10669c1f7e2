import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CallRecord, Cloud } from '../../../emulator'
import { createCallLog } from '../../../emulator/trace/call-log'
import { unguessable } from '../../../emulator/shared/random'
import type { CallDetail } from '../../../emulator/trace/call-details'
import { excerptOf, excerptOfList, HIDDEN, withoutSecrets } from '../../../emulator/trace/excerpt'
import { admin, ann, asAnn, chief, json, optionsOf, runCloud, user } from '../fixture'

const sdk = `const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  const db = cloud.database()`

async function detailOf(cloud: Cloud, kind: CallRecord['kind'], name = ''): Promise<CallDetail> {
  const call = cloud.calls().find((one) => one.kind === kind && one.action.includes(name))
  expect(call).toBeDefined()
  return (await json<{ detail: CallDetail }>(`${cloud.url}/control/calls/${call?.id ?? ''}`)).detail
}

test('each step tells what it was given and what it answered, and who called', async () => {
  const source = `${sdk}
    exports.main = async ({ name }) => {
      await db.collection('users').where({ name }).get()
      return { hello: name }
    }`
  const cloud = await runCloud({ admin: { greet: source } })
  const { openid } = chief
  await cloud.callFunction({ appid: admin.appid, openid, name: 'greet', data: { name: 'Dora' } })
  expect(await detailOf(cloud, 'call')).toMatchObject({
    input: { text: '{"name":"Dora"}', size: 15 },
    output: { text: '{"hello":"Dora"}' },
  })
  const inFunction = await detailOf(cloud, 'function')
  expect(inFunction.caller).toEqual({ appid: admin.appid, openid, source: 'wx_client' })
  expect(inFunction.input?.text).toContain('"name":"Dora"')
  expect((await detailOf(cloud, 'database')).input?.text).toContain('"query":{"name":"Dora"}')
})

test('what went wrong is told in the words of each door', async () => {
  const cloud = await runCloud({ user: { f: "exports.main = () => { throw new Error('out of order') }" } })
  await expect(asAnn(cloud, 'f')).rejects.toThrow()
  for (const kind of ['function', 'call'] as const)
    expect((await detailOf(cloud, kind)).error?.text).toContain('out of order')
})

test('a query says which index served it, or that none did', async () => {
  const source = `${sdk}
    exports.main = async () => {
      const users = db.collection('users')
      await users.doc('x').get().catch(() => 0)
      await users.where({ name: 'Dora' }).get()
      await users.orderBy('age', 'desc').get()
      await users.get()
    }`
  const [ofAdmin] = optionsOf({ admin: { f: source } }).environments
  const collections = { users: { indexes: [{ name: 'by_age', keys: { age: -1 } as const }] } }
  const environments = ofAdmin ? [{ ...ofAdmin, collections }] : []
  const cloud = await runCloud({ options: { environments } })
  await cloud.callFunction({ appid: admin.appid, openid: 'o', name: 'f' })
  const asked = cloud.calls().filter(({ kind }) => kind === 'database')
  expect(asked.map(({ index }) => index)).toEqual(['_id_', null, 'by_age', undefined])
})

test('a function call has its request id, and its stderr is told from its stdout', async () => {
  const source = `exports.main = (event, { request_id }) => {
    console.log('to stdout')
    console.error('to stderr')
    return request_id
  }`
  const cloud = await runCloud({ user: { f: source } })
  const { result, requestID } = await cloud.callFunction({ appid: user.appid, openid: ann.openid, name: 'f' })
  expect(result).toBe(requestID)
  for (const call of cloud.calls()) expect(call.requestId).toBe(requestID)
  const [call] = cloud.calls()
  expect(call).toMatchObject({ logs: ['to stdout', 'to stderr'], stderr: [1] })
})

test('calls are found by what was said in them', async () => {
  const cloud = await runCloud({ user: { f: 'exports.main = ({ n }) => ({ answer: n * 2 })' } })
  await asAnn(cloud, 'f', { n: 21 })
  await asAnn(cloud, 'f', { n: 4 })
  const { ids } = await json<{ ids: string[] }>(`${cloud.url}/control/calls/search?text=ANSWER%22%3A42`)
  const found = cloud.calls().filter(({ id }) => ids.includes(id))
  expect(found.map(({ kind }) => kind)).toEqual(['function', 'call'])
})

test('a call that is not known is told so', async () => {
  const cloud = await runCloud()
  const response = await fetch(`${cloud.url}/control/calls/nothing`)
  expect([response.status, await response.json()]).toEqual([404, { error: expect.stringMatching(/known/) }])
})

test.each([
  ['{"access_token":"86_abc","expires_in":7200}', `{"access_token":"${HIDDEN}","expires_in":7200}`],
  [String.raw`{"resp":"{\"secret\":\"abc\",\"a\":1}"}`, String.raw`{"resp":"{\"secret\":\"•••\",\"a\":1}"}`],
  ['{"relay":{"signature":"0f0f","time":1}}', `{"relay":{"signature":"${HIDDEN}","time":1}}`],
  ['{"ADMIN_SECRET": "x", "design": "y"}', `{"ADMIN_SECRET": "${HIDDEN}", "design": "y"}`],
  ['{"url":"http://a/b?sign=abc&t=1"}', `{"url":"http://a/b?sign=${HIDDEN}&t=1"}`],
  ['https://a/?access_token=1_2&env=x', `https://a/?access_token=${HIDDEN}&env=x`],
  ['{"secret":"cut off at the en', `{"secret":"${HIDDEN}`],
  ['{"name":"Dora"}', '{"name":"Dora"}'],
])('secrets are hidden in %s', (text, expected) => {
  expect(withoutSecrets(text)).toBe(expected)
})

test('no secret is seen, however deep it is and wherever the text is cut', () => {
  const secret = 'S3CRET-S3CRET'
  const json = fc.json({ maxDepth: 3 })
  fc.assert(
    fc.property(json, json, fc.nat(3), fc.nat(5000), (before, after, depth, padding) => {
      let text = `{"before":${before},"pad":"${'x'.repeat(padding)}","access_token":"${secret}","after":${after}}`
      for (let level = 0; level < depth; level++) text = JSON.stringify({ text })
      expect(excerptOf(text)?.text).not.toContain(secret)
    }),
  )
})

test('a large input is cut, and its size is told', () => {
  const cut = excerptOf({ text: 'x'.repeat(100_000) })
  expect(cut?.text).toHaveLength(4_096)
  expect(cut?.size).toBe(100_011)
  const list = Array.from({ length: 1_000 }, (_, n) => `{"n":${n}}`)
  expect(excerptOfList(list)?.size).toBe(`[${list.join(',')}]`.length)
  expect(excerptOfList(list)?.text).toHaveLength(4_096)
  expect(excerptOfList([])).toEqual({ text: '[]', size: 2 })
})

test('what calls said is forgotten before it fills the memory; the calls stay', () => {
  const calls = createCallLog(Date.now, unguessable)
  for (let n = 0; n < 4_000; n++)
    calls
      .start({ door: 'cloud', kind: 'function', action: 'f' })
      .finish({ errcode: 0 }, { input: excerptOf('x'.repeat(4_000)), output: excerptOf('y'.repeat(4_000)) })
  const known = calls.records().filter(({ id }) => calls.detail(id)?.detail.input)
  expect(calls.records()).toHaveLength(4_000)
  expect(known.length).toBeGreaterThan(500)
  expect(known.length).toBeLessThan(1_100)
  expect(known.at(-1)).toEqual(calls.records().at(-1))
})
