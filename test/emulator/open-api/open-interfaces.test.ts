import { describe, expect, test } from 'vitest'
import { createCloud, type MiniProgramOptions } from '../../../emulator'
import { call, onPhone, runCalls } from '../cloud-calls'
import { admin, ann, bob, json, optionsOf, post, runCloud, user } from '../fixture'

const minute = 60_000
const withNumber = (phoneNumber: string): Partial<MiniProgramOptions> => ({
  people: [{ ...ann, phoneNumber }, bob],
})

describe('phonenumber.getPhoneNumber', () => {
  const get = 'phonenumber.getPhoneNumber'

  test.each([
    ['13800000000', { phoneNumber: '13800000000', purePhoneNumber: '13800000000', countryCode: '86' }],
    ['+852 51234567', { phoneNumber: '+85251234567', purePhoneNumber: '51234567', countryCode: '852' }],
  ])('tells %s to whoever has the code that the phone made', async (phoneNumber, expected) => {
    const cloud = await runCalls({ ofUser: withNumber(phoneNumber) })
    const { code, errMsg } = await onPhone<{ code: string; errMsg: string }>(cloud, 'getPhoneNumber')
    expect(errMsg).toBe('getPhoneNumber:ok')
    expect(await call(cloud, get, { code })).toEqual({
      errCode: 0,
      errMsg: 'openapi.phonenumber.getPhoneNumber:ok',
      phoneInfo: { ...expected, watermark: { appid: user.appid, timestamp: expect.any(Number) as number } },
    })
  })

  test('a code is good once', async () => {
    const cloud = await runCalls({ ofUser: withNumber('13800000000') })
    const { code } = await onPhone(cloud, 'getPhoneNumber')
    expect(await call(cloud, get, { code, openid: ann.openid })).toMatchObject({ errCode: 0 })
    expect(await call(cloud, get, { code })).toMatchObject({ errCode: 40029 })
  })

  test('a code is good for five minutes', async () => {
    const cloud = await runCalls({ ofUser: withNumber('13800000000') })
    const early = await onPhone(cloud, 'getPhoneNumber')
    const late = await onPhone(cloud, 'getPhoneNumber')
    cloud.clock.advance(4 * minute)
    expect(await call(cloud, get, { code: early['code'] })).toMatchObject({ errCode: 0 })
    cloud.clock.advance(minute)
    expect(await call(cloud, get, { code: late['code'] })).toMatchObject({ errCode: 40029 })
  })

  test.each([
    ['that nobody made', { code: 'nonsense' }, 40029],
    ['that is none', {}, 40029],
  ])('refuses a code %s', async (_what, data, errCode) => {
    const cloud = await runCalls()
    expect(await call(cloud, get, data)).toMatchObject({ errCode })
  })

  test('refuses a code that is said to be of somebody else', async () => {
    const cloud = await runCalls({ ofUser: withNumber('13800000000') })
    const { code } = await onPhone(cloud, 'getPhoneNumber')
    expect(await call(cloud, get, { code, openid: bob.openid })).toMatchObject({ errCode: 40003 })
  })

  test('refuses a code of another mini program, which stays good for its own', async () => {
    const cloud = await runCalls({ ofUser: withNumber('13800000000') })
    const { code } = await onPhone(cloud, 'getPhoneNumber')
    const { access_token } = await post<{ access_token: string }>(`${cloud.url}/cgi-bin/stable_token`, {
      grant_type: 'client_credential',
      appid: admin.appid,
      secret: admin.secret,
    })
    const url = `${cloud.url}/wxa/business/getuserphonenumber?access_token=${access_token}`
    expect(await post(url, { code })).toMatchObject({ errcode: 40029 })
    expect(await call(cloud, get, { code })).toMatchObject({ errCode: 0 })
  })

  test('a person without a number cannot agree', async () => {
    const cloud = await runCalls()
    expect(await onPhone(cloud, 'getPhoneNumber')).toEqual({ errMsg: 'getPhoneNumber:fail user deny' })
  })

  test('a number that is none is refused at the start, and not repeated', async () => {
    const { miniPrograms, ...others } = optionsOf({})
    const wrong = miniPrograms.map((each) => ({ ...each, people: [{ ...ann, phoneNumber: '12-34' }] }))
    const started = createCloud({ ...others, miniPrograms: wrong })
    await expect(started).rejects.toThrow("Ann's phoneNumber must look like")
    await expect(started).rejects.not.toThrow('12-34')
  })
})

describe('subscribeMessage.send', () => {
  const send = 'subscribeMessage.send'
  const templates = { subscribeTemplates: { welcome: ['thing1', 'number2'] } }
  const message = {
    touser: ann.openid,
    templateId: 'welcome',
    page: 'pages/index/index',
    data: { thing1: { value: '欢迎' }, number2: { value: 7 } },
  }

  test('reaches the person once per agreement', async () => {
    const cloud = await runCalls({ ofUser: templates })
    expect(await call(cloud, send, message)).toMatchObject({ errCode: 43101 })
    expect(await onPhone(cloud, 'requestSubscribeMessage', { tmplIds: ['welcome'] })).toEqual({
      welcome: 'accept',
      errMsg: 'requestSubscribeMessage:ok',
    })
    expect(await call(cloud, send, message)).toEqual({
      errCode: 0,
      errMsg: 'openapi.subscribeMessage.send:ok',
    })
    expect(await call(cloud, send, message)).toMatchObject({ errCode: 43101 })
    expect(cloud.openapi.messages()).toEqual([
      {
        appid: user.appid,
        openid: ann.openid,
        templateId: 'welcome',
        page: 'pages/index/index',
        data: { thing1: '欢迎', number2: '7' },
        at: expect.any(Number) as number,
      },
    ])
    expect(await json(`${cloud.url}/control/openapi`)).toMatchObject({
      messages: [{ templateId: 'welcome' }],
    })
  })

  test.each([
    ['to nobody', { touser: 'oNobody' }, 40003, ''],
    ['by a template that there is not', { templateId: 'farewell' }, 40037, 'invalid template_id'],
    ['by the name of what every object has', { templateId: 'toString' }, 40037, ''],
    ['that leads nowhere', { page: 7 }, 41030, ''],
    ['without a keyword', { data: { thing1: { value: '欢迎' } } }, 47003, 'data.number2.value invalid'],
    ['with a keyword too many', { data: { ...message.data, time3: { value: 'x' } } }, 47003, 'data.time3'],
    [
      'that is too long',
      { data: { ...message.data, thing1: { value: '长'.repeat(21) } } },
      47003,
      'data.thing1',
    ],
    [
      'with letters for a number',
      { data: { ...message.data, number2: { value: 'abc' } } },
      47003,
      'data.number2',
    ],
  ])('refuses a message %s', async (_what, changes, errCode, reason) => {
    const cloud = await runCalls({ ofUser: templates })
    await onPhone(cloud, 'requestSubscribeMessage', { tmplIds: ['welcome'] })
    expect(await call(cloud, send, { ...message, ...changes })).toMatchObject({
      errCode,
      errMsg: expect.stringContaining(reason) as string,
    })
    expect(cloud.openapi.messages()).toEqual([])
  })

  test.each([[undefined], [[]], [['farewell']]])('a person cannot agree to %j', async (tmplIds) => {
    const cloud = await runCalls({ ofUser: templates })
    expect(await onPhone(cloud, 'requestSubscribeMessage', { tmplIds })).toMatchObject({
      errMsg: expect.stringMatching(/^requestSubscribeMessage:fail /) as string,
    })
  })
})

describe('a function that no client calls', () => {
  const whoami = `exports.main = (event) => {
    const { WX_OPENID: OPENID, WX_APPID: APPID, TCB_SOURCE: SOURCE } = process.env
    return { OPENID, APPID, SOURCE, event }
  }`

  test('is invoked by a timer for nobody', async () => {
    const cloud = await runCloud({ admin: { whoami } })
    expect(await cloud.invoke({ env: admin.env, name: 'whoami', event: { n: 1 } })).toEqual({
      APPID: admin.appid,
      SOURCE: 'wx_trigger',
      event: { n: 1 },
    })
  })

  test.each([
    ['in no environment', 'nowhere', 'f', 'INVALIID_ENV'],
    ['that is missing', admin.env, 'nobody', 'FUNCTION_NOT_FOUND'],
    ['that throws', admin.env, 'thrower', 'FUNCTIONS_EXECUTE_FAIL'],
  ])('says what went wrong with one %s', async (_what, env, name, code) => {
    const cloud = await runCloud({ admin: { thrower: 'exports.main = () => x' } })
    const invoked = cloud.invoke({ env, name })
    await expect(invoked).rejects.toMatchObject({ code, message: expect.any(String) as string })
  })
})
