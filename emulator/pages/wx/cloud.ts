import { ask, type Phone, settle } from './ask'
import { database } from './database'
import { files } from './files'
import { Watches } from './watch'

interface FunctionCall {
  name: string
  data?: object
}

/** `wx.cloud` of one phone. https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/ */
export function wxCloud(phone: Phone) {
  const watches = new Watches(phone)
  return {
    init: () => undefined,
    callFunction: ({ name, data, ...options }: FunctionCall) =>
      settle('cloud.callFunction', options, () =>
        ask<{ result: unknown; requestID: string }>(phone, 'callFunction', { name, data }),
      ),
    ...files(phone),
    database: (options?: { env?: string }) => database(phone, watches, options),
  }
}
