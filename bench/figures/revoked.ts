import { type Told, endInstances, forgetToken, revokeTokens, tap, tokenRows } from '../stage/calls'
import type { Relay } from '../stage/clouds'

export interface Revoked {
  calls: number
  failed: number
  /** From the first failed answer to the next good one; null: none came within the calls. */
  outageSeconds: number | null
  /** How long the calls went on: s. */
  watchedSeconds: number
  /** Where none came: minutes until the stored token would run out, computed from its row. */
  minutesToExpiry: number | null
}

/** WeChat makes all tokens invalid after a third of the calls, and again after two thirds. */
export async function measureRevoked(relay: Relay, calls: number): Promise<Revoked> {
  // Tokens of another measurement may have been revoked already.
  await forgetToken(relay)
  await endInstances(relay)
  await tap(relay)
  const answers: (Told & { at: number })[] = []
  const began = performance.now()
  for (let i = 0; i < calls; i++) {
    if (i === Math.floor(calls / 3) || i === Math.floor((calls * 2) / 3)) await revokeTokens(relay.cloud.url)
    answers.push({ ...(await tap(relay)), at: performance.now() })
  }
  const outageSeconds = longestOutage(answers)
  return {
    calls,
    failed: answers.filter(({ ok }) => !ok).length,
    outageSeconds,
    watchedSeconds: (performance.now() - began) / 1000,
    minutesToExpiry: outageSeconds === null ? minutesLeft(relay) : null,
  }
}

function longestOutage(answers: (Told & { at: number })[]): number | null {
  let longest = 0
  let since: number | undefined
  for (const { ok, at } of answers) {
    if (!ok) since ??= at
    if (!ok || since === undefined) continue
    longest = Math.max(longest, at - since)
    since = undefined
  }
  return since === undefined ? longest / 1000 : null
}

function minutesLeft(relay: Relay): number {
  const ends = tokenRows(relay).map((row) => Number(row.expires_in))
  return Math.max(0, ...ends.map((end) => (end - Date.now()) / 60_000))
}
