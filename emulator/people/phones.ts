import type { Random } from '../shared/random'

/** Who is logged in to which mini program on a phone. */
export interface Owner {
  appid: string
  openid: string
  unionid?: string
}

/**
 * The log-in that WeChat does on a phone. A handle is all that a client ever holds, so it cannot claim to be
 * somebody else. Handles last as long as the emulator runs; the same person gets the same phone again.
 */
export interface Phones {
  handOut(owner: Owner): string
  ownerOf(phone: unknown): Owner | undefined
}

export function createPhones(random: Random): Phones {
  const owners = new Map<string, Owner>()
  const handles = new Map<string, string>()

  return {
    handOut(owner) {
      const key = `${owner.appid}/${owner.openid}`
      const known = handles.get(key)
      if (known !== undefined) return known
      const phone = random('phone', 12).toString('base64url')
      handles.set(key, phone)
      owners.set(phone, owner)
      return phone
    },
    ownerOf: (phone) => (typeof phone === 'string' ? owners.get(phone) : undefined),
  }
}
