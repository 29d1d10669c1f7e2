import { expect, test } from 'vitest'
import type { Cloud } from '../../../../emulator/index'
import { admin, ann, bob, chief, json, post, runCloud, user } from '../../fixture'

const whoami =
  "exports.main = () => [process.env.WX_OPENID, process.env.WX_UNIONID ?? '', process.env.WX_APPID]"

async function phoneOf(cloud: Cloud, appid: string, openid: string): Promise<string> {
  return (await post<{ phone: string }>(`${cloud.url}/control/phones`, { appid, openid })).phone
}

function call(cloud: Cloud, body: unknown) {
  return post(`${cloud.url}/client/callFunction`, body)
}

test('a phone calls functions as the person it belongs to', async () => {
  const cloud = await runCloud({ user: { whoami }, admin: { whoami } })
  const phone = await phoneOf(cloud, user.appid, bob.openid)
  const answer = await call(cloud, { phone, name: 'whoami', data: { openid: ann.openid } })
  expect(answer).toEqual({
    result: [bob.openid, bob.unionid, user.appid],
    errMsg: 'cloud.callFunction:ok',
    requestID: expect.any(String) as string,
  })
  const chiefs = await phoneOf(cloud, admin.appid, chief.openid)
  expect(await call(cloud, { phone: chiefs, name: 'whoami' })).toHaveProperty('result', [
    chief.openid,
    '',
    admin.appid,
  ])
})

test('a phone reaches the environment of its own mini program only', async () => {
  const cloud = await runCloud({ admin: { whoami } })
  const phone = await phoneOf(cloud, user.appid, ann.openid)
  expect(await call(cloud, { phone, name: 'whoami', env: admin.env })).toEqual({
    errCode: -501000,
    errMsg: 'cloud.callFunction:fail Error: errCode: -501000  | errMsg: Environment not found',
  })
})

test('a mini program without a cloud environment is told so', async () => {
  const cloud = await runCloud({ options: { environments: [] } })
  const phone = await phoneOf(cloud, user.appid, ann.openid)
  expect(await call(cloud, { phone, name: 'f' })).toMatchObject({
    errCode: -501000,
    errMsg: expect.stringContaining('Environment not found') as string,
  })
})

test.each([
  ['a phone that was never handed out', { phone: 'x', name: 'whoami' }, -601004],
  ['an openid instead of a phone', { openid: ann.openid, appid: user.appid, name: 'whoami' }, -601004],
  ['a body that is no JSON', 'phone=1', -601004],
])('%s is refused', async (_what, body, errCode) => {
  const cloud = await runCloud({ user: { whoami } })
  const answer = await call(cloud, body)
  expect(answer).toEqual({ errCode, errMsg: expect.stringContaining('cloud.callFunction:fail') as string })
})

test.each([
  ['a stranger', user.appid, 'oNobody'],
  ['a person of the other mini program', admin.appid, ann.openid],
])('there is no phone for %s', async (_what, appid, openid) => {
  const cloud = await runCloud()
  expect(await post(`${cloud.url}/control/phones`, { appid, openid })).toHaveProperty('error')
})

test('a request that comes in chunks is answered like any other', async () => {
  const cloud = await runCloud({ user: { whoami } })
  const phone = await phoneOf(cloud, user.appid, ann.openid)
  const body = new Blob([JSON.stringify({ phone, name: 'whoami' })]).stream()
  // TypeScript's RequestInit does not know `duplex`, without which Node streams no body.
  const request = { method: 'POST', body, duplex: 'half' }
  const answer = await json(`${cloud.url}/client/callFunction`, request)
  expect(answer).toHaveProperty('result', [ann.openid, '', user.appid])
})

test('a userInfo that a client sends is replaced by WeChat, and the log says so', async () => {
  const cloud = await runCloud({ user: { echo: 'exports.main = (event) => event' } })
  const phone = await phoneOf(cloud, user.appid, ann.openid)
  const own = { appId: user.appid, openId: ann.openid }
  const data = { userInfo: { nickName: 'Ann' }, n: 1 }
  expect(await call(cloud, { phone, name: 'echo', data })).toMatchObject({ result: { userInfo: own, n: 1 } })
  await call(cloud, { phone, name: 'echo', data: { n: 1 } })
  const hints = () =>
    cloud
      .calls()
      .filter(({ kind }) => kind === 'call')
      .map(({ hint }) => hint)
  expect(hints()).toEqual(['user-info', undefined])
  await call(cloud, { phone, name: 'nobody', data })
  expect(hints()).toEqual(['user-info', undefined, 'user-info'])
})
