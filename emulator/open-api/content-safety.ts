import { Refusal } from '../wechat/refusal'
import type { OpenApiCall, OpenApiPlatform } from './open-api'

/** What content safety 2.0 found. */
export interface Verdict {
  result: { suggest: 'pass' | 'review' | 'risky'; label: number }
  detail: { strategy: string; errcode: number; suggest?: string; label?: number; prob?: number }[]
}

/** 用户需在近两小时访问过小程序 */
const ACTIVE = 2 * 3_600_000
/** `label`: nothing found; found, and none of the named kinds. */
const FINE = 100
const OTHER = 21_000

/**
 * What both APIs of content safety 2.0 want: a version, a scene and the openid of a person who has used this mini
 * program of late. Codes: 40003, 40129, 43104, 44002, 47001 and 61010 of msgSecCheck's page; that mediaCheckAsync has
 * the same ones is a guess.
 * https://developers.weixin.qq.com/minigame/dev/api-backend/open-api/sec-check/security.msgSecCheck.html
 * @throws Refusal
 */
export function checkContentSafety(
  { openapi, people }: OpenApiPlatform,
  { appid, parameters }: OpenApiCall,
): void {
  const { version, scene, openid } = parameters
  if (version !== 2) throw new Refusal(47001, 'data format error: version must be 2')
  if (![1, 2, 3, 4].includes(scene as number)) throw new Refusal(40129)
  if (typeof openid !== 'string' || openid === '') throw new Refusal(40003)
  const visited = openapi.visits.last({ appid, openid })
  if (visited === undefined && !people.find(appid, openid)) {
    throw new Refusal(openapi.visits.elsewhere(openid) || people.anywhere(openid) ? 43104 : 40003)
  }
  if (visited === undefined || openapi.now() - visited >= ACTIVE) throw new Refusal(61010)
}

/** Of version 1.0 and of imgSecCheck, which know fine and not fine alone. @throws Refusal 87014 */
export function refuseRisky({ verdict }: OpenApiCall): void {
  if ((verdict?.suggest ?? 'pass') !== 'pass') throw new Refusal(87014)
}

export function verdictOf({ verdict }: OpenApiCall): Verdict {
  const { suggest = 'pass' } = verdict ?? {}
  const { label = suggest === 'pass' ? FINE : OTHER } = verdict ?? {}
  const result = { suggest, label }
  return { result, detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }] }
}
