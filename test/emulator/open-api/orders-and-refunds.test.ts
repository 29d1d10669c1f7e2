import { describe, expect, test } from 'vitest'
import { named, order, ordered, paid, pay, refunding, runPaying, told } from './paying'

/** https://developers.weixin.qq.com/minigame/dev/wxcloud/reference-sdk-api/open/pay/CloudPay.queryOrder.html */
describe('an order', () => {
  test('that is not paid has no more than its number and its state', async () => {
    const cloud = await runPaying()
    await ordered(cloud)
    const answer = await pay(cloud, 'queryOrder', named)
    expect(answer).toMatchObject({ tradeState: 'NOTPAY', outTradeNo: 'order-1', attach: 'mine' })
    expect(answer).not.toHaveProperty('transactionId')
  })

  test("that is paid is found by WeChat's number, too", async () => {
    const cloud = await runPaying()
    await paid(cloud)
    const { transactionId, ...answer } = await pay(cloud, 'queryOrder', named)
    expect(answer).toMatchObject({ tradeState: 'SUCCESS', tradeStateDesc: '支付成功', cashFee: 250 })
    const { subMchId } = order
    expect(await pay(cloud, 'queryOrder', { subMchId, transactionId })).toMatchObject({
      outTradeNo: 'order-1',
    })
  })

  test('is closed once, and not when it is paid', async () => {
    const cloud = await runPaying()
    const { prepayId } = await ordered(cloud)
    expect(await pay(cloud, 'closeOrder', named)).toMatchObject({ resultCode: 'SUCCESS' })
    expect(await pay(cloud, 'queryOrder', named)).toMatchObject({ tradeState: 'CLOSED' })
    expect(cloud.payments.decide(prepayId, 'paid')).toBe(false)
    await pay(cloud, 'closeOrder', named)
    await cloud.reset()
    await paid(cloud)
    await pay(cloud, 'closeOrder', named)
    await cloud.reset()
    expect(await pay(cloud, 'queryOrder', named)).toMatchObject({ resultCode: 'FAIL' })
  })

  test.each([
    ['queryOrder', { ...named, outTradeNo: 'order-9' }, 'ORDERNOTEXIST'],
    ['queryOrder', { subMchId: order.subMchId }, 'LACK_PARAMS'],
    ['queryOrder', { ...named, subMchId: '1' }, 'ORDERNOTEXIST'],
    ['closeOrder', { ...named, outTradeNo: 'order-9' }, 'ORDERNOTEXIST'],
    ['refund', { ...refunding, outTradeNo: 'order-9' }, 'ORDERNOTEXIST'],
    ['queryRefund', { ...named, outTradeNo: 'order-9' }, 'ORDERNOTEXIST'],
    ['queryRefund', named, 'REFUNDNOTEXIST'],
    ['queryRefund', { subMchId: order.subMchId, outRefundNo: 'refund-9' }, 'REFUNDNOTEXIST'],
  ])('is not there for %s %j', async (api, data, errcode) => {
    const cloud = await runPaying()
    await ordered(cloud)
    expect(await pay(cloud, api, data)).toMatchObject({ errCode: 0, resultCode: 'FAIL' })
    expect(cloud.calls().find(({ action }) => action === `cloudPay.${api}`)).toMatchObject({ errcode })
  })
})

/** https://developers.weixin.qq.com/minigame/dev/wxcloud/reference-sdk-api/open/pay/CloudPay.refund.html */
describe('cloudPay.refund', () => {
  test('gives money back in parts, once a number, and tells the function', async () => {
    const cloud = await runPaying()
    await paid(cloud)
    await told(cloud, 1)
    const { refundId } = await pay(cloud, 'refund', refunding)
    expect(await pay(cloud, 'refund', refunding)).toMatchObject({ refundId, refundFee: 100, totalFee: 250 })
    await pay(cloud, 'refund', { ...refunding, outRefundNo: 'refund-2', refundFee: 150 })
    const [, first] = await told(cloud, 3)
    expect(first).toMatchObject({
      SOURCE: 'wx_paycallback',
      event: {
        refundId,
        outRefundNo: 'refund-1',
        outTradeNo: 'order-1',
        refundFee: 100,
        refundStatus: 'SUCCESS',
        successTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) as string,
      },
    })
    expect(await pay(cloud, 'queryRefund', named)).toMatchObject({
      refundCount: 2,
      refundFee: 250,
      outRefundNo_0: 'refund-1',
      refundId_0: refundId,
      refundFee_1: 150,
      refundStatus_1: 'SUCCESS',
    })
    const one = await pay(cloud, 'queryRefund', { subMchId: order.subMchId, outRefundNo: 'refund-2' })
    expect(one).toMatchObject({ refundCount: 1, refundFee: 150, outTradeNo: 'order-1' })
    expect(await pay(cloud, 'queryOrder', named)).toMatchObject({ tradeState: 'REFUND', totalFee: 250 })
  })

  /** As people report them: https://developers.weixin.qq.com/community/pay/doc/000e6cac284f88547c9b2f3845bc00 */
  test.each([
    ['of more than was paid', { refundFee: 251 }, 'refund_fee大于可退金额'],
    ['of an order of another sum', { totalFee: 251 }, '订单金额或退款金额与之前请求不一致，请核实后再试'],
    ['of nothing', { refundFee: 0 }, '参数错误：refund_fee'],
    ['without a number', { outRefundNo: undefined }, '缺少参数 out_refund_no'],
  ])('refuses one %s', async (_what, changes, errCodeDes) => {
    const cloud = await runPaying()
    await paid(cloud)
    expect(await pay(cloud, 'refund', { ...refunding, ...changes })).toMatchObject({ errCodeDes })
  })

  test('refuses one of what is not paid, and the same number with another sum', async () => {
    const cloud = await runPaying()
    await ordered(cloud)
    expect(await pay(cloud, 'refund', refunding)).toMatchObject({ errCodeDes: '订单状态错误' })
    await cloud.reset()
    await paid(cloud)
    await pay(cloud, 'refund', refunding)
    expect(await pay(cloud, 'refund', { ...refunding, refundFee: 99 })).toMatchObject({ resultCode: 'FAIL' })
  })
})
