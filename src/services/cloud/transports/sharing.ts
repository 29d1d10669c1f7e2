import type { Resource, SharedCloud, SharingWxCloud, Transport, WxCloud } from '../transport'
import { direct } from './direct'

/**
 * To a function in the cloud environment that another mini program of the same owner shares with ours: called by
 * its name, with no relay, secret or token in between. WeChat tells the function who is calling.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/resource-sharing/
 */
export const sharing = (cloud: SharingWxCloud, resource: Resource): Transport =>
  direct(enteredOnce(new cloud.Cloud(resource)))

/** Enters with the first call; whoever calls meanwhile waits for the same entry. One that failed is tried again. */
function enteredOnce(shared: SharedCloud): WxCloud {
  let entry: Promise<unknown> | undefined

  async function enter(): Promise<unknown> {
    try {
      return await shared.init()
    } catch (error) {
      entry = undefined
      throw error
    }
  }

  return {
    async callFunction(request) {
      await (entry ??= enter())
      return shared.callFunction(request)
    },
  }
}
