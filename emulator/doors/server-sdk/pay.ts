import { callPay, payRefused } from '../../open-api/pay/call-pay'
import { type PayPlatform, PayRefusal } from '../../open-api/pay/pay-api'
import { jsonObject } from '../../shared/json-object'
import { TcbError } from '../../shared/tcb-error'
import { excerptOf } from '../../trace/excerpt'
import { asSaid, observed, type Observing } from '../observed'
import type { Authorised } from './authorise'
import { decodeMessage } from './protobuf'

/** `wx.wxPayApi`: JSON in, JSON out, by a form whose bytes were read as Latin-1. */
export async function payApi(
  platform: Observing & PayPlatform,
  { caller, environment: { env, appid }, visiting }: Authorised,
  request: Record<string, string>,
): Promise<object> {
  const { apiName: api = '', requestData = '', apiOptions = '' } = request
  const given = jsonObject(Buffer.from(requestData, 'latin1').toString()) ?? {}
  const pay = { appid, openid: caller.identity.openid, given }
  const action = `cloudPay.${api}`
  const call = {
    span: { door: 'server-sdk', kind: 'openapi', action, env, appid, parent: caller.span } as const,
    place: { route: 'sdk', action: 'wx.wxPayApi', name: api, env } as const,
    input: excerptOf(given),
    said,
  }
  try {
    return await observed(platform, call, (span) => {
      const inNameOf = appidIn(apiOptions)
      if (visiting || (inNameOf !== '' && inNameOf !== appid))
        throw new TcbError('INVALID_PARAM', 'a function may pay for its own mini program only')
      const answer = callPay(platform, api, { ...pay, span })
      if (!answer) throw new TcbError('INVALID_ACTION', `the emulator has no ${action}`)
      return answer
    })
  } catch (error) {
    if (error instanceof PayRefusal) return payRefused(pay, error)
    throw error
  }
}

/** ApiOptions: `{ 1: appid }`. */
const appidIn = (apiOptions: string): string =>
  String(decodeMessage(Buffer.from(apiOptions, 'latin1')).get(1)?.at(-1) ?? '')

const said = (error: unknown) =>
  error instanceof PayRefusal ? { code: error.errCode, message: error.description } : asSaid(error)
