import { expect, test } from 'vitest'
import type { Cloud } from '../../../../emulator'
import { admin, json, post, runCloud, user, type Setting } from '../../fixture'

async function tokenOf(cloud: Cloud, { appid, secret }: { appid: string; secret: string }): Promise<string> {
  const query = `grant_type=client_credential&appid=${appid}&secret=${secret}`
  return (await json<{ access_token: string }>(`${cloud.url}/cgi-bin/token?${query}`)).access_token
}

/** A cloud with functions of the admin mini program, and the way to call them as a server does. */
async function runServer(functions: NonNullable<Setting['admin']>) {
  const cloud = await runCloud({ admin: functions })
  const access_token = await tokenOf(cloud, admin)
  const invoke = (query: Record<string, string>, init: RequestInit = { method: 'POST', body: '{}' }) =>
    json(
      `${cloud.url}/tcb/invokecloudfunction?${new URLSearchParams({ access_token, env: admin.env, ...query }).toString()}`,
      init,
    )
  return { cloud, invoke }
}

test('a function called over HTTP knows the mini program and no person', async () => {
  const source = `const cloud = require('wx-server-sdk')
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    exports.main = (event) => ({ event, context: cloud.getWXContext() })`
  const { invoke } = await runServer({ f: source })
  const body = JSON.stringify({ a: 1, userInfo: { openId: 'forged' } })
  const { resp_data, ...rest } = await invoke({ name: 'f' }, { method: 'POST', body })
  expect(rest).toEqual({ errcode: 0, errmsg: 'ok' })
  expect(JSON.parse(resp_data as string)).toEqual({
    event: { a: 1, userInfo: { appId: admin.appid } },
    context: { APPID: admin.appid, ENV: admin.env, SOURCE: 'wx_http', CLIENTIP: '127.0.0.1' },
  })
})

test("a function's own errcode stays inside resp_data", async () => {
  const { invoke } = await runServer({
    f: 'exports.main = () => ({ errcode: -2001 })',
    nothing: 'exports.main = () => {}',
  })
  expect(await invoke({ name: 'f' })).toEqual({ errcode: 0, errmsg: 'ok', resp_data: '{"errcode":-2001}' })
  expect(await invoke({ name: 'nothing' })).toEqual({ errcode: 0, errmsg: 'ok', resp_data: 'null' })
})

test.each<
  [
    what: string,
    query: Record<string, string>,
    init: RequestInit | undefined,
    errcode: number,
    errmsg: RegExp,
  ]
>([
  ['GET', { name: 'f' }, { method: 'GET' }, 43002, /^require POST method rid: /],
  ['no token', { access_token: '', name: 'f' }, undefined, 41001, /^access_token missing rid: /],
  [
    'what never was a token',
    { access_token: 'x', name: 'f' },
    undefined,
    40014,
    /^invalid access_token rid: /,
  ],
  ['no env', { env: '', name: 'f' }, undefined, 40101, /^missing parameter rid: /],
  ['no name', {}, undefined, 40101, /^missing parameter rid: /],
  ['an empty body', { name: 'f' }, { method: 'POST' }, 44002, /^empty post data rid: /],
  ['a body that is no JSON', { name: 'f' }, { method: 'POST', body: '{' }, 47001, /^data format error rid: /],
  [
    'a body that is no object',
    { name: 'f' },
    { method: 'POST', body: '[1]' },
    47001,
    /^data format error rid: /,
  ],
  [
    'an environment that does not exist',
    { env: 'x', name: 'f' },
    undefined,
    -501005,
    /resource env error.* rid: /,
  ],
  [
    'an environment of another',
    { env: user.env, name: 'f' },
    undefined,
    -501005,
    /resource env error.* rid: /,
  ],
  [
    'an unknown function',
    { name: 'g' },
    undefined,
    -501000,
    /^FunctionName parameter could not be found\. rid: /,
  ],
  [
    'a function that throws',
    { name: 'bad' },
    undefined,
    -504002,
    /^functions execute fail, Error: bad[\s\S]* rid: /,
  ],
  [
    'a function over its own time',
    { name: 'slow' },
    undefined,
    -504003,
    /^Invoking task timed out after 0.2 seconds rid: /,
  ],
])('%s is refused', async (_what, query, init, errcode, errmsg) => {
  const { invoke } = await runServer({
    f: 'exports.main = () => 1',
    bad: "exports.main = () => { throw new Error('bad') }",
    slow: { source: 'exports.main = () => new Promise(() => {})', timeout: 0.2 },
  })
  expect(await invoke(query, init)).toEqual({ errcode, errmsg: expect.stringMatching(errmsg) as string })
})

test('the token of a mini program without cloud is refused', async () => {
  const options = {
    miniPrograms: [{ ...admin }, { ...user }],
    environments: [{ env: admin.env, appid: admin.appid }],
  }
  const cloud = await runCloud({ options })
  const access_token = await tokenOf(cloud, user)
  const url = `${cloud.url}/tcb/invokecloudfunction?access_token=${access_token}&env=${admin.env}&name=f`
  expect(await post(url, {})).toHaveProperty('errcode', 85088)
})
