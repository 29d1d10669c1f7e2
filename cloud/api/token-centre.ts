import { Errcode } from '../../contract'
import { env, envList } from '../shared/env'
import { Failure } from '../shared/failure'
import { describe, log } from '../shared/log'
import { steadyNow } from '../shared/steady-clock'
import { remedy } from './remedies'
import { LONGEST_LIFE, readToken, writeToken } from './token-store'
import { type Outcome, type StableToken, stableToken } from './wechat'

/**
 * A's access_token: memory, then the collection `token` and WeChat at once, whoever answers first.
 *
 * All instances get the same token from `stable_token`, so nothing needs a lock. A new instance asks WeChat while it
 * still loads, and reads the collection meanwhile, which is often quicker and also serves on the day on which WeChat's
 * endpoint is slow, refuses or has had too many requests: docs/decisions/0006. Near the end of a token's life WeChat
 * gives out a new one while the old one still serves for five minutes; that is when it is fetched anew, in the
 * background.
 */

/** Not given to a call any more when so little is left: ms. */
const TOO_LATE = 10_000
/** From when before its end a new one is fetched: ms. Jitter spreads the instances. */
const EARLY = 240_000 - Math.random() * 120_000
/** WeChat may still give out the old one then; it is asked again after so long: ms. */
const BETWEEN_REFRESHES = 15_000
/** How long one request for a token may take: ms. */
const FETCH_TIMEOUT = 3_000
/** How long WeChat is waited for before a collection that has held a bad token is asked again: ms. */
const HEDGE_AFTER = 800
/** The first pause after "too many requests", and the longest: ms. */
const PAUSE = 2_000
const LONGEST_PAUSE = 60_000
/** WeChat's codes for an AppSecret that is none, or none any more. */
const WRONG_SECRET = [40001, 40125]
/** The answer leaves first: ms. */
const STORE_AFTER = 10

interface Held {
  token: string
  /** By `steadyNow()`, like every moment here: a clock that is set back must not make anybody wait. */
  until: number
}

let memory: Held | null = null
/** Tokens that WeChat called invalid: not to be believed again when the collection still holds one of them. */
const rejected = new Set<string>()
/** One at a time per instance; everybody waits for the same one. */
let flight: Promise<string> | null = null
/** What WeChat has been asked for before there was a call. */
let ahead: Promise<string> | null = null
let nextRefresh = 0
let pause = PAUSE
let pausedUntil = 0
/** Fetched and not yet in the collection. */
let unstored: Held | null = null

/**
 * @param patience ms; what is under way then goes on, for the next call
 * @throws Failure TOKEN_FAILED, with what the operator should do in the log.
 */
export async function accessToken(patience: number): Promise<string> {
  const now = steadyNow()
  const left = memory ? memory.until - now : 0
  if (!memory || left < TOO_LATE) return within(patience, inOneFlight(load))
  if (left < EARLY && now > nextRefresh) refreshBehind()
  return memory.token
}

async function within(patience: number, coming: Promise<string>): Promise<string> {
  const token = await Promise.race([coming, after(patience)])
  if (token === undefined) throw noToken('none came before this call has to be answered')
  return token
}

/** To be called when the instance loads: a call is waiting for it, and the way to WeChat is long. */
export function fetchAhead(): void {
  // If it fails before somebody waits for it, the call asks anew, and says what is wrong.
  ahead = fetchToken().finally(() => {
    ahead = null
  })
  ahead.catch(() => undefined)
}

/** WeChat has refused `token`: forget it, unless a newer one has taken its place already. */
export function dropToken(token: string): void {
  rejected.add(token)
  if (memory?.token === token) memory = null
}

/** To be called when an answer is ready: storing means loading the SDK, which takes longer than the call itself. */
export function storeFetchedToken(): void {
  const fetched = unstored
  unstored = null
  const store = ({ token, until }: Held) =>
    writeToken(env('ADMIN_APPID'), { token, left: until - steadyNow() })
  if (fetched) setTimeout(() => void store(fetched), STORE_AFTER)
}

function inOneFlight(work: () => Promise<string>): Promise<string> {
  flight ??= work().finally(() => {
    flight = null
  })
  return flight
}

function refreshBehind(): void {
  nextRefresh = steadyNow() + BETWEEN_REFRESHES
  inOneFlight(fetchToken).catch((error: unknown) => {
    log.warn('token not refreshed, the old one still serves', { cause: describe(error) })
  })
}

async function load(): Promise<string> {
  const fetching = ahead ?? fetchToken()
  const failed = fetching.catch((error: unknown) => {
    log.warn('no token from WeChat', { cause: describe(error) })
    return undefined
  })
  // A turn of the loop lets the request leave before the SDK is loaded. Who has had a bad token trusts WeChat first.
  const stored = Promise.race([failed, after(rejected.size === 0 ? 1 : HEDGE_AFTER)]).then(
    (fetched) => fetched ?? storedToken(),
  )
  return (await Promise.race([failed, stored])) ?? (await stored) ?? fetching
}

async function storedToken(): Promise<string | undefined> {
  const stored = await readToken(env('ADMIN_APPID'))
  if (!stored || rejected.has(stored.token) || stored.left < TOO_LATE) return undefined
  memory ??= { token: stored.token, until: steadyNow() + stored.left }
  return memory.token
}

async function fetchToken(): Promise<string> {
  const appid = env('ADMIN_APPID')
  const asked = steadyNow()
  if (asked < pausedUntil) throw noToken('still pausing after too many requests')
  const outcome = await askWithEach(appid, envList('ADMIN_SECRET'))
  if (outcome.kind !== 'done') throw refusal(outcome)
  const { access_token: token, expires_in } = outcome.value
  const fetched = { token, until: asked + Math.min(expires_in * 1000, LONGEST_LIFE) }
  if (memory?.token !== token) unstored = fetched
  memory = fetched
  pause = PAUSE
  return token
}

/** Two while it is being changed: WeChat takes up to ten minutes to know the new one everywhere. */
async function askWithEach(appid: string, [secret = '', ...others]: string[]): Promise<Outcome<StableToken>> {
  const outcome = await askTwice(() => stableToken(appid, secret, FETCH_TIMEOUT))
  const isWrong = outcome.kind === 'refused' && WRONG_SECRET.includes(outcome.errcode)
  return isWrong && others.length > 0 ? askWithEach(appid, others) : outcome
}

/** A request that got lost, or that WeChat was too busy for, may be repeated: once, and not after a long wait. */
async function askTwice(ask: () => Promise<Outcome<StableToken>>): Promise<Outcome<StableToken>> {
  const begun = performance.now()
  const outcome = await ask()
  const lost = outcome.kind === 'refused' ? outcome.errcode === -1 : outcome.kind !== 'done'
  return lost && performance.now() - begun < FETCH_TIMEOUT / 2 ? ask() : outcome
}

function refusal(outcome: Exclude<Outcome<StableToken>, { kind: 'done' }>): Failure {
  if (outcome.kind !== 'refused') return noToken(`${outcome.kind}: ${outcome.cause}`)
  const { errcode, errmsg } = outcome
  if (errcode === 45009 || errcode === 45011) {
    pausedUntil = steadyNow() + pause
    pause = Math.min(2 * pause, LONGEST_PAUSE)
  }
  return noToken(`errcode ${errcode} ${errmsg}. ${remedy(errcode)}`)
}

const noToken = (cause: string): Failure => Object.assign(new Failure(Errcode.TOKEN_FAILED), { cause })

const after = (ms: number) =>
  new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms).unref())
