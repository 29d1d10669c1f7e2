import type { Owner } from '../people/phones'
import type { Random } from '../shared/random'

export interface PhoneCode extends Owner {
  /** Without a plus, such as `86`. */
  country: string
  number: string
  /** When the person tapped, ms since 1970. */
  at: number
}

/** The codes that `<button open-type="getPhoneNumber">` gives: one use each, for five minutes, in one mini program. */
export interface PhoneCodes {
  make(owner: Owner, phoneNumber: string): string
  take(appid: string, code: unknown): PhoneCode | undefined
}

const LIFE = 5 * 60_000

/** `13800000000`, or with a foreign country's `+852 51234567`. */
export const PHONE_NUMBER = /^(?:\+(\d{1,3}) )?(\d{5,15})$/

export function createPhoneCodes(now: () => number, random: Random): PhoneCodes {
  const codes = new Map<unknown, PhoneCode>()
  const isOver = ({ at }: PhoneCode) => now() - at >= LIFE

  return {
    make(owner, phoneNumber) {
      for (const [code, made] of codes) if (isOver(made)) codes.delete(code)
      const [, country = '86', number = ''] = PHONE_NUMBER.exec(phoneNumber) ?? []
      const code = random('phone code', 32).toString('hex')
      codes.set(code, { ...owner, country, number, at: now() })
      return code
    },
    take(appid, code) {
      const made = codes.get(code)
      if (made?.appid !== appid || isOver(made)) return undefined
      codes.delete(code)
      return made
    },
  }
}
