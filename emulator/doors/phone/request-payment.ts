import type { Owner } from '../../people/phones'
import type { Platform } from '../../platform/platform'
import { excerptOf } from '../../trace/excerpt'
import { isOpen, type Payment } from '../../wechat/payments'
import { observed, type Observing } from '../observed'

type Doors = Observing & Pick<Platform, 'openapi'>

/**
 * `wx.requestPayment` asks the person, who decides in the explorer. The words of a refusal are the emulator's own: the page
 * says `requestPayment:fail (detail message)`.
 * https://developers.weixin.qq.com/miniprogram/dev/api/payment/wx.requestPayment.html
 */
export function requestPayment(
  { openapi, ...observing }: Doors,
  owner: Owner,
  { package: wanted, paySign }: { package?: unknown; paySign?: unknown },
) {
  const action = 'requestPayment'
  const call = {
    span: { door: 'phone', kind: 'openapi', action, appid: owner.appid } as const,
    place: { route: 'client', name: action } as const,
    input: excerptOf({ package: wanted }),
  }
  return observed(observing, call, () => {
    const prepayId = String(wanted).replace(/^prepay_id=/, '')
    const payment = openapi.payments.byPrepayId(prepayId)
    const isSigned = paySign === openapi.payments.signOf(prepayId)
    if (!payment || payment.appid !== owner.appid || !isSigned) return fail('支付验证签名失败')
    if (payment.openid !== owner.openid) return fail('下单账号与支付账号不一致，请核实后再支付')
    if (!isOpen(payment)) return fail(payment.state === 'CLOSED' ? '该订单已关闭' : '该订单已支付')
    payment.asked = true
    return { prepayId }
  })
}

const fail = (reason: string) => ({ errMsg: `requestPayment:fail ${reason}` })

/** ms that a question without an answer waits: below WeChat's 60 s, and below what proxies bear. */
const PATIENCE = 20_000

const ENDS = {
  paid: 'requestPayment:ok',
  cancelled: 'requestPayment:fail cancel',
  failed: 'requestPayment:fail 支付失败',
}

/** How it ended, as soon as it has; nothing after a while, and the phone asks again. */
export async function paymentEnd(
  { openapi }: Pick<Platform, 'openapi'>,
  owner: Owner,
  { prepayId }: { prepayId?: unknown },
): Promise<{ errMsg?: string }> {
  const payment = openapi.payments.byPrepayId(String(prepayId))
  if (payment?.appid !== owner.appid || payment.openid !== owner.openid) return fail('没有这笔订单')
  const end = payment.asked ? await openapi.payments.wait(payment, PATIENCE) : ended(payment)
  return end ? { errMsg: ENDS[end] } : {}
}

/** It was decided between two questions. */
function ended({ state }: Payment) {
  if (state === 'NOTPAY') return 'cancelled'
  return state === 'PAYERROR' || state === 'CLOSED' ? 'failed' : 'paid'
}
