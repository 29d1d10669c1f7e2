import { toAnswer } from '../answer'
import type { Transport, WxCloud } from '../transport'

/** To a function of the mini program's own cloud environment, by its name. */
export const direct = (cloud: WxCloud): Transport => ({
  async call(name, data, { requestId }) {
    const { result } = await cloud.callFunction({ name, data: { ...data, requestId } })
    return toAnswer(result)
  },
})
