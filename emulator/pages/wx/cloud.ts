import { ask, settle, WxError } from './ask'
import type { Carrier } from './carrier'
import { CloudID, withoutCloudIDs } from './cloud-id'
import { database } from './database'
import { files } from './files'
import { Watches } from './watch'

interface FunctionCall {
  name: string
  data?: object
  config?: { env?: string }
}

/** As `init` has it: one id, or one for each kind of service. */
type Env = string | { database?: string; functions?: string; storage?: string }

interface Resource {
  resourceAppid: string
  resourceEnv: string
}

/** `wx.cloud` of one phone. https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/ */
export function wxCloud(carrier: Carrier) {
  const watches = new Watches(carrier)
  const envs: { database?: string; functions?: string; storage?: string } = {}

  /** Where the mini program's own environment is not meant. */
  class Cloud {
    constructor(private readonly resource: Resource) {}
    init = () => settle('cloud.init', undefined, () => ask<object>(carrier, 'init', this.resource))
    callFunction = (call: FunctionCall) => callFunction(carrier, call, this.resource)
  }

  return {
    init({ env }: { env?: Env } = {}) {
      const all = typeof env === 'string' ? { database: env, functions: env, storage: env } : env
      Object.assign(envs, all)
    },
    callFunction: (call: FunctionCall) =>
      callFunction(carrier, call, { env: call.config?.env ?? envs.functions }),
    ...files(carrier, () => envs.storage),
    database: (options: { env?: string } = {}) =>
      database(carrier, watches, { env: options.env ?? envs.database }),
    CloudID,
    Cloud,
    callContainer: (options?: object) => noContainers('callContainer', options),
    connectContainer: (options?: object) => noContainers('connectContainer', options),
  }
}

const callFunction = (carrier: Carrier, { name, data, config: _, ...options }: FunctionCall, where: object) =>
  settle('cloud.callFunction', options, () =>
    ask<{ result: unknown; requestID: string }>(carrier, 'callFunction', {
      name,
      ...withoutCloudIDs(data),
      ...where,
    }),
  )

const noContainers = (api: string, options: object | undefined) =>
  settle(`cloud.${api}`, options, (): Promise<object> =>
    Promise.reject(
      new WxError(-501021, '-501021 operation not supported. The emulator runs no containers (云托管)'),
    ),
  )
