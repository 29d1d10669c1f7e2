import { excerptOf } from '../../trace/excerpt'
import { struckBy, underFault } from '../../faults/strike'
import type { Identity } from '../../people/identity'
import { checkInvoke } from '../../functions/rules'
import { environmentOf, type Environment, type Platform } from '../../platform/platform'
import { AccessDenied } from '../../platform/access-denied'
import { asVisitor, sharedEnvironment } from '../../platform/sharing'
import { asClientError, ClientError } from './client-error'
import { functionData, functionName, resourceOf, type Target } from './parameters'
import type { Owner } from '../../people/phones'

/** What `wx.cloud.callFunction` resolves to. */
export interface CallFunctionResult {
  result: unknown
  errMsg: string
  requestID: string
}

/** As it arrives from a phone. */
interface Call extends Target {
  name?: unknown
  data?: unknown
}

/**
 * A call of a person on their phone, with the identity that WeChat knows: to the environment of their own mini
 * program, or to the one that `init` has entered. Rejects with ClientError.
 */
export async function callFunction(
  platform: Platform,
  owner: Owner,
  { name, data = {}, ...target }: Call,
): Promise<CallFunctionResult> {
  const env = platform.environments.get(String(target.resourceEnv)) ?? environmentOf(platform, owner.appid)
  platform.openapi.visits.note(owner)
  const span = platform.calls.start({
    kind: 'client',
    name: String(name),
    appid: owner.appid,
    env: env?.env,
  })
  const strike = platform.faults.at({ route: 'client', name: String(name), env: env?.env })
  const input = excerptOf(data)
  try {
    const { environment, identity, userInfo } = destination(platform, owner, target)
    const event = { ...functionData(data), ...userInfo }
    checkInvoke(environment.functionRules, functionName(name))
    const call = { name: functionName(name), event, identity, source: 'wx_client', parent: span }
    const { body, requestId } = await underFault(strike, () => environment.functions.invoke(call), refuse)
    span.finish({ errcode: 0, requestId, ...struckBy(strike) }, { input, output: excerptOf(body) })
    return { result: JSON.parse(body), errMsg: 'cloud.callFunction:ok', requestID: requestId }
  } catch (thrown) {
    const error = asClientError(thrown)
    const failed = { input, error: excerptOf(error.errMsg) }
    span.finish({ errcode: error.errCode, ...struckBy(strike) }, failed)
    throw error
  }
}

const refuse = (errcode: number | string, errmsg = 'the emulator was told to refuse this call') =>
  new ClientError(Number(errcode), errmsg)

interface Destination {
  environment: Environment
  identity: Identity
  /** What WeChat adds to the event. */
  userInfo: { userInfo?: { appId: string; openId: string } }
}

function destination(platform: Platform, owner: Owner, target: Target): Destination {
  const resource = resourceOf(target)
  if (!resource) {
    const environment = environmentOf(platform, owner.appid)
    if (!environment) throw new ClientError(-501000, 'Environment not found')
    return {
      environment,
      identity: owner,
      userInfo: { userInfo: { appId: owner.appid, openId: owner.openid } },
    }
  }
  const environment = sharedEnvironment(platform, owner, resource)
  if (!platform.admissions.has(owner, environment.env)) throw new AccessDenied(-601016)
  // Whether there is a userInfo here as well is documented nowhere.
  return { environment, identity: asVisitor(environment, owner), userInfo: {} }
}
