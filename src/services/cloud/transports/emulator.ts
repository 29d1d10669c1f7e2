import Taro from '@tarojs/taro'
import { isObject } from '../answer'
import type { Resource, SharedCloud, SharingWxCloud } from '../transport'

/**
 * Where it listens, without a slash at the end, and whose phone this is: the emulator knows the person and the mini
 * program behind it. Or the mini program alone: then its first person's.
 */
type Emulator = { url: string } & ({ phone: string } | { appid: string })

/** Stands in for `wx.cloud` where there is no WeChat: the H5 preview, and WeChat DevTools without an account. */
export function emulator({ url, ...whose }: Emulator): SharingWxCloud {
  const post = async (method: 'callFunction' | 'init' | 'open', data: object) => {
    const response = await Taro.request<unknown>({
      url: `${url}/client/${method}`,
      method: 'POST',
      header: { 'content-type': 'application/json' },
      data,
    })
    const answer = response.data
    if (response.statusCode === 200 && isObject(answer) && answer.errCode === undefined) return answer
    // As wx.cloud does it: what the platform refuses is a rejection, not a result.
    throw Object.assign(new Error(`${method}:fail`), isObject(answer) ? answer : {})
  }

  // Asked for each time: the emulator may have been started anew, and then it knows the phone of before no more.
  const phone = async () => ('phone' in whose ? whose : { phone: (await post('open', whose)).phone })
  const ask = async (method: 'callFunction' | 'init', request: object) =>
    post(method, { ...(await phone()), ...request })

  class Cloud implements SharedCloud {
    constructor(private readonly resource: Resource) {}
    init = () => ask('init', this.resource)
    callFunction = (request: { name: string; data: object }) =>
      ask('callFunction', { ...request, ...this.resource })
  }

  return { callFunction: (request) => ask('callFunction', request), Cloud }
}
