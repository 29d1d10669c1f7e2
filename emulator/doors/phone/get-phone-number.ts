import type { Platform } from '../../platform/platform'
import type { Owner } from '../../people/phones'

/**
 * The person taps `<button open-type="getPhoneNumber">` and agrees; without a number they cannot. What `e.detail` holds:
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html
 */
export function getPhoneNumber({ people, openapi }: Platform, owner: Owner) {
  const { phoneNumber } = people.find(owner.appid, owner.openid) ?? {}
  if (phoneNumber === undefined) return { errMsg: 'getPhoneNumber:fail user deny' }
  return { errMsg: 'getPhoneNumber:ok', code: openapi.phoneCodes.make(owner, phoneNumber) }
}
