import type { Caller } from '../../functions/invocations'
import type { Environment, Platform } from '../../platform/platform'
import { TcbError } from '../../shared/tcb-error'

export interface Authorised {
  caller: Caller
  environment: Environment
  /** It is another mini program's environment, reached by environment sharing. */
  visiting: boolean
}

/**
 * Whose request this is: that of a running invocation (`wxCloudApiToken`) or, outside of any, of an instance
 * (`sessionToken`). It reaches its own environment only, whatever `?env=` says, or, with the credentials of a
 * `cloud.Cloud`, the one that these were lent for.
 */
export function authorise(
  platform: Pick<Platform, 'environments' | 'invocations'>,
  env: string | undefined,
  request: Record<string, unknown>,
): Authorised {
  if (env && !platform.environments.has(env) && !isLenient(platform)) throw noSuch(env)
  const visiting = Boolean(request['crossAuthorizationToken'])
  const caller = visiting ? visitor(platform, request) : ownCaller(platform, request)
  const environment = platform.environments.get(caller.env)
  // `cloud.init()` without env leaves it out: the default environment, here always one's own.
  if (!environment || (env && env !== caller.env && !environment.answersToAny)) {
    throw new TcbError('INVALIID_ENV', `a function of ${caller.env} may not use the environment ${env}`)
  }
  return { caller, environment, visiting }
}

const noSuch = (env: string) => new TcbError('INVALIID_ENV', `there is no environment ${env}`)

const isLenient = ({ environments }: Pick<Platform, 'environments'>) =>
  [...environments.values()].some(({ answersToAny }) => answersToAny)

function ownCaller({ invocations }: Pick<Platform, 'invocations'>, request: Record<string, unknown>): Caller {
  const caller = invocations.find(request['wxCloudApiToken']) ?? invocations.find(request['sessionToken'])
  if (caller) return caller
  throw new TcbError('SIGN_PARAM_INVALID', 'the request does not come from a function of this cloud')
}

/**
 * The SDK keeps the credentials of a `cloud.Cloud` for ever. Whom the cloud takes the next caller of a warm
 * instance for is documented nowhere; here it is told that these are not its own.
 */
function visitor({ invocations }: Pick<Platform, 'invocations'>, request: Record<string, unknown>): Caller {
  const caller = invocations.findLent(request['wxCloudApiToken'], request['sessionToken'])
  if (caller) return caller
  throw new TcbError(
    'SIGN_PARAM_INVALID',
    'these cross-account credentials are not of this call: make a new cloud.Cloud in every call',
  )
}
