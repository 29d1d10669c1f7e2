import { excerptOf } from '../../trace/excerpt'
import type { Identity } from '../../people/identity'
import type { FunctionAnswer } from '../../functions/functions'
import { checkInvoke } from '../../functions/rules'
import { hasUserInfo } from '../../functions/user-info'
import { environmentOf, type Environment, type Platform } from '../../platform/platform'
import { AccessDenied } from '../../platform/access-denied'
import { asVisitor, sharedEnvironment } from '../../platform/sharing'
import { observed, type Observing } from '../observed'
import { asClientError, ClientError, dialectOf } from './client-error'
import { openData } from '../../open-api/open-data'
import { ownEnvironment } from './own-environment'
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
  /** Fields of `data` that hold a `wx.cloud.CloudID`, which is replaced by the open data behind it. */
  cloudIDs?: unknown
  /** An environment of one's own; left out: the first. */
  env?: unknown
}

/**
 * A call of a person on their phone, with the identity that WeChat knows: to the environment of their own mini
 * program, or to the one that `init` has entered. Rejects with ClientError.
 */
export async function callFunction(
  platform: Doors,
  owner: Owner,
  { name, data = {}, cloudIDs, ...target }: Call,
): Promise<CallFunctionResult> {
  const env = aimedAt(platform, owner, target)
  const { resourceEnv } = target
  platform.openapi.visits.note(owner)
  const call = {
    span: {
      door: 'phone' as const,
      kind: 'call' as const,
      action: 'callFunction',
      target: String(name),
      appid: owner.appid,
      env,
    },
    place: { route: 'client', name: String(name), env } as const,
    input: excerptOf(data),
    hint: hasUserInfo(data) && resourceEnv === undefined ? ('user-info' as const) : undefined,
    ...dialectOf('callFunction'),
    told: ({ body, requestId }: FunctionAnswer) => ({ requestId, output: excerptOf(body) }),
  }
  const { body, requestId } = await observed(platform, call, (span) => {
    const { environment, identity, userInfo } = destination(platform, owner, target)
    const event = { ...withOpenData(platform, owner, functionData(data), cloudIDs), ...userInfo }
    checkInvoke(environment.functionRules, functionName(name))
    const invocation = { name: functionName(name), event, identity, source: 'wx_client', parent: span }
    return environment.functions.invoke(invocation)
  }).catch((error: unknown) => {
    throw asClientError(error)
  })
  return { result: JSON.parse(body), errMsg: 'cloud.callFunction:ok', requestID: requestId }
}

type Doors = Observing & Pick<Platform, 'environments' | 'admissions' | 'openapi'>

interface Destination {
  environment: Environment
  identity: Identity
  /** What WeChat adds to the event. */
  userInfo: { userInfo?: { appId: string; openId: string } }
}

function destination(platform: Doors, owner: Owner, { env, ...target }: Omit<Call, 'name'>): Destination {
  const resource = resourceOf(target)
  if (!resource) {
    const environment = functionsOf(platform, owner, env)
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

/** The environment's id, for the log and for faults: whether the call may go there comes later. */
function aimedAt({ environments }: Doors, owner: Owner, { resourceEnv, env }: Omit<Call, 'name'>) {
  if (resourceEnv !== undefined) return environments.get(resourceEnv as string)?.env
  const named = environments.get(env as string)
  return named?.appid === owner.appid ? named.env : environmentOf({ environments }, owner.appid)?.env
}

function functionsOf(platform: Doors, owner: Owner, env: unknown): Environment {
  try {
    return ownEnvironment(platform, owner, env)
  } catch (cause) {
    throw new ClientError(-501000, 'Environment not found', '', { cause })
  }
}

/** Only fields of the event itself; each open data can be had once. */
function withOpenData({ openapi }: Doors, owner: Owner, data: object, cloudIDs: unknown): object {
  if (!Array.isArray(cloudIDs)) return data
  const named = new Set(cloudIDs.map(String))
  return Object.fromEntries(
    Object.entries(data).map(([name, value]: [string, unknown]) => [
      name,
      named.has(name) ? openData(openapi, owner, value) : value,
    ]),
  )
}
