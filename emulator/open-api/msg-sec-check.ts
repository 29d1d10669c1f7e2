import { Refusal, rid } from '../wechat/refusal'
import { checkContentSafety, refuseRisky, verdictOf } from './content-safety'
import type { OpenApi } from './open-api'

/** Characters (字). */
const MAX_CONTENT = 2500
/** Of version 1: 长度不超过 500KB. */
const MAX_BYTES = 500 * 1024

/**
 * `security.msgSecCheck`: fine, unless an answer was set for it. Without a version it is 1.0, which knows 0 and 87014 and
 * asks for nobody. That what is too long is 45002 is a guess: it is WeChat's general code.
 * 2.0: https://developers.weixin.qq.com/minigame/dev/api-backend/open-api/sec-check/security.msgSecCheck.html
 * 1.0: https://developers.weixin.qq.com/miniprogram/en/dev/api-backend/open-api/sec-check/security.msgSecCheck.html
 */
export const msgSecCheck: OpenApi = (platform, call) => {
  const { content, version = 1 } = call.parameters
  if (content === undefined || content === '') throw new Refusal(44002)
  if (typeof content !== 'string') throw new Refusal(47001)
  if (version === 1) {
    if (Buffer.byteLength(content) > MAX_BYTES) throw new Refusal(45002)
    refuseRisky(call)
    return {}
  }
  if (Array.from(content).length > MAX_CONTENT) throw new Refusal(45002)
  checkContentSafety(platform, call)
  return { trace_id: rid(), ...verdictOf(call) }
}
