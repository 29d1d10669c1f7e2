/** A message that reached somebody. */
export type SentMessage = SubscribeMessage | CustomerMessage

interface Sent {
  appid: string
  openid: string
  /** ms since 1970 */
  at: number
}

export interface SubscribeMessage extends Sent {
  templateId: string
  data: Record<string, string>
  page?: string
}

/** Of the customer service. */
export interface CustomerMessage extends Sent {
  msgtype: string
  /** What the field that is named as its kind holds, such as `{ content }` of a text. */
  body: Record<string, unknown>
}

export interface SentMessages {
  add(message: Omit<SubscribeMessage, 'at'> | Omit<CustomerMessage, 'at'>): void
  /** The last few hundred, oldest first. */
  list(): SentMessage[]
  reset(): void
}

const KEPT = 500

export function createSentMessages(now: () => number): SentMessages {
  const sent: SentMessage[] = []
  return {
    add(message) {
      sent.push({ ...message, at: now() })
      if (sent.length > KEPT) sent.shift()
    },
    list: () => [...sent],
    reset: () => void (sent.length = 0),
  }
}
