import { timerEvent } from '../functions/triggers'
import * as v from 'valibot'
import { callFunction } from '../doors/phone/call-function'
import { ClientError } from '../doors/phone/client-error'
import { init } from '../doors/phone/init'
import { asFunctionFailure } from '../functions/failures'
import type { Owner } from '../people/phones'
import type { Environment, Platform } from '../platform/platform'
import { Mistake } from '../shared/mistake'
import { environmentIn } from './environment-in'

const NO_CALLER = 'be a person { appid, openid } of this cloud, "http" or "timer"'

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

export const Calling = v.object({
  env: v.string(),
  name: v.string(),
  data: v.optional(v.custom<Record<string, unknown>>(isObject, 'be an object'), {}),
  as: v.union(
    [v.picklist(['http', 'timer']), v.object({ appid: v.string(), openid: v.string() })],
    NO_CALLER,
  ),
})

/** What the caller hears. */
export const Called = v.union([
  v.object({ requestId: v.string(), result: v.unknown() }),
  v.object({ errCode: v.number(), errMsg: v.string() }),
])

interface Call {
  environment: Environment
  name: string
  data: Record<string, unknown>
}

/** Calls a function as somebody, through the door that they have. @throws Mistake where there is no such call */
export async function callAs(
  platform: Platform,
  { env, name, data, as }: v.InferOutput<typeof Calling>,
): Promise<v.InferOutput<typeof Called>> {
  const environment = environmentIn(platform, env)
  if (!environment.functions.names().includes(name))
    throw new Mistake(404, `There is no function "${name}" in "${env}".`)
  const call = { environment, name, data }
  if (as === 'http' || as === 'timer') return callWithoutPerson(call, as, platform.clock.now())
  return callAsPerson(platform, call, personOf(platform, as))
}

function personOf({ people }: Platform, { appid, openid }: { appid: string; openid: string }): Owner {
  const person = people.find(appid, openid)
  if (!person) throw new Mistake(404, `The field "as" must ${NO_CALLER}.`)
  const { unionid } = person
  return { appid, openid, ...(unionid !== undefined && { unionid }) }
}

/** On their phone; in another mini program's environment by environment sharing, with its `init`. */
async function callAsPerson(platform: Platform, call: Call, owner: Owner) {
  const { environment, name, data } = call
  const { appid: resourceAppid, env: resourceEnv } = environment
  const target = owner.appid === resourceAppid ? {} : { resourceAppid, resourceEnv }
  try {
    if ('resourceEnv' in target) await init(platform, owner, target)
    const { result, requestID } = await callFunction(platform, owner, { name, data, ...target })
    return { requestId: requestID, result }
  } catch (error) {
    if (!(error instanceof ClientError)) throw error
    return { errCode: error.errCode, errMsg: error.errMsg }
  }
}

/**
 * What a function is told by WeChat's HTTP API, or by a timer:
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/functions/triggers.html
 */
async function callWithoutPerson({ environment, name, data }: Call, as: 'http' | 'timer', now: number) {
  const { appid, functions } = environment
  const userInfo = { appId: appid }
  const event =
    as === 'http' ? { ...data, userInfo } : { ...timerEvent(appid, 'explorer', now), ...data, userInfo }
  const source = as === 'http' ? 'wx_http' : 'wx_trigger'
  try {
    const { body, requestId } = await functions.invoke({ name, event, identity: { appid }, source })
    return { requestId, result: JSON.parse(body) as unknown }
  } catch (error) {
    const { errCode, message } = asFunctionFailure(error)
    return { errCode, errMsg: message }
  }
}
