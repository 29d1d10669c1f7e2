import { Refusal } from '../wechat/refusal'
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
  const { country, number } = found
  return {
    phone_info: {
      phoneNumber: country === '86' ? number : `+${country}${number}`,
      purePhoneNumber: number,
      countryCode: country,
      watermark: { timestamp: Math.floor(found.at / 1000), appid },
    },
  }
}
