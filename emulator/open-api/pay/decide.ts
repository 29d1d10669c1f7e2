import { type Decision, DECISIONS, type Payment } from '../../wechat/payments'
import { notify } from './notify'
import { paidFields, type PayPlatform } from './pay-api'

/**
 * What the person does: only where they pay the function hears of it (只有用户支付成功时才会有结果回调).
 * @returns undefined where there is no such order, or it is paid or closed
 */
export function decide(platform: PayPlatform, prepayId: string, decision: Decision): Payment | undefined {
  const { calls, openapi } = platform
  const payment = openapi.payments.byPrepayId(prepayId)
  if (!payment || !DECISIONS.includes(decision) || !openapi.payments.decide(payment, decision))
    return undefined
  const { appid, callback } = payment
  const span = calls.start({ door: 'cloud', kind: 'openapi', action: `payment.${decision}`, appid })
  span.finish({ errcode: 0 })
  if (decision === 'paid') notify(platform, { payment, callback, said: paidFields(payment) }, span)
  return payment
}
