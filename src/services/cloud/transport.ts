import type { Answer, FunctionName } from '@contract'

/** How a call reaches a cloud function. One file per way in `transports/`; each app's `setup.ts` picks one. */
export interface Transport {
  /**
   * Gives the function's own answer, whatever it says. Rejects when there is none: a lost connection, a
   * refusal by the platform, or something that is no answer.
   */
  call(name: FunctionName, data: object, options: { requestId: string }): Promise<Answer>
}

/** The part of `wx.cloud` that is used. */
export interface WxCloud {
  callFunction(request: { name: string; data: object }): Promise<{ result?: unknown }>
}

/** Whose cloud environment it is, and which. */
export interface Resource {
  resourceAppid: string
  resourceEnv: string
}

/** A `new wx.cloud.Cloud(resource)`; `init` has to have succeeded before the first call. */
export interface SharedCloud extends WxCloud {
  init(): Promise<unknown>
}

/** `wx.cloud` where environments may be shared: base library 2.13. */
export interface SharingWxCloud extends WxCloud {
  Cloud: new (resource: Resource) => SharedCloud
}
