import type { Random } from '../shared/random'

export interface AccessToken {
  access_token: string
  /** Seconds that it still lasts. */
  expires_in: number
}

type TokenState =
  { state: 'valid'; appid: string } | { state: 'unknown' | 'expired' | 'replaced'; appid?: never }

/**
 * The access tokens of all mini programs, in memory.
 * `cgi-bin/token`: https://developers.weixin.qq.com/doc/oplatform/developers/dev/AccessToken.html
 * `stable_token`: https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
 * The two kinds do not disturb each other.
 */
export interface Tokens {
  /** A new token at each call; the one before serves five minutes more. */
  issue(appid: string): AccessToken
  /**
   * The same token until five minutes before its end. `force` ends it at once, but at most every 30 seconds
   * (else nothing changes) and 20 times a day ('quota').
   */
  stable(appid: string, force: boolean): AccessToken | 'quota'
  check(token: string): TokenState
  /** How many different ones have been given out. */
  count(): number
  /** Makes all tokens of a mini program invalid, as resetting its AppSecret does. */
  revoke(appid: string): void
}

interface Kept {
  token: string
  appid: string
  /** ms since 1970 */
  expiresAt: number
  /** From then on it is no more the latest. */
  replacedAt: number
}

const LIFE = 7_200_000
const OVERLAP = 300_000
const FORCE_INTERVAL = 30_000
const FORCED_PER_DAY = 20
const DAY = 86_400_000

export function createTokens(now: () => number, random: Random): Tokens {
  const all = new Map<string, Kept>()
  const latest = new Map<string, Kept>()
  const stable = new Map<string, Kept>()
  const forced = new Map<string, number[]>()
  let count = 0

  function make(appid: string): Kept {
    for (const { token, expiresAt } of all.values()) if (expiresAt + DAY < now()) all.delete(token)
    const token = `86_${random(`token of ${appid}`, 100).toString('base64url')}`
    const kept = { token, appid, expiresAt: now() + LIFE, replacedAt: Infinity }
    all.set(token, kept)
    count++
    return kept
  }

  const answer = ({ token, expiresAt }: Kept): AccessToken => ({
    access_token: token,
    expires_in: Math.floor((expiresAt - now()) / 1000),
  })

  function renewStable(appid: string): AccessToken {
    const made = make(appid)
    stable.set(appid, made)
    return answer(made)
  }

  function force(appid: string, current: Kept): AccessToken | 'quota' {
    const today = (forced.get(appid) ?? []).filter((at) => at > now() - DAY)
    const last = today.at(-1)
    if (last !== undefined && now() - last < FORCE_INTERVAL) return answer(current)
    if (today.length >= FORCED_PER_DAY) return 'quota'
    forced.set(appid, [...today, now()])
    current.replacedAt = now()
    return renewStable(appid)
  }

  return {
    issue(appid) {
      const before = latest.get(appid)
      if (before) before.replacedAt = Math.min(before.replacedAt, now() + OVERLAP)
      const made = make(appid)
      latest.set(appid, made)
      return answer(made)
    },
    stable(appid, forceRefresh) {
      const current = stable.get(appid)
      const good = current && current.replacedAt > now() && current.expiresAt - now() > OVERLAP
      if (!good) return renewStable(appid)
      return forceRefresh ? force(appid, current) : answer(current)
    },
    check(token) {
      const kept = all.get(token)
      if (!kept) return { state: 'unknown' }
      if (kept.replacedAt <= now()) return { state: 'replaced' }
      return kept.expiresAt <= now() ? { state: 'expired' } : { state: 'valid', appid: kept.appid }
    },
    count: () => count,
    revoke(appid) {
      for (const kept of all.values()) if (kept.appid === appid) kept.replacedAt = now()
    },
  }
}
