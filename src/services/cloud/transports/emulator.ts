import Taro from '@tarojs/taro'
import { isObject } from '../answer'
import type { Resource, SharedCloud, SharingWxCloud } from '../transport'

interface Emulator {
  /** Where it listens, without a slash at the end. */
  url: string
  /** Whose phone this is: the emulator knows the person and the mini program behind it. */
  phone: string
}

/** Stands in for `wx.cloud` where there is no WeChat: the H5 preview. */
export function emulator({ url, phone }: Emulator): SharingWxCloud {
  const ask = async (method: 'callFunction' | 'init', request: object) => {
    const response = await Taro.request<unknown>({
      url: `${url}/client/${method}`,
      method: 'POST',
      header: { 'content-type': 'application/json' },
      data: { phone, ...request },
    })
    const answer = response.data
    if (response.statusCode === 200 && isObject(answer) && answer.errCode === undefined) return answer
    // As wx.cloud does it: what the platform refuses is a rejection, not a result.
    throw Object.assign(new Error(`${method}:fail`), isObject(answer) ? answer : {})
  }

  class Cloud implements SharedCloud {
    constructor(private readonly resource: Resource) {}
    init = () => ask('init', this.resource)
    callFunction = (request: { name: string; data: object }) =>
      ask('callFunction', { ...request, ...this.resource })
  }

  return { callFunction: (request) => ask('callFunction', request), Cloud }
}
