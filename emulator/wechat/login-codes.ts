import type { Owner } from '../people/phones'
import type { Random } from '../shared/random'

/** The codes that `wx.login` gives: one use each, for five minutes, in one mini program. */
export interface LoginCodes {
  make(owner: Owner): string
  /** Who has logged in; `used` where that was said already. */
  take(appid: string, code: unknown): Owner | 'used' | undefined
}

const LIFE = 5 * 60_000

export function createLoginCodes(now: () => number, random: Random): LoginCodes {
  const codes = new Map<unknown, { owner: Owner; until: number; used: boolean }>()

  return {
    make(owner) {
      for (const [code, { until }] of codes) if (now() >= until) codes.delete(code)
      const code = `0${random('login code', 23).toString('base64url')}`
      codes.set(code, { owner, until: now() + LIFE, used: false })
      return code
    },
    take(appid, code) {
      const made = codes.get(code)
      if (made?.owner.appid !== appid || now() >= made.until) return undefined
      if (made.used) return 'used'
      made.used = true
      return made.owner
    },
  }
}
