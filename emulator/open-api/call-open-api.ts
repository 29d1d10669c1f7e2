import { Refusal } from '../wechat/refusal'
import { getPhoneNumber } from './get-phone-number'
import { mediaCheckAsync } from './media-check-async'
import { msgSecCheck } from './msg-sec-check'
import type { OpenApi, OpenApiCall, OpenApiPlatform } from './open-api'
import { sendSubscribeMessage } from './subscribe-message'

/** By the name that `cloud.openapi` and a function's config.json call them. */
const APIS: ReadonlyMap<string, { path: string; perform: OpenApi }> = new Map([
  ['security.msgSecCheck', { path: '/wxa/msg_sec_check', perform: msgSecCheck }],
  ['security.mediaCheckAsync', { path: '/wxa/media_check_async', perform: mediaCheckAsync }],
  ['phonenumber.getPhoneNumber', { path: '/wxa/business/getuserphonenumber', perform: getPhoneNumber }],
  ['subscribeMessage.send', { path: '/cgi-bin/message/subscribe/send', perform: sendSubscribeMessage }],
])

export const isOpenApi = (api: string): boolean => APIS.has(api)

/** Path on `api.weixin.qq.com` → name. */
export const OPEN_API_PATHS: readonly (readonly [path: string, api: string])[] = [...APIS].map(
  ([api, { path }]) => [path, api] as const,
)

/** Rejects with Refusal. */
export async function callOpenApi(
  platform: OpenApiPlatform,
  api: string,
  call: Omit<OpenApiCall, 'verdict'>,
): Promise<Record<string, unknown>> {
  const found = APIS.get(api)
  if (!found) throw new Refusal(40066)
  platform.openapi.quotas.use(call.appid, api)
  const set = platform.openapi.answers.take(api, call.appid, call.parameters)
  if (set?.errcode !== undefined) throw new Refusal(set.errcode, set.errmsg)
  if (set?.body) return set.body
  return { errcode: 0, errmsg: 'ok', ...(await found.perform(platform, { ...call, verdict: set })) }
}
