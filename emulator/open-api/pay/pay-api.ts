import { randomBytes } from 'node:crypto'
import type { Payment } from '../../wechat/payments'
import type { Span } from '../../trace/call-log'
import type { Platform } from '../../platform/platform'

/** What WeChat Pay touches of a cloud. */
export type PayPlatform = Pick<Platform, 'calls' | 'clock' | 'environments' | 'openapi'>

/** A call of `cloud.cloudPay`. */
export interface PayCall {
  /** The mini program in whose name it is made. */
  appid: string
  /** Of the person whose call it is part of. */
  openid: string | undefined
  /** As WeChat Pay's pages name them, in snake_case. */
  given: Record<string, unknown>
  span: Span
}

/** Gives what is said beyond the common fields. @throws PayRefusal */
export type PayApi = (platform: PayPlatform, call: PayCall) => object

/** `result_code: FAIL`: the SDK resolves with it. */
export class PayRefusal extends Error {
  override readonly name = 'PayRefusal'

  constructor(
    readonly errCode: string,
    readonly description: string,
  ) {
    super(`${errCode} ${description}`)
  }
}

/** The service provider in whose name the cloud asks WeChat Pay; no account has these. */
const PROVIDER = { appid: 'wx0000000000000000', mch_id: '1800000000' }

/** What every answer and every notice begins with. */
export const common = (appid: string, subMchId: unknown) => ({
  return_code: 'SUCCESS',
  ...PROVIDER,
  sub_appid: appid,
  sub_mch_id: subMchId,
  nonce_str: randomBytes(16).toString('hex'),
})

/** @throws PayRefusal LACK_PARAMS, INVALID_REQUEST */
export function textIn(given: Record<string, unknown>, field: string, shape = /^.{1,128}$/su): string {
  const value = given[field]
  if (value === undefined || value === '') throw new PayRefusal('LACK_PARAMS', `缺少参数 ${field}`)
  if (typeof value === 'string' && shape.test(value)) return value
  throw new PayRefusal('INVALID_REQUEST', `参数错误：${field}`)
}

/** A sum of money, in 分. @throws PayRefusal */
export function feeIn(given: Record<string, unknown>, field: string): number {
  const value = given[field]
  if (value === undefined) throw new PayRefusal('LACK_PARAMS', `缺少参数 ${field}`)
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value
  throw new PayRefusal('INVALID_REQUEST', `参数错误：${field}`)
}

/** The order that a call names, by WeChat's number or the merchant's own. @throws PayRefusal */
export function orderOf({ openapi }: PayPlatform, { appid, given }: PayCall): Payment {
  const subMchId = textIn(given, 'sub_mch_id')
  const { out_trade_no: outTradeNo, transaction_id: transactionId } = given
  if (outTradeNo === undefined && transactionId === undefined)
    throw new PayRefusal('LACK_PARAMS', '缺少参数 out_trade_no')
  const found = openapi.payments.find({ appid, subMchId }, { outTradeNo, transactionId })
  if (found) return found
  throw new PayRefusal('ORDERNOTEXIST', '订单不存在')
}

/** `20220321132007`, in China. */
export const payTime = (at: number): string =>
  new Date(at + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)

/** What is known of a payment that was made. */
export const paidFields = ({ openid, totalFee, transactionId, outTradeNo, attach, paidAt = 0 }: Payment) => ({
  result_code: 'SUCCESS',
  openid,
  is_subscribe: 'N',
  sub_openid: openid,
  sub_is_subscribe: 'N',
  trade_type: 'JSAPI',
  bank_type: 'OTHERS',
  total_fee: totalFee,
  fee_type: 'CNY',
  cash_fee: totalFee,
  transaction_id: transactionId,
  out_trade_no: outTradeNo,
  ...(attach !== undefined && { attach }),
  time_end: payTime(paidAt),
})
