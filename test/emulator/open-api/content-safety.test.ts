import { describe, expect, test } from 'vitest'
import type { Cloud } from '../../../emulator/index'
import { call, heard, hearing, runCalls, withToken } from '../cloud-calls'
import { admin, ann, bob, chief, json, post, user } from '../fixture'

const hour = 3_600_000
const text = { version: 2, scene: 1, openid: ann.openid, content: '你好，世界' }
const picture = {
  version: 2,
  scene: 1,
  openid: ann.openid,
  mediaUrl: 'https://pictures.example/1.png',
  mediaType: 2,
}
const check = (cloud: Cloud, changes: object = {}) =>
  call(cloud, 'security.msgSecCheck', { ...text, ...changes })
const checkPicture = (cloud: Cloud, changes: object = {}) =>
  call(cloud, 'security.mediaCheckAsync', { ...picture, ...changes })

describe('security.msgSecCheck', () => {
  test('finds nothing wrong with a text, in the shape that the SDK makes of it', async () => {
    const cloud = await runCalls()
    expect(await check(cloud)).toEqual({
      errCode: 0,
      errMsg: 'openapi.security.msgSecCheck:ok',
      traceId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/) as string,
      result: { suggest: 'pass', label: 100 },
      detail: [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100, prob: 90 }],
    })
  })

  test('finds what it was told to find', async () => {
    const cloud = await runCalls({
      options: {
        openapi: [{ api: 'security.msgSecCheck', contains: '赌博', suggest: 'risky', label: 20006 }],
      },
    })
    expect(await check(cloud, { content: '来赌博吧' })).toMatchObject({
      result: { suggest: 'risky', label: 20006 },
    })
    expect(await check(cloud)).toMatchObject({ result: { suggest: 'pass' } })
    expect(await check(cloud, { nickname: '赌博' })).toMatchObject({ result: { suggest: 'risky' } })
  })

  test.each([
    ['of version 3', { version: 3 }, 47001],
    ['without a scene', { scene: undefined }, 40129],
    ['in a fifth scene', { scene: 5 }, 40129],
    ['for nobody', { openid: undefined }, 40003],
    ['for somebody who does not exist', { openid: 'oNobody' }, 40003],
    ['for somebody of another mini program', { openid: chief.openid }, 43104],
    ['for somebody who has not been here today', { openid: bob.openid }, 61010],
    ['of nothing', { content: '' }, 44002],
    ['of a number', { content: 7 }, 47001],
    ['of 2501 characters', { content: '字'.repeat(2501) }, 45002],
  ])('refuses a call %s', async (_what, changes, errCode) => {
    const cloud = await runCalls()
    expect(await check(cloud, changes)).toEqual({
      errCode,
      errMsg: expect.stringMatching(/^openapi\.security\.msgSecCheck:fail .+ rid: /) as string,
    })
  })

  test('takes 2500 characters, however many bytes they have', async () => {
    const cloud = await runCalls()
    expect(await check(cloud, { content: '𠮷'.repeat(2500) })).toMatchObject({ errCode: 0 })
  })

  test('knows whoever called within two hours, and no longer', async () => {
    const cloud = await runCalls()
    await cloud.callFunction({ appid: user.appid, openid: bob.openid, name: 'hears' })
    cloud.clock.advance(2 * hour - 60_000)
    expect(await check(cloud, { openid: bob.openid })).toMatchObject({ errCode: 0 })
    cloud.clock.advance(60_000)
    expect(await check(cloud, { openid: bob.openid })).toMatchObject({ errCode: 61010 })
  })

  test('answers over HTTP as it does in a function', async () => {
    const cloud = await runCalls()
    const url = `${cloud.url}/wxa/msg_sec_check`
    const withIt = await withToken(cloud, '/wxa/msg_sec_check')
    await check(cloud)
    expect(await post(withIt, text)).toMatchObject({
      errcode: 0,
      errmsg: 'ok',
      trace_id: expect.any(String) as string,
      result: { suggest: 'pass', label: 100 },
    })
    expect(await post(withIt, {})).toMatchObject({ errcode: 44002 })
    expect(await post(`${url}?access_token=wrong`, text)).toMatchObject({ errcode: 40014 })
    expect(await post(url, text)).toMatchObject({ errcode: 41001 })
    expect(await json(withIt)).toMatchObject({ errcode: 43002 })
  })
})

/** What 1.0 says: https://developers.weixin.qq.com/miniprogram/en/dev/api-backend/open-api/sec-check/security.msgSecCheck.html */
describe('security.msgSecCheck without a version, which is 1.0', () => {
  const check1 = (cloud: Cloud, data: object) => call(cloud, 'security.msgSecCheck', data)

  test.each([{ content: '你好' }, { content: '你好', version: 1 }])(
    'finds nothing wrong with %j',
    async (data) => {
      const cloud = await runCalls()
      expect(await check1(cloud, data)).toEqual({ errCode: 0, errMsg: 'openapi.security.msgSecCheck:ok' })
    },
  )

  test.each([
    ['that it was told to find', { content: '来赌博吧' }, 87014, 'risky content'],
    ['that is empty', { content: '' }, 44002, ''],
    ['that is a number', { content: 7 }, 47001, ''],
    ['of more than 500 KB', { content: 'x'.repeat(60_000), times: 9 }, 45002, ''],
  ])('refuses a text %s', async (_what, data, errCode, reason) => {
    const cloud = await runCalls()
    cloud.openapi.answer({ api: 'security.msgSecCheck', contains: '赌博', suggest: 'risky' })
    const { times = 1, content } = data as { times?: number; content: unknown }
    const whole = times > 1 ? { content: String(content).repeat(times) } : { content }
    const url = await withToken(cloud, '/wxa/msg_sec_check')
    expect(await post(url, whole)).toMatchObject({
      errcode: errCode,
      errmsg: expect.stringContaining(reason) as string,
    })
  })
})

/** https://developers.weixin.qq.com/miniprogram/en/dev/api-backend/open-api/sec-check/security.imgSecCheck.html */
describe('security.imgSecCheck', () => {
  const check = (cloud: Cloud, bytes: Buffer) =>
    call(cloud, 'security.imgSecCheck', {
      media: { contentType: 'image/png', value: bytes.toString('base64') },
    })
  const risky = { api: 'security.imgSecCheck', suggest: 'risky' } as const

  test('finds nothing wrong with a picture', async () => {
    const cloud = await runCalls()
    expect(await check(cloud, Buffer.from('a picture'))).toEqual({
      errCode: 0,
      errMsg: 'openapi.security.imgSecCheck:ok',
    })
  })

  test.each([
    ['that it was told to find', Buffer.from('a picture'), 87014],
    ['of no bytes', Buffer.alloc(0), 41005],
  ])('refuses a picture %s', async (_what, bytes, errCode) => {
    const cloud = await runCalls({ options: { openapi: [risky] } })
    expect(await check(cloud, bytes)).toMatchObject({ errCode })
  })

  test.each([
    ['a picture', { media: new Blob(['a picture'], { type: 'image/png' }) }, 0, 'ok'],
    ['one of more than 1 MB', { media: new Blob([new Uint8Array(1024 * 1024 + 1)]) }, 40006, ''],
    ['a form without one', { text: 'a picture' }, 41005, ''],
  ])('takes a form over HTTP: %s', async (_what, fields, errcode, errmsg) => {
    const cloud = await runCalls()
    const body = new FormData()
    for (const [name, value] of Object.entries<Blob | string>(fields)) body.append(name, value)
    const url = await withToken(cloud, '/wxa/img_sec_check')
    expect(await json(url, { method: 'POST', body })).toMatchObject({
      errcode,
      errmsg: expect.stringContaining(errmsg) as string,
    })
  })

  test('what was sent is in the log by its kind and size, without its bytes', async () => {
    const cloud = await runCalls()
    await check(cloud, Buffer.from('a picture of mine'))
    const { id } = cloud.calls().find(({ action }) => action === 'security.imgSecCheck') ?? {}
    const { detail } = await json<{ detail: { input: { text: string } } }>(`${cloud.url}/control/calls/${id}`)
    expect(JSON.parse(detail.input.text)).toEqual({ media: { contentType: 'image/png', bytes: 17 } })
  })
})

describe('security.mediaCheckAsync', () => {
  test('gives a trace_id at once, and the verdict to the function that hears pushes', async () => {
    const cloud = await runCalls()
    const { traceId, ...rest } = await checkPicture(cloud)
    expect(rest).toEqual({ errCode: 0, errMsg: 'openapi.security.mediaCheckAsync:ok' })
    const [push] = await heard(cloud)
    const { FromUserName } = (push?.['event'] ?? {}) as { FromUserName?: string }
    expect(FromUserName).toMatch(/^o/)
    expect(push).toEqual({
      APPID: user.appid,
      OPENID: FromUserName,
      SOURCE: 'wx_unknown',
      event: {
        ToUserName: expect.stringMatching(/^gh_[0-9a-f]{12}$/) as string,
        FromUserName: expect.stringMatching(/^o.{27}$/) as string,
        CreateTime: expect.any(Number) as number,
        MsgType: 'event',
        Event: 'wxa_media_check',
        appid: user.appid,
        trace_id: traceId,
        version: 2,
        detail: [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100, prob: 90 }],
        errcode: 0,
        errmsg: 'ok',
        result: { suggest: 'pass', label: 100 },
      },
    })
    expect(FromUserName).not.toBe(ann.openid)
  })

  test('is one trace with the tap that caused it', async () => {
    const cloud = await runCalls()
    await checkPicture(cloud)
    await heard(cloud)
    await expect.poll(() => cloud.calls().map(({ target }) => target)).toContain('wxa_media_check')
    expect(new Set(cloud.calls().map(({ trace }) => trace))).toHaveProperty('size', 1)
  })

  test('ends once as it was told, the next time as always', async () => {
    const cloud = await runCalls()
    cloud.openapi.answer({ api: 'security.mediaCheckAsync', times: 1, suggest: 'risky' })
    await checkPicture(cloud)
    await heard(cloud)
    await checkPicture(cloud)
    const [first, second] = await heard(cloud, 2)
    expect(first).toMatchObject({ event: { result: { suggest: 'risky', label: 21000 } } })
    expect(second).toMatchObject({ event: { result: { suggest: 'pass', label: 100 } } })
  })

  test.each([
    ['without an address', { mediaUrl: undefined }, 44002],
    ['of a cloud:// id', { mediaUrl: 'cloud://e.b/1.png' }, 40066],
    ['of neither a sound nor a picture', { mediaType: 3 }, 47001],
    ['of version 1', { version: undefined }, 47001],
    ['for somebody of another mini program', { openid: chief.openid }, 43104],
  ])('refuses a call %s, and pushes nothing', async (_what, changes, errCode) => {
    const cloud = await runCalls()
    expect(await checkPicture(cloud, changes)).toMatchObject({ errCode })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(cloud.calls().map(({ target }) => target)).not.toContain('wxa_media_check')
  })

  test('a function that fails hears it again, three times in all', async () => {
    const cloud = await runCalls({ hears: hearing('throw new Error("no")') })
    const { traceId } = await checkPicture(cloud)
    const pushes = await heard(cloud, 3)
    expect(pushes.map(({ event }) => (event as { trace_id: string }).trace_id)).toEqual([
      traceId,
      traceId,
      traceId,
    ])
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await heard(cloud, 3)).toHaveLength(3)
    const ends = cloud.calls().filter(({ target }) => target === 'wxa_media_check')
    expect(ends.map(({ errcode }) => errcode)).toEqual([-504002, -504002, -504002])
  })

  test('a function that fails once hears it twice', async () => {
    const failOnce = "if (!globalThis.again) { globalThis.again = true; throw new Error('once') }"
    const cloud = await runCalls({ hears: hearing(failOnce) })
    await checkPicture(cloud)
    await heard(cloud, 2)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await heard(cloud, 2)).toHaveLength(2)
  })

  test('a push that waits is dropped with the cloud', async () => {
    const cloud = await runCalls({
      ofUser: { messagePush: { env: user.env, function: 'hears', delay: 1500 } },
    })
    await checkPicture(cloud)
    await cloud.dispose()
    await new Promise((resolve) => setTimeout(resolve, 1600))
    expect(cloud.calls().map(({ target }) => target)).not.toContain('wxa_media_check')
  })

  test('messages cannot go to a function that is not there', async () => {
    const messagePush = { env: admin.env, function: 'hears' }
    await expect(runCalls({ ofUser: { messagePush } })).rejects.toThrow(`"hears" in "${admin.env}"`)
  })
})
