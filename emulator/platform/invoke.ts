import type { Platform } from './platform'
import { FunctionFailure } from '../functions/failures'

/** A call that no client makes. */
export interface Invocation {
  env: string
  name: string
  /** Default `{}`. */
  event?: Record<string, unknown>
  /** What `getWXContext().SOURCE` says: default `wx_trigger`, a timer trigger. */
  source?: string
}

/** As a timer trigger or the console does it: without an openid. Rejects with FunctionFailure. */
export async function invoke(
  { environments }: Pick<Platform, 'environments'>,
  { env, name, event = {}, source = 'wx_trigger' }: Invocation,
): Promise<unknown> {
  const environment = environments.get(env)
  if (!environment) throw new FunctionFailure('INVALIID_ENV', `there is no environment ${env}`)
  const identity = { appid: environment.appid }
  const { body } = await environment.functions.invoke({ name, event, identity, source })
  return JSON.parse(body) as unknown
}
