import type { Platform } from '../../platform/platform'
import type { Owner } from '../../people/phones'

/**
 * `wx.requestSubscribeMessage({ tmplIds })`, and the person agrees to every one of them.
 * https://developers.weixin.qq.com/miniprogram/dev/api/open-api/subscribe-message/wx.requestSubscribeMessage.html
 */
export function requestSubscribeMessage(
  { miniPrograms, openapi }: Platform,
  owner: Owner,
  { tmplIds }: { tmplIds?: unknown },
) {
  if (!Array.isArray(tmplIds) || tmplIds.length === 0) return fail(10_001, 'TmplIds can not be empty')
  const templates = miniPrograms.get(owner.appid)?.subscribeTemplates ?? {}
  const ids = tmplIds.map(String)
  if (!ids.every((id) => Object.hasOwn(templates, id)))
    return fail(20_001, 'No template data return, verify the template id exist')
  for (const id of ids) openapi.subscriptions.agree(owner, id)
  return { ...Object.fromEntries(ids.map((id) => [id, 'accept'])), errMsg: 'requestSubscribeMessage:ok' }
}

const fail = (errCode: number, reason: string) => ({
  errCode,
  errMsg: `requestSubscribeMessage:fail ${reason}`,
})
