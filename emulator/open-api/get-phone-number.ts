import { Refusal } from '../wechat/refusal'
import type { PhoneCode } from '../wechat/phone-codes'
import type { OpenApi } from './open-api'

/**
 * `phonenumber.getPhoneNumber`: the number of the person whose phone made the code.
 * https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/phone-number/api_getphonenumber
 */
export const getPhoneNumber: OpenApi = ({ openapi }, { appid, parameters }) => {
  const { code, openid } = parameters
  const found = openapi.phoneCodes.take(appid, code)
  if (!found) throw new Refusal(40029)
  // 填入后会校验 openid 和 code 的绑定关系; with which code it is refused is not documented.
  if (openid !== undefined && openid !== found.openid) throw new Refusal(40003)
  return { phone_info: phoneInfo(found) }
}

/** As it stands in `phone_info`, and in the open data of a cloudID. */
export const phoneInfo = ({ appid, country, number, at }: PhoneCode) => ({
  phoneNumber: country === '86' ? number : `+${country}${number}`,
  purePhoneNumber: number,
  countryCode: country,
  watermark: { timestamp: Math.floor(at / 1000), appid },
})
