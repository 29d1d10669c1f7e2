import type { Owner } from '../../people/phones'
import type { Platform } from '../../platform/platform'
import { excerptOf } from '../../trace/excerpt'
import { observed, type Observing } from '../observed'

/**
 * `wx.requestSubscribeMessage({ tmplIds })`, and the person agrees to every one of them.
 * https://developers.weixin.qq.com/miniprogram/dev/api/open-api/subscribe-message/wx.requestSubscribeMessage.html
 */
export function requestSubscribeMessage(
  { miniPrograms, openapi, ...observing }: Observing & Pick<Platform, 'miniPrograms' | 'openapi'>,
  owner: Owner,
  { tmplIds }: { tmplIds?: unknown },
) {
  const action = 'requestSubscribeMessage'
  const call = {
    span: { door: 'phone', kind: 'openapi', action, appid: owner.appid } as const,
    place: { route: 'client', name: action } as const,
    input: excerptOf({ tmplIds }),
  }
  return observed(observing, call, (): object => {
    if (!Array.isArray(tmplIds) || tmplIds.length === 0) return fail(10_001, 'TmplIds can not be empty')
    const templates = miniPrograms.get(owner.appid)?.subscribeTemplates ?? {}
    const ids = tmplIds.map(String)
    if (!ids.every((id) => Object.hasOwn(templates, id)))
      return fail(20_001, 'No template data return, verify the template id exist')
    for (const id of ids) openapi.subscriptions.agree(owner, id)
    return { ...Object.fromEntries(ids.map((id) => [id, 'accept'])), errMsg: 'requestSubscribeMessage:ok' }
  })
}

const fail = (errCode: number, reason: string) => ({
  errCode,
  errMsg: `requestSubscribeMessage:fail ${reason}`,
})
