import { describe, expect, test } from 'vitest'
import { admin, ann, chief, json, post, runCloud, user } from '../fixture'

const whoami = `const cloud = require('wx-server-sdk')
  exports.main = (event) => {
    const { OPENID, FROM_OPENID, SOURCE } = cloud.getWXContext()
    return { event, OPENID, FROM_OPENID, SOURCE }
  }`

describe('the functions of an environment', () => {
  test('are listed with their limits, their instances and what they take', async () => {
    const schema = { type: 'object', properties: { name: { type: 'string' } } }
    const greet = { source: 'exports.main = () => 1', timeout: 5, memorySize: 128, schema }
    const { url } = await runCloud({ admin: { greet } })
    const read = async () =>
      (await json<{ functions: object[] }>(`${url}/control/functions/${admin.env}`)).functions
    const known = {
      name: 'greet',
      timeout: 5,
      memorySize: 128,
      triggers: [],
      examples: [],
      handler: 'index.main',
      schema,
      waiting: 0,
    }
    expect(await read()).toEqual([{ ...known, instances: 0, idle: 0 }])
    await post(`${url}/control/call`, { env: admin.env, name: 'greet', as: 'http' })
    expect(await read()).toEqual([{ ...known, instances: 1, idle: 1 }])
  })

  test('of an unknown environment are told in a sentence', async () => {
    const { url } = await runCloud()
    expect(await json(`${url}/control/functions/nothing`)).toEqual({
      error: 'There is no environment "nothing".',
    })
  })
})

describe('a function is called', () => {
  const call = async (body: object, setting = { admin: { whoami } }) => {
    const { url } = await runCloud(setting)
    return post<{ result: Record<string, unknown>; requestId: string }>(`${url}/control/call`, {
      env: admin.env,
      name: 'whoami',
      data: { n: 1 },
      ...body,
    })
  }

  test('as a person, who is known by WeChat and not by what is sent', async () => {
    const as = { appid: admin.appid, openid: chief.openid }
    const { result, requestId } = await call({ as, data: { userInfo: { openId: 'forged' } } })
    expect(requestId).toMatch(/^[\w-]{36}$/)
    expect(result).toMatchObject({ OPENID: chief.openid, SOURCE: 'wx_client' })
    expect(result['event']).toEqual({ userInfo: { appId: admin.appid, openId: chief.openid } })
  })

  test('over HTTP, where there is no person', async () => {
    const { result } = await call({ as: 'http' })
    expect(result).toMatchObject({ SOURCE: 'wx_http', event: { n: 1, userInfo: { appId: admin.appid } } })
    expect(result).not.toHaveProperty('OPENID')
  })

  test('by a timer, with what a timer sends', async () => {
    const { result } = await call({ as: 'timer' })
    expect(result).toMatchObject({
      SOURCE: 'wx_trigger',
      event: { n: 1, Type: 'Timer', TriggerName: 'explorer' },
    })
  })

  test('by a visitor, whom the environment is not shared with, in vain', async () => {
    const as = { appid: user.appid, openid: ann.openid }
    expect(await call({ as })).toEqual({
      errCode: -601012,
      errMsg: expect.stringContaining('cloud.init:fail'),
    })
  })

  test('and fails as its caller would hear it', async () => {
    const broken = { admin: { whoami: "exports.main = () => { throw new Error('out of order') }" } }
    const heard = { errCode: -504002, errMsg: expect.stringContaining('out of order') }
    expect(await call({ as: 'http' }, broken)).toEqual(heard)
    expect(await call({ as: { appid: admin.appid, openid: chief.openid } }, broken)).toEqual(heard)
  })

  test.each([
    [{ env: 'nothing', as: 'http' }, /no environment "nothing"/],
    [{ name: 'nothing', as: 'http' }, /no function "nothing"/],
    [{ data: [], as: 'http' }, /"data" must be an object/],
    [{ as: 'nobody' }, /"as" must be a person/],
    [{ as: { appid: admin.appid, openid: 'invented' } }, /"as" must be a person/],
  ])('not where the call cannot be: %j', async (body, sentence) => {
    expect(await call(body)).toEqual({ error: expect.stringMatching(sentence) })
  })
})

test('a stored file can be looked at and deleted, and runs nothing', async () => {
  const cloud = await runCloud()
  const key = 'photos/a b.html'
  await cloud.storage(admin.env).put(key, Buffer.from('<script>alert(1)</script>'), 'text/html')
  const url = `${cloud.url}/control/storage/${admin.env}/${key.split('/').map(encodeURIComponent).join('/')}`
  const shown = await fetch(url)
  expect(await shown.text()).toContain('alert')
  expect(shown.headers.get('content-security-policy')).toBe('sandbox')
  expect(cloud.calls()).toEqual([])
  expect(await json(url, { method: 'DELETE' })).toEqual({})
  expect(cloud.storage(admin.env).list()).toEqual([])
  for (const method of ['GET', 'DELETE']) expect(await json(url, { method })).toHaveProperty('error')
})

test('each request to the object store is a step, and a refused one says why', async () => {
  const cloud = await runCloud()
  const { bucket } = cloud.storage(admin.env)
  await cloud.storage(admin.env).put('a.txt', Buffer.from('hello'), 'text/plain')
  await fetch(`${cloud.url}/storage/${bucket}/a.txt`)
  await fetch(`${cloud.url}/storage/${bucket}/nothing`)
  expect(cloud.calls()).toMatchObject([
    { kind: 'storage', action: 'GET', target: 'a.txt', env: admin.env, errcode: 0 },
    { kind: 'storage', action: 'GET', target: 'nothing', env: admin.env, errcode: 'NoSuchKey' },
  ])
})
