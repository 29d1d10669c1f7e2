import { randomBytes } from 'node:crypto'
import type { Platform } from '../../platform/platform'
import { Refusal } from '../../wechat/refusal'
import { authenticated, type From } from './authenticated'

/**
 * `GET /sns/jscode2session?appid=&secret=&js_code=&grant_type=authorization_code`: who has logged in by `wx.login`. Nothing is
 * encrypted with the session_key here. 40163, 41008: as people report them, the page names 40029 alone. Throws Refusal.
 * https://developers.weixin.qq.com/minigame/dev/api-backend/open-api/login/auth.code2Session.html
 */
export function code2Session(
  platform: Pick<Platform, 'miniPrograms' | 'openapi'>,
  { method, remote }: From,
  query: Record<string, unknown>,
) {
  if (method !== 'GET') throw new Refusal(43001)
  const { js_code: code, grant_type } = query
  const appid = authenticated(platform, query, remote)
  if (!code) throw new Refusal(41008)
  if (grant_type !== 'authorization_code') throw new Refusal(40002)
  const found = platform.openapi.loginCodes.take(appid, code)
  if (found === 'used') throw new Refusal(40163)
  if (!found) throw new Refusal(40029)
  const { openid, unionid } = found
  const session_key = randomBytes(16).toString('base64')
  return { openid, session_key, ...(unionid !== undefined && { unionid }) }
}
