import { Hono } from 'hono'
import * as v from 'valibot'
import { decide } from '../open-api/pay/decide'
import type { Platform } from '../platform/platform'
import { Mistake } from '../shared/mistake'
import { DECISIONS, type Payment } from '../wechat/payments'
import { body } from './checked'
import { described } from './described'

const At = v.pipe(v.number(), v.description('ms since 1970, by the emulator'))
const Shown = v.object({
  prepayId: v.string(),
  appid: v.string(),
  openid: v.string(),
  outTradeNo: v.string(),
  body: v.string(),
  totalFee: v.pipe(v.number(), v.description('In 分')),
  state: v.picklist(['NOTPAY', 'SUCCESS', 'REFUND', 'CLOSED', 'PAYERROR']),
  asked: v.pipe(v.boolean(), v.description('A phone waits for the person')),
  at: At,
  refunded: v.pipe(v.number(), v.description('In 分')),
})
const Listed = v.object({ payments: v.array(Shown) })
const Decided = v.object({ decision: v.picklist(DECISIONS) })

/** `/control/payments`: what was ordered by cloudPay, and what the person does. */
export function paymentRoutes(platform: Platform) {
  return new Hono()
    .get('/', described('What was ordered by cloudPay', Listed), (context) =>
      context.var.answer({ payments: platform.openapi.payments.list().map(shown) }),
    )
    .post(
      '/:prepayId',
      described('The person pays, cancels, or cannot pay', Shown),
      body(Decided),
      (context) => {
        const { prepayId } = context.req.param()
        const payment = decide(platform, prepayId, context.req.valid('json').decision)
        if (!payment) throw new Mistake(404, `There is no payment "${prepayId}" to decide about.`)
        return context.var.answer(shown(payment))
      },
    )
}

const shown = (payment: Payment) => ({
  prepayId: payment.prepayId,
  appid: payment.appid,
  openid: payment.openid,
  outTradeNo: payment.outTradeNo,
  body: payment.body,
  totalFee: payment.totalFee,
  state: payment.state,
  asked: payment.asked,
  at: payment.at,
  refunded: payment.refunds.reduce((sum, { fee }) => sum + fee, 0),
})
