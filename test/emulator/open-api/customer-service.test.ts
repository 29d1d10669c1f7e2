import { describe, expect, test } from 'vitest'
import type { Cloud } from '../../../emulator/index'
import { call, heard, onPhone, runCalls, withToken } from '../cloud-calls'
import { ann, bob, chief, json, post, user } from '../fixture'

const hour = 3_600_000
const text = { touser: ann.openid, msgtype: 'text', text: { content: '您好' } }
const send = (cloud: Cloud, changes: object = {}) =>
  call(cloud, 'customerServiceMessage.send', { ...text, ...changes })
const writes = (cloud: Cloud, content: unknown = '在吗') =>
  onPhone(cloud, 'customerServiceMessage', { content })

describe('customerServiceMessage.send', () => {
  test('reaches the person who has written', async () => {
    const cloud = await runCalls()
    await writes(cloud)
    expect(await send(cloud)).toEqual({ errCode: 0, errMsg: 'openapi.customerServiceMessage.send:ok' })
    const message = { appid: user.appid, openid: ann.openid, msgtype: 'text', body: { content: '您好' } }
    expect(cloud.openapi.messages()).toEqual([{ ...message, at: expect.any(Number) as number }])
    expect(await json(`${cloud.url}/control/openapi`)).toMatchObject({ messages: [message] })
  })

  test('five times, and again when they write again', async () => {
    const cloud = await runCalls()
    await writes(cloud)
    const codes = []
    for (let n = 0; n < 6; n++) codes.push((await send(cloud))['errCode'])
    expect(codes).toEqual([0, 0, 0, 0, 0, 45047])
    await writes(cloud)
    expect(await send(cloud)).toMatchObject({ errCode: 0 })
  })

  test('for two days', async () => {
    const cloud = await runCalls()
    await writes(cloud)
    cloud.clock.advance(48 * hour - 60_000)
    expect(await send(cloud)).toMatchObject({ errCode: 0 })
    cloud.clock.advance(60_000)
    expect(await send(cloud)).toMatchObject({ errCode: 45015 })
  })

  test.each([
    ['image', { media_id: 'm' }],
    [
      'link',
      { title: 't', description: 'd', url: 'https://pages.example', thumb_url: 'https://pages.example/1' },
    ],
    ['miniprogrampage', { title: 't', pagepath: 'pages/a/a', thumb_media_id: 'm' }],
  ])('takes a message of the kind %s, in a function and over HTTP', async (msgtype, body) => {
    const cloud = await runCalls()
    await writes(cloud)
    const url = await withToken(cloud, '/cgi-bin/message/custom/send')
    expect(await post(url, { touser: ann.openid, msgtype, [msgtype]: body })).toEqual({
      errcode: 0,
      errmsg: 'ok',
    })
    expect(await send(cloud, { msgtype, [msgtype]: body })).toMatchObject({ errCode: 0 })
    expect(cloud.openapi.messages()).toMatchObject([
      { msgtype, body },
      { msgtype, body },
    ])
  })

  /**
   * 40003, 45015, 45047: https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/customer-message/customerServiceMessage.send.html
   * 40008, 44004: https://developers.weixin.qq.com/doc/oplatform/developers/errCode/errCode.html
   */
  test.each([
    ['to nobody', { touser: 'oNobody' }, 40003, 'invalid openid'],
    ['to somebody of another mini program', { touser: chief.openid }, 40003, 'invalid openid'],
    ['to somebody who has not written', { touser: bob.openid }, 45015, 'response out of time limit'],
    ['of no kind', { msgtype: undefined }, 40008, 'invalid message type'],
    ['of a kind that there is not', { msgtype: 'voice' }, 40008, 'invalid message type'],
    ['without a text', { text: { content: '' } }, 44004, 'empty content'],
    ['whose text is elsewhere', { text: undefined, content: '您好' }, 47001, 'data format error'],
    ['without a picture', { msgtype: 'image', image: {} }, 40097, 'invalid args'],
  ])('refuses a message %s, and sends nothing', async (_what, changes, errCode, reason) => {
    const cloud = await runCalls()
    await writes(cloud)
    expect(await send(cloud, changes)).toEqual({
      errCode,
      errMsg: expect.stringContaining(`fail ${reason}`) as string,
    })
    expect(cloud.openapi.messages()).toEqual([])
  })
})

describe('what a person writes to the customer service', () => {
  test('is heard by the function for message pushes, which knows who it was', async () => {
    const cloud = await runCalls()
    expect(await writes(cloud, '在吗')).toEqual({ errMsg: 'customerServiceMessage:ok' })
    const [push] = await heard(cloud)
    expect(push).toEqual({
      APPID: user.appid,
      OPENID: ann.openid,
      SOURCE: 'wx_unknown',
      event: {
        ToUserName: expect.stringMatching(/^gh_[0-9a-f]{12}$/) as string,
        FromUserName: ann.openid,
        CreateTime: expect.any(Number) as number,
        MsgType: 'text',
        Content: '在吗',
        MsgId: expect.any(Number) as number,
      },
    })
  })

  test('may be written by the explorer for them', async () => {
    const cloud = await runCalls()
    const url = `${cloud.url}/control/openapi/written`
    await post(url, { appid: user.appid, openid: ann.openid, content: '在吗' })
    expect(await send(cloud)).toMatchObject({ errCode: 0 })
    expect(await heard(cloud)).toMatchObject([{ event: { Content: '在吗' } }])
    expect(await post(url, { appid: user.appid, openid: 'oNobody', content: 'x' })).toHaveProperty('error')
    expect(await post(url, { appid: user.appid, openid: ann.openid, content: '' })).toHaveProperty('error')
  })

  test.each([[''], [7]])('is a text, not %j', async (content) => {
    const cloud = await runCalls()
    expect(await writes(cloud, content)).toMatchObject({ errCode: -401003 })
    expect(await send(cloud)).toMatchObject({ errCode: 45015 })
  })

  test('and what was sent is forgotten between two tests', async () => {
    const cloud = await runCalls()
    await writes(cloud)
    await send(cloud)
    await cloud.reset()
    expect(cloud.openapi.messages()).toEqual([])
    expect(await send(cloud)).toMatchObject({ errCode: 45015 })
  })
})
