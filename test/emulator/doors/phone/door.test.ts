import { describe, expect, test } from 'vitest'
import { ann, optionsOf, post, runCloud, user } from '../../fixture'
import { filled, phoneOf, runNotes } from '../../notes'

describe('a phone that speaks the protocol itself', () => {
  test.each([
    ['makes no collection', { action: 'database.addCollection', collectionName: 'mine' }, 'INVALID_PARAM'],
    ['opens no transaction', { action: 'database.startTransaction' }, 'INVALID_PARAM'],
    [
      'joins no other collection',
      {
        action: 'database.aggregateDocuments',
        collectionName: 'READONLY',
        stages: [{ stageKey: '$lookup', stageValue: '{"from":"ADMINONLY","as":"x","pipeline":[]}' }],
      },
      'DATABASE_PERMISSION_DENIED',
    ],
    [
      'hides no join in a facet',
      {
        action: 'database.aggregateDocuments',
        collectionName: 'READONLY',
        stages: [
          {
            stageKey: '$facet',
            stageValue: '{"x":[{"$lookup":{"from":"ADMINONLY","as":"x","pipeline":[]}}]}',
          },
        ],
      },
      'DATABASE_PERMISSION_DENIED',
    ],
    [
      'removes nothing without a condition that is one',
      { action: 'database.removeDocument', collectionName: 'READONLY', query: '[]', multi: true },
      'INVALID_PARAM',
    ],
    ['has no collection without a name', { action: 'database.getDocument' }, 'DATABASE_COLLECTION_NOT_EXIST'],
  ])('%s', async (_what, request, code) => {
    const { cloud, stored } = await filled('READONLY')
    const before = stored()
    const { phone } = await phoneOf(cloud)
    const answer = await post(`${cloud.url}/client/database`, { phone, ...request })
    expect(answer).toMatchObject({ code })
    expect(stored()).toEqual(before)
    expect(cloud.database(user.env).collections()).not.toContain('mine')
  })

  test('is nobody without a phone', async () => {
    const cloud = await runNotes()
    const request = { action: 'database.getDocument', collectionName: 'READONLY' }
    for (const phone of [undefined, 'x', ann.openid])
      expect(await post(`${cloud.url}/client/database`, { phone, ...request })).toMatchObject({
        errCode: -601004,
      })
  })
})

test('functions read and write everything, whatever the permission', async () => {
  const all = `const cloud = require('wx-server-sdk')
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    exports.main = async () => {
      const { _id } = await cloud.database().collection('secrets').add({ data: { n: 1 } })
      return (await cloud.database().collection('secrets').doc(_id).get()).data
    }`
  const options = optionsOf({ user: { all } })
  const environments = options.environments.map((each) => ({
    ...each,
    collections: { secrets: { permission: 'ADMINONLY' as const } },
  }))
  const cloud = await runCloud({ options: { environments } })
  const { result } = await cloud.callFunction({ appid: user.appid, openid: ann.openid, name: 'all' })
  expect(result).toEqual({ _id: expect.any(String) as string, n: 1 })
})

test('a mini program in WeChat DevTools is handed the phone of its first person, always the same', async () => {
  const cloud = await runNotes()
  const open = (appid: unknown) => post(`${cloud.url}/client/open`, { appid })
  const { phone } = await open(user.appid)
  expect(await open(user.appid)).toEqual({ phone })
  const request = { phone, action: 'database.insertDocument', collectionName: 'PRIVATE', data: ['{}'] }
  await post(`${cloud.url}/client/database`, request)
  expect(cloud.database(user.env).find('PRIVATE')).toMatchObject([{ _openid: ann.openid }])
  expect(await open('wxnobody')).toMatchObject({ errCode: -601004 })
  expect(await open(undefined)).toMatchObject({ errCode: -601004 })
})

test('where there is one mini program, a project in WeChat DevTools is it whatever appid it has; of several none is meant', async () => {
  const { miniPrograms, environments } = optionsOf({})
  const one = miniPrograms.filter(({ appid }) => appid === user.appid)
  const own = environments.filter(({ appid }) => appid === user.appid)
  const single = await runCloud({ options: { miniPrograms: one, environments: own } })
  const opened = await post(`${single.url}/client/open`, { appid: 'touristappid' })
  expect(opened).toEqual(await post(`${single.url}/client/open`, { appid: user.appid }))
  expect(opened).toHaveProperty('phone')
  const several = await runCloud()
  const refused = await post<{ errMsg: string }>(`${several.url}/client/open`, { appid: 'touristappid' })
  expect(refused).toMatchObject({ errCode: -601004 })
  expect(refused.errMsg).toContain(user.appid)
})

test('a CloudID of a tapped button is the phone number, once; any other says how it can be set', async () => {
  const echo = 'exports.main = (event) => event'
  const { miniPrograms } = optionsOf({})
  const people = [{ ...ann, phoneNumber: '13800010001' }]
  const cloud = await runCloud({
    user: { echo },
    options: {
      miniPrograms: miniPrograms.map((each) => (each.appid === user.appid ? { ...each, people } : each)),
    },
  })
  const { phone } = await phoneOf(cloud)
  const { cloudID } = await post<{ cloudID: string }>(`${cloud.url}/client/getPhoneNumber`, { phone })
  const ask = async () => {
    const call = { phone, name: 'echo', data: { number: cloudID, plain: cloudID }, cloudIDs: ['number'] }
    return (await post<{ result: Record<string, unknown> }>(`${cloud.url}/client/callFunction`, call)).result
  }
  expect(await ask()).toMatchObject({
    number: { cloudID, data: { purePhoneNumber: '13800010001', watermark: { appid: user.appid } } },
    plain: cloudID,
  })
  expect(await ask()).toMatchObject({ number: { cloudID, errCode: -1 } })
  cloud.openapi.answer({ api: 'cloudbase.getOpenData', errcode: -601, errmsg: 'over' })
  expect(await ask()).toMatchObject({ number: { cloudID, errCode: -601, errMsg: 'over' } })
})
