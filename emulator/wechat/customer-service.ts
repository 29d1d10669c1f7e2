import type { Owner } from '../people/phones'
import { Refusal } from './refusal'

/**
 * Whom the customer service may still write to: 用户发送消息 5 条 48 小时; what is left is not added to.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/send.html
 */
export interface CustomerService {
  /** The person has written. */
  heard(owner: Owner): void
  /** Uses one of the messages up. @throws Refusal 45015, 45047 */
  reply(owner: Owner): void
  reset(): void
}

const LIFE = 48 * 3_600_000
const REPLIES = 5

export function createCustomerService(now: () => number): CustomerService {
  const conversations = new Map<string, { until: number; left: number }>()
  const keyOf = ({ appid, openid }: Owner) => `${appid}/${openid}`

  return {
    heard: (owner) => void conversations.set(keyOf(owner), { until: now() + LIFE, left: REPLIES }),
    reply(owner) {
      const conversation = conversations.get(keyOf(owner))
      if (!conversation || now() >= conversation.until) throw new Refusal(45015)
      if (conversation.left === 0) throw new Refusal(45047)
      conversation.left--
    },
    reset: () => conversations.clear(),
  }
}
