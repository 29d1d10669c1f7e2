import { Errcode } from '../../contract'
import { env } from '../shared/env'
import { Failure } from '../shared/failure'
import { describe, log } from '../shared/log'
import { remedy } from './remedies'
import { type StoredToken, readToken, writeToken } from './token-store'
import { type Outcome, type StableToken, stableToken } from './wechat'

/**
 * A's access_token: memory → collection `token` → WeChat.
 *
 * All instances get the same token from `stable_token`, so nothing needs a lock: two that fetch at once store
 * the same thing. Near the end of its life WeChat gives out a new token while the old one still serves for
 * five minutes; that is when it is fetched anew, while callers go on with the old one.
 */

/** Not given to a call any more when so little is left: ms. */
const TOO_LATE = 10_000
/** From when before its end a new one is fetched in the background: ms. Jitter spreads the instances. */
const EARLY = 240_000 - Math.random() * 120_000
/** How long one request for a token may take: ms. */
const FETCH_TIMEOUT = 3_000
/** No new attempt so soon after a failed one, or after a refresh that brought nothing new: ms. */
const PAUSE = 1_000
/** The same after WeChat said that there were too many: ms. */
const LONG_PAUSE = 60_000

let memory: StoredToken | null = null
/** The token that WeChat last called invalid: not to be believed again when the database still holds it. */
let rejected = ''
/** One fetch at a time per instance; everybody waits for the same one. */
let flight: Promise<string> | null = null
let pausedUntil = 0

/** @throws Failure TOKEN_FAILED, with what the operator should do in the log. */
export async function accessToken(): Promise<string> {
  const now = Date.now()
  if (!memory || memory.expiresAt - now < TOO_LATE) return inOneFlight(load)
  if (memory.expiresAt - now < EARLY && now > pausedUntil) refreshBehind()
  return memory.token
}

/** WeChat has refused `token`: forget it, unless a newer one has taken its place already. */
export function dropToken(token: string): void {
  rejected = token
  if (memory?.token === token) memory = null
}

function inOneFlight(work: () => Promise<string>): Promise<string> {
  flight ??= work().finally(() => {
    flight = null
  })
  return flight
}

function refreshBehind(): void {
  pausedUntil = Date.now() + PAUSE
  inOneFlight(fetchToken).catch((error: unknown) => {
    log.warn('token not refreshed, the old one still serves', { cause: describe(error) })
  })
}

async function load(): Promise<string> {
  const stored = await readToken(env('ADMIN_APPID'))
  if (!stored || stored.token === rejected || stored.expiresAt - Date.now() < TOO_LATE) return fetchToken()
  memory = stored
  return stored.token
}

async function fetchToken(): Promise<string> {
  const appid = env('ADMIN_APPID')
  const asked = Date.now()
  const outcome = await stableToken(appid, env('ADMIN_SECRET'), FETCH_TIMEOUT)
  if (outcome.kind !== 'done') throw noToken(outcome)
  const { access_token: token, expires_in } = outcome.value
  memory = { token, expiresAt: asked + expires_in * 1000 }
  await writeToken(appid, memory)
  return token
}

function noToken(outcome: Exclude<Outcome<StableToken>, { kind: 'done' }>): Failure {
  const tooMany = outcome.kind === 'refused' && [45009, 45011].includes(outcome.errcode)
  pausedUntil = Date.now() + (tooMany ? LONG_PAUSE : PAUSE)
  const cause =
    outcome.kind === 'refused'
      ? `errcode ${outcome.errcode} ${outcome.errmsg}. ${remedy(outcome.errcode)}`
      : `${outcome.kind}: ${outcome.cause}`
  return Object.assign(new Failure(Errcode.TOKEN_FAILED), { cause })
}
