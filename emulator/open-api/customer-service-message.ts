import { Refusal } from '../wechat/refusal'
import { isPerson } from './is-person'
import type { OpenApi } from './open-api'

/** Kind → the fields that it must have. */
const KINDS: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['text', ['content']],
  ['image', ['media_id']],
  ['link', ['title', 'description', 'url', 'thumb_url']],
  ['miniprogrampage', ['title', 'pagepath', 'thumb_media_id']],
])

/**
 * `customerServiceMessage.send`: to a person who has written to the customer service within two days, five times. Of the
 * codes 40003, 45015 and 45047 stand on the page; the others are WeChat's general ones. What a media_id stands for is
 * not looked at.
 * https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/customer-message/customerServiceMessage.send.html
 */
export const sendCustomerMessage: OpenApi = (platform, { appid, parameters }) => {
  const { touser: openid, msgtype } = parameters
  if (typeof openid !== 'string' || !isPerson(platform, appid, openid)) throw new Refusal(40003)
  const fields = KINDS.get(msgtype)
  if (!fields) throw new Refusal(40008)
  const kind = msgtype as string
  const body = parameters[kind]
  if (typeof body !== 'object' || body === null) throw new Refusal(47001)
  const missing = fields.some((field) => !isText((body as Record<string, unknown>)[field]))
  if (missing) throw new Refusal(kind === 'text' ? 44004 : 40097)
  platform.openapi.customerService.reply({ appid, openid })
  platform.openapi.messages.add({ appid, openid, msgtype: kind, body: { ...body } })
  return {}
}

const isText = (value: unknown) => typeof value === 'string' && value !== ''
