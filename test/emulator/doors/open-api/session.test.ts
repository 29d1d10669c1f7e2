import { describe, expect, test } from 'vitest'
import type { Cloud } from '../../../../emulator/index'
import { onPhone } from '../../cloud-calls'
import { admin, ann, bob, json, post, runCloud, user } from '../../fixture'

/**
 * 40029, 45011: https://developers.weixin.qq.com/minigame/dev/api-backend/open-api/login/auth.code2Session.html; 40163 and 41008
 * as people report them; the others as for every request with an AppSecret.
 */
describe('sns/jscode2session', () => {
  const get = (cloud: Cloud, query: Record<string, string>) => {
    const given = { appid: user.appid, secret: user.secret, grant_type: 'authorization_code', ...query }
    return json(`${cloud.url}/sns/jscode2session?${String(new URLSearchParams(given))}`)
  }

  test('takes a code once', async () => {
    const cloud = await runCloud()
    const { code, errMsg } = await onPhone<{ code: string; errMsg: string }>(cloud, 'login')
    expect([errMsg, code.length]).toEqual(['login:ok', 32])
    expect(await get(cloud, { js_code: code })).toEqual({
      openid: ann.openid,
      session_key: expect.stringMatching(/^[\w+/]{22}==$/) as string,
    })
    expect(await get(cloud, { js_code: code })).toMatchObject({ errcode: 40163 })
    expect(JSON.stringify(cloud.calls())).not.toContain(code)
  })

  test('for five minutes', async () => {
    const cloud = await runCloud()
    const [early, late] = [await onPhone(cloud, 'login'), await onPhone(cloud, 'login')]
    cloud.clock.advance(5 * 60_000 - 1000)
    expect(await get(cloud, { js_code: String(early['code']) })).toMatchObject({ openid: ann.openid })
    cloud.clock.advance(1000)
    expect(await get(cloud, { js_code: String(late['code']) })).toMatchObject({ errcode: 40029 })
  })

  test('tells a unionid where there is one', async () => {
    const cloud = await runCloud()
    const owner = { appid: user.appid, openid: bob.openid }
    const { phone } = await post<{ phone: string }>(`${cloud.url}/control/phones`, owner)
    const { code } = await post<{ code: string }>(`${cloud.url}/client/login`, { phone })
    expect(await get(cloud, { js_code: code })).toMatchObject({ openid: bob.openid, unionid: bob.unionid })
  })

  test.each([
    ['without a code', { js_code: '' }, 41008],
    ['of a code that nobody made', { js_code: 'x' }, 40029],
    ['of another grant', { js_code: 'x', grant_type: 'client_credential' }, 40002],
    ['of an unknown appid', { appid: 'wx1' }, 40013],
    ['without an appid', { appid: '' }, 41002],
    ['without a secret', { secret: '' }, 41004],
    ['with a wrong secret', { secret: 'wrong' }, 40125],
  ])('refuses a request %s', async (_what, query, errcode) => {
    const cloud = await runCloud()
    expect(await get(cloud, query as unknown as Record<string, string>)).toMatchObject({ errcode })
  })

  test('refuses a code of another mini program', async () => {
    const cloud = await runCloud()
    const { code } = await onPhone(cloud, 'login')
    const other = { appid: admin.appid, secret: admin.secret, js_code: String(code) }
    expect(await get(cloud, other)).toMatchObject({ errcode: 40029 })
    expect(await get(cloud, { js_code: String(code) })).toMatchObject({ openid: ann.openid })
  })
})
