import { type Environment, environmentOf, type Platform } from '../../platform/platform'
import { Refusal } from '../../wechat/refusal'

/** The mini program that a request with an access_token is made in the name of. @throws Refusal */
export function ownerOf(
  { tokens }: Pick<Platform, 'tokens'>,
  method: string,
  accessToken: string | undefined,
): string {
  if (method !== 'POST') throw new Refusal(43002)
  if (!accessToken) throw new Refusal(41001)
  const found = tokens.check(accessToken)
  if (found.state === 'valid') return found.appid
  throw new Refusal({ unknown: 40014, expired: 42001, replaced: 40001 }[found.state])
}

/** The environment that it names, which must be the mini program's. @throws Refusal */
export function cloudOf(platform: Pick<Platform, 'environments'>, appid: string, env: unknown): Environment {
  if (!env) throw new Refusal(40101)
  if (!environmentOf(platform, appid)) throw new Refusal(85088)
  const name = typeof env === 'string' ? env : JSON.stringify(env)
  const environment = platform.environments.get(name)
  if (environment?.appid === appid) return environment
  throw new Refusal(-501005, `resource env error, ${name} is no environment of this app`)
}
