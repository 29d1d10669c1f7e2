import { describe, expect, test } from 'vitest'
import { onPhone } from '../cloud-calls'
import { ann, asAnn, bob, optionsOf, runCloud, user } from '../fixture'

const getting = `const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = ({ list }) =>
    cloud.getOpenData({ list }).catch(({ errCode, errMsg }) => ({ errCode, errMsg }))`

async function runGetting() {
  const { miniPrograms, environments } = optionsOf({ user: { getting } })
  const people = [{ ...ann, phoneNumber: '13800000000' }, bob]
  return runCloud({
    options: {
      environments,
      miniPrograms: miniPrograms.map((each) => (each.appid === user.appid ? { ...each, people } : each)),
    },
  })
}

/** https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/open/Cloud.getOpenData.html */
describe('cloud.getOpenData', () => {
  test('tells what is behind a cloudID of the phone, in the order of the list', async () => {
    const cloud = await runGetting()
    const { cloudID } = await onPhone(cloud, 'getPhoneNumber')
    cloud.openapi.answer({
      api: 'cloudbase.getOpenData',
      contains: 'steps',
      body: { data: { stepInfoList: [{ step: 9103, timestamp: 1571673600 }] } },
    })
    expect(await asAnn(cloud, 'getting', { list: ['steps', cloudID] })).toEqual({
      errCode: 0,
      errMsg: 'getOpenData:ok',
      list: [
        { cloudID: 'steps', data: { stepInfoList: [{ step: 9103, timestamp: 1571673600 }] } },
        {
          cloudID,
          data: {
            phoneNumber: '13800000000',
            purePhoneNumber: '13800000000',
            countryCode: '86',
            watermark: { appid: user.appid, timestamp: expect.any(Number) as number },
          },
        },
      ],
    })
  })

  test('says of an unknown one what to do, and of a set refusal the code', async () => {
    const cloud = await runGetting()
    cloud.openapi.answer({ api: 'cloudbase.getOpenData', contains: 'old', errcode: 40003 })
    const { list } = await asAnn<{ list: object[] }>(cloud, 'getting', { list: ['unknown', 'old'] })
    expect(list).toMatchObject([{ errCode: -1 }, { cloudID: 'old', errCode: 40003 }])
  })

  test('takes an empty list, and shows in the call log', async () => {
    const cloud = await runGetting()
    expect(await asAnn(cloud, 'getting', { list: [] })).toMatchObject({ errCode: 0, list: [] })
    expect(cloud.calls().map(({ action, errcode }) => [action, errcode])).toContainEqual(['getOpenData', 0])
  })

  test('is struck by a fault as every call of the SDK', async () => {
    const cloud = await runGetting()
    cloud.faults.add({ route: 'sdk', action: 'wx.openApi', name: 'getOpenData', errcode: 'SERVER_TIMEOUT' })
    expect(await asAnn(cloud, 'getting', { list: ['x'] })).toMatchObject({ errCode: -501002 })
  })
})
