import type { Owner } from '../../people/phones'
import type { Platform } from '../../platform/platform'
import { observed, type Observing } from '../observed'

/** `wx.login`: https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.login.html */
export function login({ openapi, ...observing }: Observing & Pick<Platform, 'openapi'>, owner: Owner) {
  const call = {
    span: { door: 'phone', kind: 'openapi', action: 'login', appid: owner.appid } as const,
    place: { route: 'client', name: 'login' } as const,
    input: undefined,
    // The code is a log-in: it stands in no log.
    told: () => ({}),
  }
  return observed(observing, call, () => ({ code: openapi.loginCodes.make(owner), errMsg: 'login:ok' }))
}
