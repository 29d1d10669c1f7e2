import { Refusal } from '../wechat/refusal'
import { isPerson } from './is-person'
import type { OpenApi, OpenApiCall } from './open-api'

/**
 * `subscribeMessage.send`: once per agreement that the person gave with `wx.requestSubscribeMessage`.
 * https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/subscribe-message/subscribeMessage.send.html
 */
export const sendSubscribeMessage: OpenApi = (platform, call) => {
  const { appid, parameters } = call
  const { touser: openid, template_id: templateId, page } = parameters
  if (typeof openid !== 'string' || !isPerson(platform, appid, openid)) throw new Refusal(40003)
  const templates = platform.miniPrograms.get(appid)?.subscribeTemplates ?? {}
  if (typeof templateId !== 'string' || !Object.hasOwn(templates, templateId)) throw new Refusal(40037)
  if (page !== undefined && typeof page !== 'string') throw new Refusal(41030)
  const data = valuesOf(call, templates[templateId] ?? [])
  if (!platform.openapi.subscriptions.use({ appid, openid }, templateId)) throw new Refusal(43101)
  platform.openapi.messages.add({ appid, openid, templateId, data, ...(page !== undefined && { page }) })
  return {}
}

/** `{ "thing1": { "value": "…" } }`: each keyword of the template, none else. @throws Refusal 47003 */
function valuesOf({ parameters }: OpenApiCall, keywords: readonly string[]): Record<string, string> {
  const given = (parameters['data'] ?? {}) as Record<string, { value?: unknown } | undefined>
  const stranger = Object.keys(given).find((keyword) => !keywords.includes(keyword))
  if (stranger !== undefined)
    throw new Refusal(47003, `argument invalid! data.${stranger} is not in the template`)
  const pairs = keywords.map((keyword) => {
    const value = given[keyword]?.value
    if (!isValue(keyword, value)) throw new Refusal(47003, `argument invalid! data.${keyword}.value invalid`)
    return [keyword, String(value)] as const
  })
  return Object.fromEntries(pairs)
}

/** What each kind of keyword may hold, of the page's table. */
const KINDS: Record<string, RegExp> = {
  thing: /^.{1,20}$/su,
  number: /^\d{1,32}(\.\d+)?$/,
  letter: /^[a-z]{1,32}$/i,
  character_string: /^[\x20-\x7e]{1,32}$/,
  phone_number: /^[\d+\- ()]{1,17}$/,
  phrase: /^\p{Script=Han}{1,5}$/u,
  name: /^(\p{Script=Han}{1,10}|[\x20-\x7e]{1,20})$/u,
}

function isValue(keyword: string, value: unknown): boolean {
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return false
  const kind = KINDS[keyword.replace(/\d+$/, '')]
  return kind?.test(String(value)) ?? true
}
