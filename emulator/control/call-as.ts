import { callFunction } from '../doors/phone/call-function'
import { ClientError } from '../doors/phone/client-error'
import { init } from '../doors/phone/init'
import type { Owner } from '../people/phones'
import { asFunctionFailure } from '../functions/failures'
import type { Environment, Platform } from '../platform/platform'

/** A call that cannot be made as it was described. */
export class WrongCall extends Error {
  override readonly name = 'WrongCall'
  constructor(
    readonly status: 400 | 404,
    message: string,
  ) {
    super(message)
  }
}

export type Called = { requestId: string; result: unknown } | { errCode: number; errMsg: string }

interface Call {
  environment: Environment
  name: string
  data: Record<string, unknown>
}

/** Calls a function as somebody, through the door that they have. @throws WrongCall */
export async function callAs(platform: Platform, given: Record<string, unknown>): Promise<Called> {
  const { env, name, data = {}, as } = given
  const environment = platform.environments.get(String(env))
  if (!environment) throw new WrongCall(404, `There is no environment "${String(env)}".`)
  if (typeof name !== 'string' || !environment.functions.names().includes(name))
    throw new WrongCall(404, `There is no function "${String(name)}" in "${environment.env}".`)
  if (!isObject(data)) throw new WrongCall(400, 'The field "data" must be an object.')
  const call = { environment, name, data }
  if (as === 'http' || as === 'timer') return callWithoutPerson(call, as)
  return callAsPerson(platform, call, personOf(platform, as))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function personOf({ people }: Platform, as: unknown): Owner {
  const { appid, openid } = isObject(as) ? as : {}
  const person = people.find(String(appid), String(openid))
  if (person)
    return {
      appid: String(appid),
      openid: person.openid,
      ...(person.unionid !== undefined && { unionid: person.unionid }),
    }
  throw new WrongCall(
    404,
    'The field "as" must be a person { appid, openid } of this cloud, "http" or "timer".',
  )
}

/** On their phone; in another mini program's environment by environment sharing, with its `init`. */
async function callAsPerson(platform: Platform, call: Call, owner: Owner): Promise<Called> {
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
async function callWithoutPerson({ environment, name, data }: Call, as: 'http' | 'timer'): Promise<Called> {
  const { appid, functions } = environment
  const userInfo = { appId: appid }
  const timer = { Type: 'Timer', TriggerName: 'explorer', Time: new Date().toISOString() }
  const event = as === 'http' ? { ...data, userInfo } : { ...timer, ...data, userInfo }
  const source = as === 'http' ? 'wx_http' : 'wx_trigger'
  try {
    const { body, requestId } = await functions.invoke({ name, event, identity: { appid }, source })
    return { requestId, result: JSON.parse(body) as unknown }
  } catch (error) {
    const { errCode, message } = asFunctionFailure(error)
    return { errCode, errMsg: message }
  }
}
