import { describe, expect, test } from 'vitest'
import { admin, ann, asAnn, user } from '../fixture'
import { named, order, ordered, paid, pay, runPaying, told } from './paying'

/** https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/open/pay/CloudPay.unifiedOrder.html */
describe('cloudPay.unifiedOrder', () => {
  test('gives what wx.requestPayment takes', async () => {
    const cloud = await runPaying()
    const text = expect.any(String) as string
    const { prepayId, ...answer } = await ordered(cloud)
    expect(answer).toEqual({
      errCode: 0,
      errMsg: 'cloudPay.unifiedOrder:ok',
      returnCode: 'SUCCESS',
      returnMsg: 'OK',
      appid: text,
      mchId: text,
      subAppid: user.appid,
      subMchId: order.subMchId,
      nonceStr: text,
      resultCode: 'SUCCESS',
      tradeType: 'JSAPI',
      payment: {
        appId: user.appid,
        timeStamp: expect.stringMatching(/^\d{10}$/) as string,
        nonceStr: text,
        package: `prepay_id=${prepayId}`,
        signType: 'MD5',
        paySign: expect.stringMatching(/^[0-9A-F]{32}$/) as string,
      },
    })
    expect(cloud.payments.list()).toMatchObject([{ openid: ann.openid, totalFee: 250, state: 'NOTPAY' }])
  })

  test('gives the same payment for the same order', async () => {
    const cloud = await runPaying()
    const { prepayId } = await ordered(cloud)
    expect(await ordered(cloud)).toMatchObject({ prepayId })
    expect(await ordered(cloud, { outTradeNo: 'order-2' })).not.toMatchObject({ prepayId })
  })

  /** https://pay.weixin.qq.com/doc/v2/merchant/4011936530 */
  test.each([
    ['without a number', { outTradeNo: undefined }, 'LACK_PARAMS'],
    ['without a merchant', { subMchId: undefined }, 'LACK_PARAMS'],
    ['of nothing', { body: '' }, 'LACK_PARAMS'],
    ['without a function', { functionName: undefined }, 'LACK_PARAMS'],
    ['of no money', { totalFee: 0 }, 'INVALID_REQUEST'],
    ['of half a 分', { totalFee: 0.5 }, 'INVALID_REQUEST'],
    ['of a text for money', { totalFee: '250' }, 'INVALID_REQUEST'],
    ['with spaces in its number', { outTradeNo: 'order 1' }, 'INVALID_REQUEST'],
    ['by another way than JSAPI', { tradeType: 'NATIVE' }, 'INVALID_REQUEST'],
  ])('refuses an order %s', async (_what, changes, errCode) => {
    const cloud = await runPaying()
    expect(await pay(cloud, 'unifiedOrder', { ...order, ...changes })).toMatchObject({
      errCode: 0,
      returnCode: 'SUCCESS',
      resultCode: 'FAIL',
      errCodeDes: expect.any(String) as string,
    })
    expect(cloud.calls().map(({ action, errcode }) => [action, errcode])).toContainEqual([
      'cloudPay.unifiedOrder',
      errCode,
    ])
    expect(cloud.payments.list()).toEqual([])
  })

  test('refuses another order under the same number, and what is paid or closed', async () => {
    const cloud = await runPaying()
    const codes = async () => {
      await pay(cloud, 'unifiedOrder', order)
      const all = cloud.calls().filter(({ action }) => action === 'cloudPay.unifiedOrder')
      return all.at(-1)?.errcode
    }
    const { prepayId } = await ordered(cloud)
    const other = await pay(cloud, 'unifiedOrder', { ...order, totalFee: 1 })
    expect(other).toMatchObject({ resultCode: 'FAIL', errCodeDes: '201 商户订单号重复' })
    cloud.payments.decide(prepayId, 'paid')
    expect(await codes()).toBe('ORDERPAID')
    await cloud.reset()
    await ordered(cloud)
    await pay(cloud, 'closeOrder', named)
    expect(await codes()).toBe('ORDERCLOSED')
  })
})

describe('a payment', () => {
  test('that is made is told to the function that the order names, as the page shows it', async () => {
    const cloud = await runPaying()
    await paid(cloud)
    const [heard] = await told(cloud, 1)
    expect(heard).toEqual({
      APPID: user.appid,
      SOURCE: 'wx_paycallback',
      event: {
        returnCode: 'SUCCESS',
        appid: expect.any(String) as string,
        mchId: expect.any(String) as string,
        subAppid: user.appid,
        subMchId: order.subMchId,
        nonceStr: expect.any(String) as string,
        resultCode: 'SUCCESS',
        openid: ann.openid,
        isSubscribe: 'N',
        subOpenid: ann.openid,
        subIsSubscribe: 'N',
        tradeType: 'JSAPI',
        bankType: 'OTHERS',
        totalFee: 250,
        feeType: 'CNY',
        cashFee: 250,
        transactionId: expect.stringMatching(/^4200\d{24}$/) as string,
        outTradeNo: 'order-1',
        attach: 'mine',
        timeEnd: expect.stringMatching(/^\d{14}$/) as string,
      },
    })
  })

  test("is told again until errcode is 0, by the cloud's clock", async () => {
    const cloud = await runPaying(3)
    await paid(cloud)
    await told(cloud, 1)
    cloud.clock.advance(15_000)
    await told(cloud, 2)
    cloud.clock.advance(15_000)
    await told(cloud, 3)
    await expect
      .poll(() =>
        cloud
          .calls()
          .filter(({ action }) => action === 'payCallback')
          .map(({ errcode }) => errcode),
      )
      .toEqual(['NOT_TAKEN', 'NOT_TAKEN', 0])
    cloud.clock.advance(48 * 3_600_000)
    await pay(cloud, 'queryOrder', named)
    await told(cloud, 3)
  })

  test('that is cancelled or fails is told to nobody, and may be made later', async () => {
    const cloud = await runPaying()
    const { prepayId } = await ordered(cloud)
    for (const [decision, tradeState] of [
      ['cancelled', 'NOTPAY'],
      ['failed', 'PAYERROR'],
    ] as const) {
      cloud.payments.decide(prepayId, decision)
      expect(await pay(cloud, 'queryOrder', named)).toMatchObject({ tradeState })
    }
    expect(cloud.payments.decide(prepayId, 'paid')).toBe(true)
    await told(cloud, 1)
    expect(cloud.payments.decide(prepayId, 'paid')).toBe(false)
  })

  test('of which no function can hear says so in the call log', async () => {
    const cloud = await runPaying()
    const { prepayId } = await ordered(cloud, { envId: 'nowhere' })
    cloud.payments.decide(prepayId, 'paid')
    await expect
      .poll(() => cloud.calls().find(({ action }) => action === 'payCallback')?.errcode)
      .toBe(-501005)
  })
})

test("what cloudPay does not have, and what is of another mini program, is refused in the SDK's words", async () => {
  const cloud = await runPaying()
  expect(await pay(cloud, 'downloadBill', {})).toMatchObject({ errCode: -501001 })
  const data = { api: 'queryOrder', data: named, options: { appid: admin.appid } }
  expect(await asAnn(cloud, 'paying', data)).toMatchObject({ errCode: -501007 })
  cloud.faults.add({ route: 'sdk', action: 'wx.wxPayApi', errcode: 'SERVER_TIMEOUT', times: 1 })
  expect(await pay(cloud, 'queryOrder', named)).toMatchObject({ errCode: -501002 })
})
