import { closeOrder, queryOrder, unifiedOrder } from './orders'
import { common, type PayApi, type PayCall, type PayPlatform, type PayRefusal } from './pay-api'
import { queryRefund, refund } from './refunds'

/** By the name that `cloud.cloudPay` calls them. */
const APIS: ReadonlyMap<string, PayApi> = new Map([
  ['unifiedOrder', unifiedOrder],
  ['queryOrder', queryOrder],
  ['closeOrder', closeOrder],
  ['refund', refund],
  ['queryRefund', queryRefund],
])

/** Undefined where there is none of the name. @throws PayRefusal */
export function callPay(platform: PayPlatform, api: string, call: PayCall): object | undefined {
  const perform = APIS.get(api)
  if (!perform) return undefined
  return {
    ...common(call.appid, call.given['sub_mch_id']),
    return_msg: 'OK',
    ...perform(platform, call),
  }
}

/** How a refusal is answered. */
export const payRefused = (
  { appid, given }: Pick<PayCall, 'appid' | 'given'>,
  { errCode, description }: PayRefusal,
): object => ({
  ...common(appid, given['sub_mch_id']),
  return_msg: 'OK',
  result_code: 'FAIL',
  err_code: errCode,
  err_code_des: description,
})
