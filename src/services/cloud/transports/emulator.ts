import Taro from '@tarojs/taro'
import { isObject } from '../answer'
import type { WxCloud } from '../transport'

interface Emulator {
  /** Where it listens, without a slash at the end. */
  url: string
  /** Whose phone this is: the emulator knows the person and the mini program behind it. */
  phone: string
}

/** Stands in for `wx.cloud` where there is no WeChat: the H5 preview. */
export const emulator = ({ url, phone }: Emulator): WxCloud => ({
  async callFunction({ name, data }) {
    const response = await Taro.request<unknown>({
      url: `${url}/client/callFunction`,
      method: 'POST',
      header: { 'content-type': 'application/json' },
      data: { phone, name, data },
    })
    const answer = response.data
    if (response.statusCode === 200 && isObject(answer) && answer.errCode === undefined) return answer
    // As wx.cloud does it: what the platform refuses is a rejection, not a result.
    throw Object.assign(new Error('callFunction:fail'), isObject(answer) ? answer : {})
  },
})
