import { asFunctionFailure, FunctionFailure } from '../../functions/failures'
import { until } from '../../platform/until'
import { jsonObject } from '../../shared/json-object'
import type { Span } from '../../trace/call-log'
import { excerptOf } from '../../trace/excerpt'
import type { Callback, Payment } from '../../wechat/payments'
import { common, type PayPlatform } from './pay-api'

interface Notice {
  payment: Pick<Payment, 'appid' | 'subMchId'>
  callback: Callback
  /** What has happened, in snake_case. */
  said: object
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h: https://pay.weixin.qq.com/doc/v2/merchant/4011935221 */
const PAUSES = [
  ...[15 * SECOND, 15 * SECOND, 30 * SECOND, 3 * MINUTE, 10 * MINUTE, 20 * MINUTE],
  ...[30 * MINUTE, 30 * MINUTE, 30 * MINUTE, HOUR],
  ...[3 * HOUR, 3 * HOUR, 3 * HOUR, 6 * HOUR, 6 * HOUR],
]

/**
 * Calls the function until it answers `errcode: 0`, with WeChat Pay's pauses by the cloud's clock.
 * https://developers.weixin.qq.com/minigame/dev/wxcloud/reference-sdk-api/open/pay/paymentCallback.html
 */
export function notify(platform: PayPlatform, notice: Notice, cause: Span): void {
  void deliver(platform, notice, cause)
}

async function deliver(platform: PayPlatform, notice: Notice, cause: Span) {
  const { clock, openapi } = platform
  for (const pause of [...PAUSES, undefined]) {
    if (openapi.closed.aborted || (await isTaken(platform, notice, cause)) || pause === undefined) return
    await until(clock, clock.now() + pause, openapi.closed)
  }
}

/**
 * The event has the fields in camelCase, as the pages show them. Who a function is called by is documented nowhere: here
 * for nobody; nor whether there is an `event.userInfo`: here is none.
 */
async function isTaken({ calls, environments }: PayPlatform, notice: Notice, parent: Span): Promise<boolean> {
  const { payment, callback, said } = notice
  const { appid, subMchId } = payment
  const { env, name } = callback
  const event = inCamelCase({ ...common(appid, subMchId), ...said })
  const span = calls.start({ door: 'cloud', kind: 'openapi', action: 'payCallback', env, appid, parent })
  const input = excerptOf(event)
  try {
    const functions = environments.get(env)?.functions
    if (!functions) throw new FunctionFailure('INVALIID_ENV', `there is no environment ${env}`)
    const call = { name, event, identity: { appid }, source: 'wx_paycallback', parent: span }
    const { body } = await functions.invoke(call)
    const taken = jsonObject(body)?.['errcode'] === 0
    span.finish({ errcode: taken ? 0 : 'NOT_TAKEN' }, { input, output: excerptOf(body) })
    return taken
  } catch (error) {
    const { errCode, message } = asFunctionFailure(error)
    span.finish({ errcode: errCode }, { input, error: excerptOf(message) })
    return false
  }
}

const inCamelCase = (fields: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
