import { environmentOf, type Environment, type Platform } from '../../platform/platform'
import { TcbError } from '../../shared/tcb-error'
import type { Owner } from '../../people/phones'

/** The one that is named, or the mini program's first. Throws TcbError where it is none of its own. */
export function ownEnvironment(
  platform: Pick<Platform, 'environments'>,
  { appid }: Owner,
  env: unknown,
): Environment {
  const own = environmentOf(platform, appid)
  const found = env === undefined ? own : platform.environments.get(env as string)
  if (found?.appid === appid) return found
  if (own?.answersToAny) return own
  throw new TcbError('INVALIID_ENV', 'there is no such environment of this mini program')
}
