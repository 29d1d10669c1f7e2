import { describe, expect, test } from 'vitest'
import { type Cloud, createCloud } from '../../../emulator/index'
import { admin, ann, asAnn, bob, json, optionsOf, post, runCloud, type Setting, user } from '../fixture'

const welcome = 'exports.main = () => ({ errCode: 0, errMsg: "", auth: "{}" })'
const whoami = `exports.main = (event) => {
  const names = ['OPENID', 'APPID', 'UNIONID', 'FROM_OPENID', 'FROM_APPID', 'FROM_UNIONID']
  const known = names.map((name) => [name, process.env['WX_' + name]]).filter(([, value]) => value)
  return { ...Object.fromEntries(known), SOURCE: process.env.TCB_SOURCE, ENV: process.env.TCB_ENV, event }
}`
const resource = { resourceAppid: admin.appid, resourceEnv: admin.env }

/** The admin environment, shared with the user mini program unless said otherwise. */
function runShared(setting: Setting, sharedWith = [user.appid]): Promise<Cloud> {
  const { environments } = optionsOf(setting)
  const shared = environments.map((each) => (each.env === admin.env ? { ...each, sharedWith } : each))
  return runCloud({ options: { environments: shared } })
}

const asBob = { appid: user.appid, openid: bob.openid, unionid: bob.unionid }

describe('a phone in a shared environment', () => {
  test('calls functions there, known by the mini program and the openid that it comes from', async () => {
    const cloud = await runShared({ admin: { cloudbase_auth: welcome, whoami }, user: { whoami } })
    await cloud.init({ ...asBob, ...resource })
    const { result } = await cloud.callFunction({ ...asBob, ...resource, name: 'whoami', data: { n: 1 } })
    expect(result).toEqual({
      APPID: admin.appid,
      FROM_APPID: user.appid,
      FROM_OPENID: bob.openid,
      FROM_UNIONID: bob.unionid,
      SOURCE: 'wx_client',
      ENV: admin.env,
      event: { n: 1 },
    })
  })

  test('still calls its own functions as before', async () => {
    const cloud = await runShared({ admin: { cloudbase_auth: welcome }, user: { whoami } })
    await cloud.init({ ...asBob, ...resource })
    const { result } = await cloud.callFunction({ ...asBob, name: 'whoami' })
    expect(result).toMatchObject({ OPENID: bob.openid, APPID: user.appid, ENV: user.env })
    expect(result).not.toHaveProperty('FROM_OPENID')
  })

  test('is asked for by cloudbase_auth as the person it belongs to', async () => {
    const asked = `exports.main = () => ({ errCode: process.env.WX_FROM_OPENID === '${ann.openid}' ? 0 : 403, errMsg: '不行' })`
    const cloud = await runShared({ admin: { cloudbase_auth: asked } })
    await cloud.init({ appid: user.appid, openid: ann.openid, ...resource })
    await expect(cloud.init({ ...asBob, ...resource })).rejects.toMatchObject({
      errCode: 403,
      errMsg: expect.stringContaining('不行') as string,
    })
  })

  test.each([
    ['of a mini program that it is not shared with is refused', { cloudbase_auth: welcome }, [], -601012],
    ['is told that there is no cloudbase_auth', {}, undefined, -501000],
    [
      'gets no errCode from cloudbase_auth',
      { cloudbase_auth: 'exports.main = () => ({})' },
      undefined,
      -601015,
    ],
    ['hears that cloudbase_auth threw', { cloudbase_auth: 'exports.main = () => x' }, undefined, -504002],
  ])('%s', async (_what, functions, sharedWith, errCode) => {
    const cloud = await runShared({ admin: functions }, sharedWith)
    await expect(cloud.init({ ...asBob, ...resource })).rejects.toMatchObject({
      errCode,
      errMsg: expect.stringMatching(/^cloud\.init:fail /) as string,
    })
    const call = { ...asBob, ...resource, name: 'cloudbase_auth' }
    await expect(cloud.callFunction(call)).rejects.toMatchObject({ errCode: sharedWith ? -601012 : -601016 })
  })

  test.each([
    ['before init', bob, {}, -601016],
    ['after the init of somebody else', bob, {}, -601016],
    ['under the name of another owner', ann, { resourceAppid: user.appid }, -601012],
    ['that does not exist', ann, { resourceEnv: 'nowhere' }, -601012],
    ['without saying whose it is', ann, { resourceAppid: undefined }, -401003],
    ['by a number', ann, { resourceEnv: 7 }, -401003],
  ])('cannot be called %s', async (_what, { openid }, changes, errCode) => {
    const cloud = await runShared({ admin: { cloudbase_auth: welcome, whoami } })
    await cloud.init({ appid: user.appid, openid: ann.openid, ...resource })
    const { phone } = await post<{ phone: string }>(`${cloud.url}/control/phones`, {
      appid: user.appid,
      openid,
    })
    const call = { phone, name: 'whoami', ...resource, ...changes }
    expect(await post(`${cloud.url}/client/callFunction`, call)).toMatchObject({ errCode })
  })

  test('is entered over HTTP, too', async () => {
    const cloud = await runShared({ admin: { cloudbase_auth: welcome, whoami } })
    const person = { appid: user.appid, openid: ann.openid }
    const { phone } = await post<{ phone: string }>(`${cloud.url}/control/phones`, person)
    const init = (target: object) => post(`${cloud.url}/client/init`, { phone, ...target })
    expect(await init({})).toMatchObject({ errCode: -401003 })
    expect(await init(resource)).toEqual({ errMsg: 'cloud.init:ok' })
    const call = { phone, name: 'whoami', ...resource }
    expect(await post(`${cloud.url}/client/callFunction`, call)).toMatchObject({
      result: { FROM_OPENID: ann.openid },
    })
  })
})

/** A function with the real, unmodified wx-server-sdk that visits the admin environment. */
const visiting = (body: string, appid = admin.appid) => `const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  const enter = async () => {
    const shared = new cloud.Cloud({ resourceAppid: '${appid}', resourceEnv: '${admin.env}' })
    await shared.init()
    return shared
  }
  let kept
  exports.main = async (event) => {
    try { ${body} } catch ({ errCode, errMsg }) { return { errCode, errMsg } }
  }`
const callThere = `const shared = await enter()
  return (await shared.callFunction({ name: 'whoami', data: event })).result`

describe('a function with the real SDK in a shared environment', () => {
  test('calls functions there for the person who called it', async () => {
    const cloud = await runShared({
      admin: { cloudbase_auth: welcome, whoami },
      user: { f: visiting(callThere) },
    })
    expect(await asAnn(cloud, 'f', { n: 1 })).toEqual({
      APPID: admin.appid,
      FROM_APPID: user.appid,
      FROM_OPENID: ann.openid,
      SOURCE: 'wx_client,scf',
      ENV: admin.env,
      event: { n: 1, userInfo: { appId: user.appid, openId: ann.openid } },
    })
  })

  const no = 'exports.main = () => ({ errCode: 403, errMsg: "no" })'
  test.each([
    ['not shared with its mini program', { cloudbase_auth: welcome }, [], callThere, -601012],
    ['whose cloudbase_auth says no', { cloudbase_auth: no }, undefined, callThere, -601017],
    [
      'whose cloudbase_auth says nothing',
      { cloudbase_auth: 'exports.main = () => {}' },
      undefined,
      callThere,
      -601015,
    ],
    ['without cloudbase_auth', {}, undefined, callThere, -501000],
    [
      'whose database it wants',
      { cloudbase_auth: welcome },
      undefined,
      "return await (await enter()).database().collection('users').get()",
      -502003,
    ],
  ])('hears what is wrong with one %s', async (_what, functions, sharedWith, body, errCode) => {
    const cloud = await runShared({ admin: functions, user: { f: visiting(body) } }, sharedWith)
    expect(await asAnn(cloud, 'f')).toMatchObject({ errCode })
  })

  test('names the owner of it, or is refused', async () => {
    const f = visiting(callThere, user.appid)
    const cloud = await runShared({ admin: { cloudbase_auth: welcome, whoami }, user: { f } })
    expect(await asAnn(cloud, 'f')).toMatchObject({ errCode: -601012 })
  })

  test('cannot keep the entrance of one caller for the next', async () => {
    const f = visiting(`kept ??= await enter()
      return (await kept.callFunction({ name: 'whoami' })).result`)
    const cloud = await runShared({ admin: { cloudbase_auth: welcome, whoami }, user: { f } })
    expect(await asAnn(cloud, 'f')).toMatchObject({ FROM_OPENID: ann.openid })
    const { result } = await cloud.callFunction({ ...asBob, name: 'f' })
    expect(result).toMatchObject({ errCode: -1, errMsg: expect.stringContaining('in every call') as string })
  })

  test('does not take a visitor of its own along', async () => {
    const third = { appid: 'wx00000000000000cc', env: 'third-5e6f' }
    const options = optionsOf({
      admin: { cloudbase_auth: welcome, whoami },
      user: { cloudbase_auth: welcome, f: visiting(callThere) },
    })
    const [ofAdmin, ofUser] = options.environments
    if (!ofAdmin || !ofUser) throw new Error('The fixture has two environments.')
    const cloud = await runCloud({
      options: {
        miniPrograms: [...options.miniPrograms, { appid: third.appid, secret: 's', name: 'third' }],
        environments: [
          { ...ofAdmin, sharedWith: [user.appid] },
          { ...ofUser, sharedWith: [third.appid] },
        ],
      },
    })
    const visitor = { appid: third.appid, openid: 'oThird123456789012345678901' }
    const toAdmin = { ...visitor, ...resource }
    await expect(cloud.init(toAdmin)).rejects.toMatchObject({ errCode: -601012 })
    const toUser = { ...visitor, resourceAppid: user.appid, resourceEnv: user.env }
    await cloud.init(toUser)
    const { result } = await cloud.callFunction({ ...toUser, name: 'f' })
    expect(result).toMatchObject({ FROM_APPID: user.appid })
    expect(result).not.toHaveProperty('FROM_OPENID')
  })
})

test.each([
  ['of nobody', { action: 'wx.openApi', apiName: 'getCrossAccountToken' }, 'SIGN_PARAM_INVALID'],
  ['of nobody for another open API', { action: 'wx.openApi', apiName: 'x' }, 'SIGN_PARAM_INVALID'],
  ['of nobody for a payment', { action: 'wx.wxPayApi', apiName: 'unifiedOrder' }, 'SIGN_PARAM_INVALID'],
])('a form %s is refused', async (_what, fields, code) => {
  const cloud = await runShared({})
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  expect(await json(`${cloud.url}/sdk?env=${user.env}`, { method: 'POST', body })).toMatchObject({ code })
})

test.each(['', 'x', '\u0008\u0003', '*\u0004ab'])(
  'requestData that is none is refused: %j',
  async (requestData) => {
    const token = 'exports.main = () => process.env.WX_API_TOKEN'
    const cloud = await runShared({ user: { token } })
    const body = new FormData()
    body.append('action', 'wx.openApi')
    body.append('apiName', 'getCrossAccountToken')
    body.append('wxCloudApiToken', await asAnn<string>(cloud, 'token'))
    body.append('requestData', requestData)
    const answer = await json(`${cloud.url}/sdk?env=${user.env}`, { method: 'POST', body })
    expect(answer).toMatchObject({ code: 'INVALID_PARAM' })
  },
)

test('an environment cannot be shared with a mini program that does not exist', async () => {
  const options = optionsOf({})
  const environments = options.environments.map((each) => ({ ...each, sharedWith: ['wxnobody'] }))
  await expect(createCloud({ ...options, environments })).rejects.toThrow('wxnobody')
})
