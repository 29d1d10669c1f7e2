import type { Span } from '../trace/call-log'
import type { Identity, Visitor } from '../people/identity'
import { jsonObject } from '../shared/json-object'
import type { Environment, Platform } from './platform'
import { AccessDenied } from './access-denied'

/** Environment sharing: https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/resource-sharing/ */
export interface Resource {
  resourceAppid: string
  resourceEnv: string
}

/** Rejects with AccessDenied (-601012) where the environment is none or not shared with that mini program. */
export function sharedEnvironment(
  { environments }: Pick<Platform, 'environments'>,
  visitor: Visitor,
  { resourceAppid, resourceEnv }: Resource,
): Environment {
  const environment = environments.get(resourceEnv)
  const shared = environment?.appid === resourceAppid && environment.sharedWith.has(visitor.appid)
  if (!shared) throw new AccessDenied(-601012)
  return environment
}

/**
 * Who a visitor is to the functions there: FROM_OPENID, FROM_APPID, FROM_UNIONID. Whether OPENID is there, too,
 * is documented nowhere ("小程序端调用云函数时有"); it would be of no use to a function, so it is left out.
 */
export const asVisitor = ({ appid }: Environment, from: Visitor): Identity => ({ appid, from })

interface Visit {
  visitor: Visitor
  source: string
  parent: Span | undefined
}

/**
 * Asks the resource's `cloudbase_auth`, as every `init()` does. Rejects with FunctionFailure where there is none
 * or it fails, with AccessDenied where it does not answer `errCode: 0`. Its `auth` is for security rules,
 * which are not emulated.
 */
export async function askForAdmission(environment: Environment, { visitor, source, parent }: Visit) {
  const identity = asVisitor(environment, visitor)
  const call = { name: 'cloudbase_auth', event: {}, identity, source, parent }
  const { errCode, errMsg } = jsonObject((await environment.functions.invoke(call)).body) ?? {}
  if (typeof errCode !== 'number') throw new AccessDenied(-601015)
  if (errCode !== 0) {
    throw new AccessDenied(-601017, { errCode, errMsg: typeof errMsg === 'string' ? errMsg : '' })
  }
}
