import { Refusal, rid } from '../wechat/refusal'
import { checkContentSafety, verdictOf } from './content-safety'
import type { OpenApi } from './open-api'

/** Characters (字). */
const MAX_CONTENT = 2500

/**
 * `security.msgSecCheck` 2.0: fine, unless an answer was set for it.
 * https://developers.weixin.qq.com/minigame/dev/api-backend/open-api/sec-check/security.msgSecCheck.html
 */
export const msgSecCheck: OpenApi = (platform, call) => {
  const { content } = call.parameters
  if (content === undefined || content === '') throw new Refusal(44002)
  if (typeof content !== 'string') throw new Refusal(47001)
  // The limit is documented, the code that it is refused with is not: this is WeChat's general one.
  if (Array.from(content).length > MAX_CONTENT) throw new Refusal(45002)
  checkContentSafety(platform, call)
  return { trace_id: rid(), ...verdictOf(call) }
}
