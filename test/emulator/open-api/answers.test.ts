import { describe, expect, test } from 'vitest'
import type { Cloud } from '../../../emulator/index'
import { call, runCalls } from '../cloud-calls'
import { admin, ann, json, post, runCloud, user } from '../fixture'

const text = { version: 2, scene: 1, openid: ann.openid, content: '你好，世界' }
const check = (cloud: Cloud, changes: object = {}) =>
  call(cloud, 'security.msgSecCheck', { ...text, ...changes })

describe('what calls end as', () => {
  const msg = 'security.msgSecCheck'

  test('the answer that was added last counts, until it is removed', async () => {
    const cloud = await runCalls()
    cloud.openapi.answer({ api: msg, errcode: -1 })
    const later = cloud.openapi.answer({
      api: msg,
      body: { errcode: 0, trace_id: 'x', result: { suggest: 'review' } },
    })
    expect(await check(cloud, { openid: 'oNobody' })).toMatchObject({ errCode: 0, traceId: 'x' })
    later.remove()
    expect(await check(cloud)).toMatchObject({
      errCode: -1,
      errMsg: expect.stringContaining('system error') as string,
    })
    expect(later.given).toBe(1)
    cloud.openapi.clear()
    expect(await check(cloud)).toMatchObject({ errCode: 0 })
  })

  test('the control API sets, shows and clears them', async () => {
    const cloud = await runCalls()
    const url = `${cloud.url}/control/openapi`
    const set = { api: msg, appid: user.appid, errcode: 45011, errmsg: 'slower' }
    const { id } = await post<{ id: number }>(url, set)
    await post(url, { ...set, appid: admin.appid, errcode: 1 })
    expect(await check(cloud)).toMatchObject({ errCode: 45011 })
    expect(await json(url)).toMatchObject({
      answers: [
        { id, ...set, given: 1 },
        { appid: admin.appid, given: 0 },
      ],
    })
    await fetch(`${url}/${id}`, { method: 'DELETE' })
    expect(await check(cloud)).toMatchObject({ errCode: 0 })
    await fetch(url, { method: 'DELETE' })
    expect(await json(url)).toEqual({ answers: [], messages: [], codes: [] })
  })

  test.each([
    [{ api: 'security.nothing', suggest: 'pass' }, '"api"'],
    [{ api: msg, suggest: 'terrible' }, '"suggest"'],
    [{ api: msg }, 'one of'],
    [{ api: msg, suggest: 'pass', errcode: 1 }, 'one of'],
    [{ api: 'subscribeMessage.send', suggest: 'pass' }, 'content safety'],
    [{ api: msg, errcode: 1, until: 7 }, '"until"'],
    [{ api: msg, errcode: 1, times: 0 }, '"times"'],
    ['nonsense', 'a JSON object'],
  ])('%j is none', async (answer, reason) => {
    const cloud = await runCloud()
    const url = `${cloud.url}/control/openapi`
    const { error } = await post<{ error: string }>(url, answer)
    expect(error).toContain(reason)
    expect(await json(url)).toMatchObject({ answers: [] })
  })

  test('a fault strikes them as it does every request of the SDK', async () => {
    const cloud = await runCalls()
    cloud.faults.add({ route: 'sdk', action: 'wx.openApi', errcode: 'SERVER_TIMEOUT', times: 1 })
    expect(await check(cloud)).toMatchObject({ errCode: -501002 })
    expect(await check(cloud)).toMatchObject({ errCode: 0 })
  })
})

describe('cloud.openapi', () => {
  test.each([
    ['which config.json does not name', ['phonenumber.getPhoneNumber'], 'security.msgSecCheck', -604101],
    ['without config.json', null, 'security.msgSecCheck', -604101],
    ['that the emulator does not have', ['wxacode.scan'], 'wxacode.scan', -604100],
  ])('refuses an interface %s', async (_what, permitted, api, errCode) => {
    const cloud = await runCalls({ permitted })
    expect(await call(cloud, api, text)).toMatchObject({ errCode })
  })

  test('does not speak in the name of another mini program', async () => {
    const cloud = await runCalls()
    const inNameOf = (appid: string) => call(cloud, 'security.msgSecCheck', text, { options: { appid } })
    expect(await inNameOf(admin.appid)).toMatchObject({ errCode: -601018 })
    expect(await inNameOf(user.appid)).toMatchObject({ errCode: 0 })
  })

  test('shows in the call log, and what was sent only in its detail', async () => {
    const cloud = await runCalls()
    await check(cloud, { content: '秘密' })
    await check(cloud, { scene: 9 })
    const spans = cloud.calls().filter(({ kind }) => kind === 'openapi')
    expect(spans.map(({ action, errcode }) => [action, errcode])).toEqual([
      ['security.msgSecCheck', 0],
      ['security.msgSecCheck', 40129],
    ])
    expect(JSON.stringify(spans)).not.toContain('秘密')
  })
})
