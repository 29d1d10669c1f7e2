import { Refusal, rid } from '../wechat/refusal'
import { checkContentSafety, verdictOf } from './content-safety'
import { accountOf, platformOf, pushMessage } from './message-push'
import type { OpenApi } from './open-api'

/**
 * `security.mediaCheckAsync` 2.0: a trace_id at once, the verdict by message push. The file itself is never fetched: it
 * is fine, unless an answer was set for it.
 * https://developers.weixin.qq.com/minigame/dev/api-backend/open-api/sec-check/security.mediaCheckAsync.html
 */
export const mediaCheckAsync: OpenApi = (platform, call) => {
  const { media_url: url, media_type: type } = call.parameters
  if (url === undefined || url === '') throw new Refusal(44002)
  if (typeof url !== 'string' || (type !== 1 && type !== 2)) throw new Refusal(47001)
  // WeChat fetches it from outside: a cloud:// id will not do.
  if (!/^https?:\/\//.test(url)) throw new Refusal(40066)
  checkContentSafety(platform, call)
  const { appid, span } = call
  const trace_id = rid()
  const message = {
    ToUserName: accountOf(appid),
    FromUserName: platformOf(appid),
    CreateTime: Math.floor(platform.openapi.now() / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid,
    trace_id,
    version: 2,
    ...verdictOf(call),
    errcode: 0,
    errmsg: 'ok',
  }
  pushMessage(platform, appid, message, span)
  return { trace_id }
}
