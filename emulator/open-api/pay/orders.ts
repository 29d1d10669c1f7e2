import { isOpen, type Payment, type Wanted } from '../../wechat/payments'
import { feeIn, orderOf, paidFields, type PayApi, type PayCall, PayRefusal, textIn } from './pay-api'

/** 要求32个字符内，只能是数字、大小写字母_-|*@ */
const OUT_TRADE_NO = /^[\w\-|*@]{1,32}$/

/**
 * `cloudPay.unifiedOrder`: the same order again is the same payment, another one under its number is refused.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/open/pay/CloudPay.unifiedOrder.html
 */
export const unifiedOrder: PayApi = ({ openapi }, call) => {
  const wanted = wantedBy(call)
  const there = openapi.payments.find(wanted, { outTradeNo: wanted.outTradeNo })
  if (there) checkSame(there, wanted)
  const { prepayId } = there ?? openapi.payments.place(wanted)
  const timeStamp = String(Math.floor(openapi.now() / 1000))
  return {
    result_code: 'SUCCESS',
    trade_type: 'JSAPI',
    prepay_id: prepayId,
    payment: {
      appId: call.appid,
      timeStamp,
      nonceStr: prepayId.slice(2),
      package: `prepay_id=${prepayId}`,
      signType: 'MD5',
      paySign: openapi.payments.signOf(prepayId),
    },
  }
}

function wantedBy({ appid, openid: caller, given }: PayCall): Wanted {
  const { attach, trade_type: type = 'JSAPI', sub_openid: asked = given['openid'] } = given
  textIn(given, 'spbill_create_ip')
  if (type !== 'JSAPI') throw new PayRefusal('INVALID_REQUEST', '模拟器只支持 trade_type JSAPI')
  const openid = typeof asked === 'string' ? asked : caller
  if (openid === undefined) throw new PayRefusal('LACK_PARAMS', 'JSAPI支付必须传openid')
  return {
    appid,
    openid,
    subMchId: textIn(given, 'sub_mch_id'),
    outTradeNo: textIn(given, 'out_trade_no', OUT_TRADE_NO),
    body: textIn(given, 'body'),
    totalFee: feeIn(given, 'total_fee'),
    ...(typeof attach === 'string' && { attach }),
    callback: { env: textIn(given, 'env_id'), name: textIn(given, 'function_name') },
  }
}

/** 订单重入时，要求参数值与原请求一致 */
function checkSame(there: Payment, wanted: Wanted): void {
  if (there.state === 'CLOSED') throw new PayRefusal('ORDERCLOSED', '该订单已关闭')
  if (!isOpen(there)) throw new PayRefusal('ORDERPAID', '该订单已支付')
  const fields = ['openid', 'body', 'totalFee', 'attach'] as const
  if (fields.some((field) => there[field] !== wanted[field]))
    throw new PayRefusal('INVALID_REQUEST', '201 商户订单号重复')
}

const STATES: Record<Payment['state'], string> = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '订单发生过退款，退款详情请查询退款单',
  CLOSED: '订单已关闭',
  PAYERROR: '支付失败',
}

/**
 * 如trade_state不为 SUCCESS，则只返回out_trade_no（必传）和attach（选传）.
 * https://developers.weixin.qq.com/minigame/dev/wxcloud/reference-sdk-api/open/pay/CloudPay.queryOrder.html
 */
export const queryOrder: PayApi = (platform, call) => {
  const payment = orderOf(platform, call)
  const { state, outTradeNo, attach, transactionId } = payment
  const said = { trade_state: state, trade_state_desc: STATES[state] }
  if (transactionId !== undefined) return { ...paidFields(payment), ...said }
  return {
    result_code: 'SUCCESS',
    ...said,
    out_trade_no: outTradeNo,
    ...(attach !== undefined && { attach }),
  }
}

/** That an order is five minutes old before it may be closed is not asked: with which code it is refused no page says. */
export const closeOrder: PayApi = (platform, call) => {
  const payment = orderOf(platform, call)
  if (payment.state === 'CLOSED') throw new PayRefusal('ORDERCLOSED', '订单已关闭，无法重复关闭')
  if (!isOpen(payment)) throw new PayRefusal('ORDERPAID', '订单已支付，不能发起关单')
  platform.openapi.payments.close(payment)
  return { result_code: 'SUCCESS', result_msg: 'OK' }
}
