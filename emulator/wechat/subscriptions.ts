import type { Owner } from '../people/phones'

/** Who has agreed to which subscribe messages. Each agreement is good for one message. */
export interface Subscriptions {
  agree(owner: Owner, templateId: string): void
  /** @returns whether there was an agreement left */
  use(owner: Owner, templateId: string): boolean
  /** Nobody has agreed to anything. */
  reset(): void
}

export function createSubscriptions(): Subscriptions {
  const agreed = new Map<string, number>()
  const keyOf = ({ appid, openid }: Owner, templateId: string) => `${appid}/${openid}/${templateId}`
  const left = (key: string) => agreed.get(key) ?? 0

  return {
    agree(owner, templateId) {
      const key = keyOf(owner, templateId)
      agreed.set(key, left(key) + 1)
    },
    use(owner, templateId) {
      const key = keyOf(owner, templateId)
      if (left(key) === 0) return false
      agreed.set(key, left(key) - 1)
      return true
    },
    reset: () => agreed.clear(),
  }
}
