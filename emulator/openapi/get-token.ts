import type { Platform } from '../platform'
import { jsonBody } from './json-body'
import { Refusal } from './refusal'
import type { AccessToken } from './tokens'

type Given = Record<string, unknown>

/** `GET /cgi-bin/token?grant_type=client_credential&appid=&secret=`. Throws Refusal. */
export function getToken(platform: Platform, method: string, query: Given): AccessToken {
  if (method !== 'GET') throw new Refusal(43001)
  return platform.tokens.issue(authenticated(platform, query))
}

/** `POST /cgi-bin/stable_token` `{ grant_type, appid, secret, force_refresh? }`. Throws Refusal. */
export function getStableToken(platform: Platform, method: string, body: string): AccessToken {
  if (method !== 'POST') throw new Refusal(43002)
  const given = jsonBody(body)
  const token = platform.tokens.stable(authenticated(platform, given), given['force_refresh'] === true)
  if (token === 'quota') throw new Refusal(45009)
  return token
}

function authenticated(platform: Platform, { grant_type, appid, secret }: Given): string {
  if (grant_type !== 'client_credential') throw new Refusal(40002)
  if (!appid) throw new Refusal(41002)
  const miniProgram = platform.miniPrograms.get(typeof appid === 'string' ? appid : '')
  if (!miniProgram) throw new Refusal(40013)
  if (!secret) throw new Refusal(41004)
  if (miniProgram.secret !== secret) throw new Refusal(40125)
  return miniProgram.appid
}
