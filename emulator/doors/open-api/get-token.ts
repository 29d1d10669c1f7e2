import type { Platform } from '../../platform/platform'
import { checkIp } from '../../wechat/ip-allow-list'
import { jsonBody } from './json-body'
import { Refusal } from '../../wechat/refusal'
import type { AccessToken } from '../../wechat/tokens'

type Given = Record<string, unknown>

interface From {
  method: string
  /** The address that the request comes from. */
  remote: string
}

type Doors = Pick<Platform, 'tokens' | 'openapi' | 'miniPrograms'>

/** `GET /cgi-bin/token?grant_type=client_credential&appid=&secret=`. Throws Refusal. */
export function getToken(platform: Doors, { method, remote }: From, query: Given): AccessToken {
  if (method !== 'GET') throw new Refusal(43001)
  const appid = authenticated(platform, query, remote)
  platform.openapi.quotas.use(appid, 'token')
  return platform.tokens.issue(appid)
}

/** `POST /cgi-bin/stable_token` `{ grant_type, appid, secret, force_refresh? }`. Throws Refusal. */
export function getStableToken(platform: Doors, { method, remote }: From, body: string): AccessToken {
  if (method !== 'POST') throw new Refusal(43002)
  const given = jsonBody(body)
  const appid = authenticated(platform, given, remote)
  platform.openapi.quotas.use(appid, 'stable_token')
  const token = platform.tokens.stable(appid, given['force_refresh'] === true)
  if (token === 'quota') throw new Refusal(45009)
  return token
}

function authenticated(platform: Doors, { grant_type, appid, secret }: Given, remote: string): string {
  if (grant_type !== 'client_credential') throw new Refusal(40002)
  if (!appid) throw new Refusal(41002)
  const miniProgram = platform.miniPrograms.get(typeof appid === 'string' ? appid : '')
  if (!miniProgram) throw new Refusal(40013)
  if (!secret) throw new Refusal(41004)
  if (miniProgram.secret !== secret) throw new Refusal(40125)
  checkIp(miniProgram.ipAllowList, remote)
  return miniProgram.appid
}
