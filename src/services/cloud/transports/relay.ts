import { Errcode } from '@contract'
import { toAnswer } from '../answer'
import type { Transport, WxCloud } from '../transport'

/**
 * To a function in another owner's cloud environment, through the function `api` of our own.
 *
 * The envelope is double: `api` puts the target's whole answer into `data` of its own. Where `api` itself says
 * no there is no inner answer, and its own is the answer.
 */
export const relay = (cloud: WxCloud): Transport => ({
  async call(func, data, { requestId }) {
    const { result } = await cloud.callFunction({ name: 'api', data: { func, data, requestId } })
    const outer = toAnswer(result)
    return outer.errcode === Errcode.OK ? toAnswer(outer.data) : outer
  },
})
