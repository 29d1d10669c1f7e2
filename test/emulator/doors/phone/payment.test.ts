import { describe, expect, test } from 'vitest'
import type { Cloud } from '../../../../emulator/index'
import { onPhone } from '../../cloud-calls'
import { bob, json, post } from '../../fixture'
import { named, ordered, pay, runPaying } from '../../open-api/paying'

/** https://developers.weixin.qq.com/miniprogram/dev/api/payment/wx.requestPayment.html */
describe('wx.requestPayment on a phone', () => {
  const ask = (cloud: Cloud, payment: object) =>
    onPhone<{ prepayId?: string; errMsg?: string }>(cloud, 'requestPayment', payment)
  const end = (cloud: Cloud, prepayId?: string) => onPhone(cloud, 'requestPayment/end', { prepayId })

  test.each([
    ['paid', 'requestPayment:ok'],
    ['cancelled', 'requestPayment:fail cancel'],
    ['failed', 'requestPayment:fail 支付失败'],
  ] as const)('ends as the person has %s, before or after the phone asks', async (decision, errMsg) => {
    const cloud = await runPaying()
    const { payment, prepayId } = await ordered(cloud)
    await ask(cloud, payment)
    expect(await json(`${cloud.url}/control/payments`)).toMatchObject({ payments: [{ asked: true }] })
    const ended = end(cloud, prepayId)
    const decided = await post(`${cloud.url}/control/payments/${prepayId}`, { decision })
    expect(decided).toMatchObject({ asked: false })
    expect(await ended).toEqual({ errMsg })
    expect(await end(cloud, prepayId)).toEqual({ errMsg })
  })

  test('ends when the order is closed', async () => {
    const cloud = await runPaying()
    const { payment, prepayId } = await ordered(cloud)
    await ask(cloud, payment)
    const ended = end(cloud, prepayId)
    await pay(cloud, 'closeOrder', named)
    expect(await ended).toEqual({ errMsg: 'requestPayment:fail 支付失败' })
    expect(await ask(cloud, payment)).toEqual({ errMsg: 'requestPayment:fail 该订单已关闭' })
  })

  test.each([
    ['of another sign', () => ({ paySign: 'A'.repeat(32) }), '支付验证签名失败'],
    ['of no order', () => ({ package: 'prepay_id=wx1' }), '支付验证签名失败'],
    ['of nothing', () => ({ package: undefined, paySign: undefined }), '支付验证签名失败'],
  ])('refuses a payment %s', async (_what, changes, reason) => {
    const cloud = await runPaying()
    const { payment } = await ordered(cloud)
    expect(await ask(cloud, { ...payment, ...changes() })).toEqual({
      errMsg: `requestPayment:fail ${reason}`,
    })
  })

  test('refuses what somebody else has ordered, and what is paid', async () => {
    const cloud = await runPaying()
    const foreign = await ordered(cloud, { outTradeNo: 'order-2', subOpenid: bob.openid })
    expect((await ask(cloud, foreign.payment)).errMsg).toContain('下单账号与支付账号不一致')
    expect(await end(cloud, foreign.prepayId)).toEqual({ errMsg: 'requestPayment:fail 没有这笔订单' })
    const { payment, prepayId } = await ordered(cloud)
    cloud.payments.decide(prepayId, 'paid')
    expect(await ask(cloud, payment)).toEqual({ errMsg: 'requestPayment:fail 该订单已支付' })
    const nothing = await post(`${cloud.url}/control/payments/${prepayId}`, { decision: 'cancelled' })
    expect(nothing).toHaveProperty('error')
  })
})
