import type { Owner } from '../people/phones'

/** A message that reached somebody. */
export interface SentMessage {
  appid: string
  openid: string
  templateId: string
  data: Record<string, string>
  page?: string
  /** ms since 1970 */
  at: number
}

/** Who has agreed to which subscribe messages, and what was sent. Each agreement is good for one message. */
export interface Subscriptions {
  agree(owner: Owner, templateId: string): void
  /** @returns whether there was an agreement left for it */
  send(message: Omit<SentMessage, 'at'>): boolean
  /** The last few hundred, oldest first. */
  sent(): SentMessage[]
  /** Nobody has agreed to anything and nothing was sent. */
  reset(): void
}

const KEPT = 500

export function createSubscriptions(now: () => number): Subscriptions {
  const agreed = new Map<string, number>()
  const sent: SentMessage[] = []
  const keyOf = ({ appid, openid }: Owner, templateId: string) => `${appid}/${openid}/${templateId}`
  const left = (key: string) => agreed.get(key) ?? 0

  return {
    agree(owner, templateId) {
      const key = keyOf(owner, templateId)
      agreed.set(key, left(key) + 1)
    },
    send(message) {
      const key = keyOf(message, message.templateId)
      if (left(key) === 0) return false
      agreed.set(key, left(key) - 1)
      sent.push({ ...message, at: now() })
      if (sent.length > KEPT) sent.shift()
      return true
    },
    sent: () => [...sent],
    reset() {
      agreed.clear()
      sent.length = 0
    },
  }
}
