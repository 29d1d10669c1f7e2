import { expect } from 'vitest'
import type { Cloud } from '../../../emulator/index'
import { asAnn, runCloud, user } from '../fixture'

/** Hands its event to `cloud.cloudPay`, through the real wx-server-sdk. */
const paying = `const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = ({ api, data, options }) =>
    (options ? cloud.cloudPay(options) : cloud.cloudPay)[api](data)
      .catch(({ errCode, errMsg }) => ({ errCode, errMsg }))`

/** Says what it hears, and takes it from the nth time on. */
const hears = (takes: number) => `let times = 0
  exports.main = (event) => {
    times++
    const { WX_OPENID: OPENID, WX_APPID: APPID, TCB_SOURCE: SOURCE } = process.env
    console.log(JSON.stringify({ event, OPENID, APPID, SOURCE }))
    return times >= ${takes} ? { errcode: 0, errmsg: 'ok' } : { errcode: 1, errmsg: 'not yet' }
  }`

export const runPaying = (takes = 1) => runCloud({ user: { paying, paid: hears(takes) } })

export const order = {
  body: '小秋TIT店-超市',
  outTradeNo: 'order-1',
  spbillCreateIp: '127.0.0.1',
  subMchId: '1900009231',
  totalFee: 250,
  attach: 'mine',
  envId: user.env,
  functionName: 'paid',
}
export const named = { subMchId: order.subMchId, outTradeNo: order.outTradeNo, nonceStr: 'n' }
export const refunding = {
  ...named,
  outRefundNo: 'refund-1',
  totalFee: 250,
  refundFee: 100,
  envId: user.env,
  functionName: 'paid',
}

type Answer = Record<string, unknown> & { payment: Record<string, string>; prepayId: string }

export const pay = (cloud: Cloud, api: string, data: object) => asAnn<Answer>(cloud, 'paying', { api, data })

export async function ordered(cloud: Cloud, changes: object = {}) {
  const answer = await pay(cloud, 'unifiedOrder', { ...order, ...changes })
  expect(answer).toMatchObject({ resultCode: 'SUCCESS' })
  return answer
}

export async function paid(cloud: Cloud) {
  const { prepayId } = await ordered(cloud)
  expect(cloud.payments.decide(prepayId, 'paid')).toBe(true)
}

/** What the callback function was told, once it has been so often. */
export async function told(cloud: Cloud, times: number): Promise<Record<string, unknown>[]> {
  const calls = () => cloud.calls().filter(({ kind, target }) => kind === 'function' && target === 'paid')
  await expect.poll(() => calls().length, { timeout: 60_000 }).toBe(times)
  return calls().map(({ logs = [] }) => JSON.parse(logs[0] ?? '') as Record<string, unknown>)
}
