import type { Caller } from '../functions/invocations'
import type { Environment, Platform } from '../platform'
import { TcbError } from '../tcb-error'

/**
 * Whose request this is: that of a running invocation (`wxCloudApiToken`) or, outside of any, of an instance
 * (`sessionToken`). It reaches its own environment only, whatever `?env=` says.
 */
export function authorise(
  platform: Platform,
  env: string | undefined,
  request: Record<string, unknown>,
): { caller: Caller; environment: Environment } {
  if (env && !platform.environments.has(env))
    throw new TcbError('INVALIID_ENV', `there is no environment ${env}`)
  const { invocations } = platform
  const caller = invocations.find(request['wxCloudApiToken']) ?? invocations.find(request['sessionToken'])
  if (!caller)
    throw new TcbError('SIGN_PARAM_INVALID', 'the request does not come from a function of this cloud')
  const environment = platform.environments.get(caller.env)
  // `cloud.init()` without env leaves it out: the default environment, here always one's own.
  if (!environment || (env && env !== caller.env)) {
    throw new TcbError('INVALIID_ENV', `a function of ${caller.env} may not use the environment ${env}`)
  }
  return { caller, environment }
}
