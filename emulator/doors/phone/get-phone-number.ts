import type { Owner } from '../../people/phones'
import type { Platform } from '../../platform/platform'
import { observed, type Observing } from '../observed'

/**
 * The person taps `<button open-type="getPhoneNumber">` and agrees; without a number they cannot. What `e.detail` holds:
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html
 */
export function getPhoneNumber(
  { people, openapi, ...observing }: Observing & Pick<Platform, 'people' | 'openapi'>,
  owner: Owner,
) {
  const call = {
    span: { door: 'phone', kind: 'openapi', action: 'getPhoneNumber', appid: owner.appid } as const,
    place: { route: 'client', name: 'getPhoneNumber' } as const,
    input: undefined,
  }
  return observed(observing, call, () => {
    const { phoneNumber } = people.find(owner.appid, owner.openid) ?? {}
    if (phoneNumber === undefined) return { errMsg: 'getPhoneNumber:fail user deny' }
    const [code, cloudID] = [1, 2].map(() => openapi.phoneCodes.make(owner, phoneNumber))
    return { errMsg: 'getPhoneNumber:ok', code, cloudID }
  })
}
