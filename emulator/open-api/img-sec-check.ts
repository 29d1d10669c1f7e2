import { Refusal } from '../wechat/refusal'
import { refuseRisky } from './content-safety'
import { Media } from './media'
import type { OpenApi } from './open-api'

/** 图片大小限制：1M */
const MAX_BYTES = 1024 * 1024

/**
 * `security.imgSecCheck`: fine, unless an answer was set for it. The picture itself is not looked at.
 * 87014 and the size stand on the page; 40006 and 41005 are WeChat's general codes for such files.
 * https://developers.weixin.qq.com/miniprogram/en/dev/api-backend/open-api/sec-check/security.imgSecCheck.html
 */
export const imgSecCheck: OpenApi = (_platform, call) => {
  const { media } = call.parameters
  if (!(media instanceof Media) || media.bytes.length === 0) throw new Refusal(41005)
  if (media.bytes.length > MAX_BYTES) throw new Refusal(40006)
  refuseRisky(call)
  return {}
}
