import { isOpen, type Payment, type Refund } from '../../wechat/payments'
import { notify } from './notify'
import { feeIn, orderOf, type PayApi, PayRefusal, payTime, textIn } from './pay-api'

/** 只能是数字、大小写字母_-|*@ */
const OUT_REFUND_NO = /^[\w\-|*@]{1,64}$/

/**
 * `cloudPay.refund`: done at once, and the function that is named hears of it. The same number again is the same refund.
 * https://developers.weixin.qq.com/minigame/dev/wxcloud/reference-sdk-api/open/pay/CloudPay.refund.html
 */
export const refund: PayApi = (platform, call) => {
  const { given, span } = call
  const payment = orderOf(platform, call)
  const outRefundNo = textIn(given, 'out_refund_no', OUT_REFUND_NO)
  const [total, fee] = [feeIn(given, 'total_fee'), feeIn(given, 'refund_fee')]
  const callback = { env: textIn(given, 'env_id'), name: textIn(given, 'function_name') }
  if (isOpen(payment) || payment.transactionId === undefined)
    throw new PayRefusal('INVALID_REQUEST', '订单状态错误')
  const there = payment.refunds.find((one) => one.outRefundNo === outRefundNo)
  if (total !== payment.totalFee || (there && there.fee !== fee))
    throw new PayRefusal('INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试')
  if (!there && fee > payment.totalFee - refunded(payment))
    throw new PayRefusal('INVALID_REQUEST', 'refund_fee大于可退金额')
  const done = there ?? platform.openapi.payments.refund(payment, { outRefundNo, fee })
  if (!there) notify(platform, { payment, callback, said: noticeOf(payment, done) }, span)
  return {
    result_code: 'SUCCESS',
    transaction_id: payment.transactionId,
    out_trade_no: payment.outTradeNo,
    out_refund_no: done.outRefundNo,
    refund_id: done.refundId,
    refund_fee: done.fee,
    total_fee: payment.totalFee,
    cash_fee: payment.totalFee,
    cash_refund_fee: done.fee,
  }
}

const refunded = ({ refunds }: Payment) => refunds.reduce((sum, { fee }) => sum + fee, 0)

/** The fields of WeChat Pay's own notice: https://pay.weixin.qq.com/wiki/doc/api/wxa/wxa_api.php?chapter=9_16 */
const noticeOf = (payment: Payment, { refundId, outRefundNo, fee, at }: Refund) => ({
  transaction_id: payment.transactionId,
  out_trade_no: payment.outTradeNo,
  refund_id: refundId,
  out_refund_no: outRefundNo,
  total_fee: payment.totalFee,
  settlement_total_fee: payment.totalFee,
  refund_fee: fee,
  settlement_refund_fee: fee,
  refund_status: 'SUCCESS',
  success_time: moment(at),
  refund_recv_accout: '支付用户零钱',
  refund_account: 'REFUND_SOURCE_RECHARGE_FUNDS',
  refund_request_source: 'API',
})

/** `2022-11-23 21:53:46` */
const moment = (at: number) => payTime(at).replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3 $4:$5:$6')

/**
 * `cloudPay.queryRefund`: of all that the order had, or of the one that is named.
 * https://developers.weixin.qq.com/minigame/dev/wxcloud/reference-sdk-api/open/pay/CloudPay.queryRefund.html
 */
export const queryRefund: PayApi = (platform, call) => {
  const { refund_id: refundId, out_refund_no: outRefundNo } = call.given
  const isNamed = (one: Refund) => one.refundId === refundId || one.outRefundNo === outRefundNo
  const named = refundId !== undefined || outRefundNo !== undefined
  const payment = named ? orderWith(platform.openapi.payments.list(), isNamed) : orderOf(platform, call)
  const found = payment?.refunds.filter((one) => !named || isNamed(one)) ?? []
  if (!payment || payment.appid !== call.appid || found.length === 0)
    throw new PayRefusal('REFUNDNOTEXIST', '退款订单查询失败')
  return {
    result_code: 'SUCCESS',
    transaction_id: payment.transactionId,
    out_trade_no: payment.outTradeNo,
    total_fee: payment.totalFee,
    cash_fee: payment.totalFee,
    refund_count: found.length,
    refund_fee: found.reduce((sum, { fee }) => sum + fee, 0),
    ...Object.fromEntries(found.flatMap(numbered)),
  }
}

const orderWith = (all: Payment[], isNamed: (refund: Refund) => boolean) =>
  all.find(({ refunds }) => refunds.some(isNamed))

const numbered = ({ outRefundNo, refundId, fee, at }: Refund, n: number): [string, unknown][] => [
  [`out_refund_no_${n}`, outRefundNo],
  [`refund_id_${n}`, refundId],
  [`refund_channel_${n}`, 'ORIGINAL'],
  [`refund_fee_${n}`, fee],
  [`refund_status_${n}`, 'SUCCESS'],
  [`refund_recv_accout_${n}`, '支付用户零钱'],
  [`refund_success_time_${n}`, moment(at)],
]
