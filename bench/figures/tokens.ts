import type { Cloud } from '../../emulator'

export interface Tokens {
  /** Requests for a token that WeChat answered with one. */
  fetched: number
  distinct: number
}

/** Counts from now on. */
export function countTokens(cloud: Cloud): () => Tokens {
  const before = cloud.tokensGiven()
  let fetched = 0
  cloud.onCall(({ action, errcode }) => {
    if (/\/(stable_)?token$/.test(action) && errcode === 0) fetched++
  })
  return () => ({ fetched, distinct: cloud.tokensGiven() - before })
}
