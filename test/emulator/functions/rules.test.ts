import { expect, test } from 'vitest'
import type { EnvironmentOptions } from '../../../emulator'
import { admin, ann, json, optionsOf, post, runCloud, user } from '../fixture'

type Rules = EnvironmentOptions['functionRules']

const hello = "exports.main = () => 'hello'"
const calling = `const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = async () => (await cloud.callFunction({ name: 'hello' })).result`

const runRules = (functionRules: Rules) => {
  const { environments } = optionsOf({ user: { hello, calling } })
  return runCloud({
    options: {
      environments: environments.map((each) =>
        each.env === user.env && functionRules ? { ...each, functionRules } : each,
      ),
    },
  })
}
const asAnn = { appid: user.appid, openid: ann.openid }

test.each<[string, Rules]>([
  ['nothing is said', undefined],
  ['all may be', { '*': { invoke: true } }],
  ['whoever is logged in may', { '*': { invoke: 'auth != null' } }],
  ['it may and the others may not', { '*': { invoke: false }, hello: { invoke: true } }],
])('a phone calls a function where %s', async (_what, rules) => {
  const cloud = await runRules(rules)
  expect(await cloud.callFunction({ ...asAnn, name: 'hello' })).toMatchObject({ result: 'hello' })
})

test.each<[string, Rules]>([
  ['it may not be called', { '*': { invoke: true }, hello: { invoke: false } }],
  ['none may be called', { '*': { invoke: false } }],
])('a phone is refused where %s, and nothing runs', async (_what, rules) => {
  const cloud = await runRules(rules)
  const { phone } = await post<{ phone: string }>(`${cloud.url}/control/phones`, asAnn)
  expect(await post(`${cloud.url}/client/callFunction`, { phone, name: 'hello' })).toEqual({
    errCode: -501023,
    errMsg: 'cloud.callFunction:fail Error: errCode: -501023  | errMsg: Permission denied',
  })
  expect(cloud.calls().filter(({ kind }) => kind === 'function')).toEqual([])
})

test('whoever is no client calls it all the same: a function, HTTP, a timer', async () => {
  const cloud = await runRules({ '*': { invoke: true }, hello: { invoke: false } })
  expect(await cloud.callFunction({ ...asAnn, name: 'calling' })).toMatchObject({ result: 'hello' })
  expect(await cloud.invoke({ env: user.env, name: 'hello' })).toBe('hello')
  const { access_token } = await json<{ access_token: string }>(
    `${cloud.url}/cgi-bin/token?grant_type=client_credential&appid=${user.appid}&secret=${user.secret}`,
  )
  const url = `${cloud.url}/tcb/invokecloudfunction?access_token=${access_token}&env=${user.env}&name=hello`
  expect(await post(url, {})).toMatchObject({ errcode: 0, resp_data: '"hello"' })
})

test.each([
  ['without one for "*"', { hello: { invoke: true } }, '"*"'],
  ['of a fourth kind', { '*': { invoke: 'auth.openid != null' } }, '"invoke" of "*"'],
])('rules %s are refused at the start', async (_what, rules, reason) => {
  await expect(runRules(rules as Rules)).rejects.toThrow(reason)
})

test('the rules of one environment are none of the other', async () => {
  const options = optionsOf({ admin: { hello }, user: { hello } })
  const environments = options.environments.map((each) => ({
    ...each,
    functionRules: { '*': { invoke: each.env === admin.env } },
  }))
  const cloud = await runCloud({ options: { environments } })
  await expect(cloud.callFunction({ ...asAnn, name: 'hello' })).rejects.toMatchObject({ errCode: -501023 })
  const inAdmin = { appid: admin.appid, openid: ann.openid, name: 'hello' }
  expect(await cloud.callFunction(inAdmin)).toMatchObject({ result: 'hello' })
})
