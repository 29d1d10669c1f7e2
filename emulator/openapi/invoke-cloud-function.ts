import type { Span } from '../control/call-log'
import { asFunctionFailure, FunctionFailure } from '../functions/failures'
import { jsonObject } from '../json-object'
import { environmentOf, type Platform } from '../platform'
import { Refusal } from './refusal'

export interface InvokeRequest {
  method: string
  accessToken: string | undefined
  env: string | undefined
  name: string | undefined
  body: string
}

/** 由 HTTP API 触发云函数的超时时间为 5s, whatever the function's own. */
const LIMIT = 5_000

/**
 * `POST /tcb/invokecloudfunction?access_token=&env=&name=`, the body is the event:
 * https://developers.weixin.qq.com/minigame/dev/wxcloud/reference-http-api/functions/invokeCloudFunction.html
 * The function learns which mini program called, and of no person. Throws Refusal.
 */
export async function invokeCloudFunction(platform: Platform, request: InvokeRequest, span: Span) {
  const appid = ownerOf(platform, request)
  const data = eventOf(request.body)
  const { env, name } = request
  if (!env || !name) throw new Refusal(40101)
  if (!environmentOf(platform, appid)) throw new Refusal(85088)
  const environment = platform.environments.get(env)
  if (environment?.appid !== appid)
    throw new Refusal(-501005, `resource env error, ${env} is no environment of this app`)
  const event = { ...data, userInfo: { appId: appid } }
  try {
    const call = { name, event, identity: { appid }, source: 'wx_http', parent: span }
    const { body } = await inTime(environment.functions.invoke(call))
    return { errcode: 0, errmsg: 'ok', resp_data: body }
  } catch (error) {
    const { errCode, title, message } = asFunctionFailure(error)
    throw new Refusal(errCode, [title, message].filter(Boolean).join(', '))
  }
}

/** The mini program that the token belongs to. */
function ownerOf(platform: Platform, { method, accessToken }: InvokeRequest): string {
  if (method !== 'POST') throw new Refusal(43002)
  if (!accessToken) throw new Refusal(41001)
  const found = platform.tokens.check(accessToken)
  if (found.state === 'valid') return found.appid
  throw new Refusal({ unknown: 40014, expired: 42001, replaced: 40001 }[found.state])
}

function eventOf(body: string): Record<string, unknown> {
  if (body === '') throw new Refusal(44002)
  const event = jsonObject(body)
  if (!event) throw new Refusal(47001)
  return event
}

/** Only the waiting ends: the function runs on, so what became of it stays unknown to the caller. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    const failure = new FunctionFailure('SERVER_TIMEOUT', `no answer within ${LIMIT / 1000} seconds`)
    timer = setTimeout(() => reject(failure), LIMIT)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
