import type { Platform } from '../../platform/platform'
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
