import { Refusal } from '../wechat/refusal'
import { sendCustomerMessage } from './customer-service-message'
import { getPhoneNumber } from './get-phone-number'
import { imgSecCheck } from './img-sec-check'
import { Media } from './media'
import { mediaCheckAsync } from './media-check-async'
import { msgSecCheck } from './msg-sec-check'
import type { OpenApi, OpenApiCall, OpenApiPlatform } from './open-api'
import { sendSubscribeMessage } from './subscribe-message'
import { createQRCode, getCode, getUnlimited } from './wxacode'

/** By the name that `cloud.openapi` and a function's config.json call them. */
const APIS: ReadonlyMap<string, { path: string; perform: OpenApi }> = new Map([
  ['security.msgSecCheck', { path: '/wxa/msg_sec_check', perform: msgSecCheck }],
  ['security.imgSecCheck', { path: '/wxa/img_sec_check', perform: imgSecCheck }],
  ['security.mediaCheckAsync', { path: '/wxa/media_check_async', perform: mediaCheckAsync }],
  ['phonenumber.getPhoneNumber', { path: '/wxa/business/getuserphonenumber', perform: getPhoneNumber }],
  ['subscribeMessage.send', { path: '/cgi-bin/message/subscribe/send', perform: sendSubscribeMessage }],
  ['customerServiceMessage.send', { path: '/cgi-bin/message/custom/send', perform: sendCustomerMessage }],
  ['wxacode.get', { path: '/wxa/getwxacode', perform: getCode }],
  ['wxacode.getUnlimited', { path: '/wxa/getwxacodeunlimit', perform: getUnlimited }],
  ['wxacode.createQRCode', { path: '/cgi-bin/wxaapp/createwxaqrcode', perform: createQRCode }],
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
): Promise<object> {
  const found = APIS.get(api)
  if (!found) throw new Refusal(40066)
  platform.openapi.quotas.use(call.appid, api)
  const set = platform.openapi.answers.take(api, call.appid, call.parameters)
  if (set?.errcode !== undefined) throw new Refusal(set.errcode, set.errmsg)
  if (set?.body) return set.body
  const answer = await found.perform(platform, { ...call, verdict: set })
  return answer instanceof Media ? answer : { errcode: 0, errmsg: 'ok', ...answer }
}
