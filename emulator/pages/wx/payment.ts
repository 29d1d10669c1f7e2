import { ask, type Callbacks, settle, WxError } from './ask'
import type { Carrier } from './carrier'

/** What unifiedOrder gives as `payment`. */
interface Payment extends Callbacks<object> {
  timeStamp?: string
  nonceStr?: string
  package: string
  signType?: string
  paySign: string
}

/**
 * Waits until the person has decided, in the explorer.
 * https://developers.weixin.qq.com/miniprogram/dev/api/payment/wx.requestPayment.html
 */
export const requestPayment = (carrier: Carrier) => (payment: Payment) =>
  settle('requestPayment', payment, async () => {
    const { package: wanted, paySign } = payment
    const asked = await ask<Answer>(carrier, 'requestPayment', { package: wanted, paySign })
    let end = asked.errMsg
    while (end === undefined)
      end = (await ask<Answer>(carrier, 'requestPayment/end', { prepayId: asked.prepayId })).errMsg
    const reason = /^requestPayment:fail (.*)$/s.exec(end)?.[1]
    if (reason !== undefined) throw new WxError(-1, reason)
    return {}
  })

interface Answer {
  prepayId?: string
  errMsg?: string
}
