import type { Platform } from '../../platform/platform'
import { authenticated, type From } from './authenticated'
import { jsonBody } from './json-body'
import { Refusal } from '../../wechat/refusal'
import type { AccessToken } from '../../wechat/tokens'

type Given = Record<string, unknown>

type Doors = Pick<Platform, 'tokens' | 'openapi' | 'miniPrograms'>

/** `GET /cgi-bin/token?grant_type=client_credential&appid=&secret=`. Throws Refusal. */
export function getToken(platform: Doors, { method, remote }: From, query: Given): AccessToken {
  if (method !== 'GET') throw new Refusal(43001)
  checkGrant(query)
  const appid = authenticated(platform, query, remote)
  platform.openapi.quotas.use(appid, 'token')
  return platform.tokens.issue(appid)
}

/** `POST /cgi-bin/stable_token` `{ grant_type, appid, secret, force_refresh? }`. Throws Refusal. */
export function getStableToken(platform: Doors, { method, remote }: From, body: string): AccessToken {
  if (method !== 'POST') throw new Refusal(43002)
  const given = jsonBody(body)
  checkGrant(given)
  const appid = authenticated(platform, given, remote)
  platform.openapi.quotas.use(appid, 'stable_token')
  const token = platform.tokens.stable(appid, given['force_refresh'] === true)
  if (token === 'quota') throw new Refusal(45009)
  return token
}

function checkGrant({ grant_type }: Given): void {
  if (grant_type !== 'client_credential') throw new Refusal(40002)
}
