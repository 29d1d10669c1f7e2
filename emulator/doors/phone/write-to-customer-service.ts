import { accountOf, pushMessage } from '../../open-api/message-push'
import type { OpenApiPlatform } from '../../open-api/open-api'
import type { Owner } from '../../people/phones'
import type { Platform } from '../../platform/platform'
import { excerptOf } from '../../trace/excerpt'
import { observed, type Observing } from '../observed'
import { ClientError } from './client-error'

/**
 * The person writes a text to the mini program's customer service, whose function for message pushes hears it.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html
 */
export function writeToCustomerService(
  platform: Observing & OpenApiPlatform & Pick<Platform, 'random'>,
  owner: Owner,
  { content }: { content?: unknown },
) {
  const action = 'customerServiceMessage'
  const { appid, openid } = owner
  const call = {
    span: { door: 'phone', kind: 'openapi', action, appid } as const,
    place: { route: 'client', name: action } as const,
    input: excerptOf({ content }),
  }
  return observed(platform, call, (span) => {
    if (typeof content !== 'string' || content === '')
      throw new ClientError(-401003, 'content must be a text')
    platform.openapi.customerService.heard(owner)
    const message = {
      ToUserName: accountOf(appid),
      FromUserName: openid,
      CreateTime: Math.floor(platform.openapi.now() / 1000),
      MsgType: 'text',
      Content: content,
      MsgId: platform.random('customer message', 6).readUIntBE(0, 6),
    }
    pushMessage(platform, appid, message, span)
    return { errMsg: `${action}:ok` }
  })
}
