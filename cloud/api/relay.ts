import { Errcode, functions } from '../../contract'
import type { Caller } from '../shared/caller'
import { env } from '../shared/env'
import { Failure } from '../shared/failure'
import { relayKeys } from '../shared/relay-keys'
import { signature } from '../shared/relay-signature'
import { timeLeft } from './deadline'
import type { Request } from './request'
import { accessToken, dropToken } from './token-centre'
import { type Outcome, invokeCloudFunction } from './wechat'

/** WeChat cuts a function that is called over HTTP after 5 s; a little more for the way: ms. */
const INVOKE_TIMEOUT = 6_000

/** The function has run, and WeChat did not take its answer: more than 1 MB. */
const ANSWER_OVER_LIMIT = -604001

/** The codes with which WeChat says that it is the token's fault: nothing was carried out. */
const tokenErrors = [40001, 40014, 42001]

/** For whom, and until when. */
interface Errand {
  caller: Caller
  requestId: string
  /** By `performance.now()`. */
  deadline: number
}

/**
 * Carries a checked request to the admin environment; the value is the target's own answer.
 * @throws Failure TOKEN_FAILED, RELAY_FAILED (not carried out as asked), RELAY_UNKNOWN (nobody can tell)
 */
export async function relay(request: Request, errand: Errand): Promise<unknown> {
  const event = signedEvent(request, errand)
  const tried = new Set<string>()
  for (;;) {
    const outcome = await invoke(request.func, event, errand.deadline)
    if (outcome.kind === 'done') return outcome.value
    const reason = reasonToRepeat(outcome, functions[request.func].idempotent)
    // Each reason once: a second token error is no longer bad luck.
    if (!reason || tried.has(reason) || timeLeft(errand.deadline) === 0) throw failureOf(outcome)
    tried.add(reason)
  }
}

type Unfinished = Exclude<Outcome<unknown>, { kind: 'done' }>

function reasonToRepeat(outcome: Unfinished, idempotent: boolean): string | undefined {
  if (outcome.kind === 'unsent') return 'unsent'
  if (outcome.kind === 'refused') return tokenErrors.includes(outcome.errcode) ? 'token' : undefined
  return idempotent ? 'lost' : undefined
}

function signedEvent({ func, data }: Request, { caller, requestId }: Errand): string {
  const { appid, openid } = caller
  const time = Date.now()
  const [key] = relayKeys(appid)
  if (key === undefined) throw new Error(`RELAY_KEY holds no key for ${appid}.`)
  const signed = signature({ func, appid, openid, requestId, time, data }, key)
  return JSON.stringify({ ...data, openid, relay: { appid, requestId, time, signature: signed } })
}

async function invoke(func: string, event: string, deadline: number): Promise<Outcome<unknown>> {
  const token = await accessToken(timeLeft(deadline))
  const timeout = Math.min(INVOKE_TIMEOUT, timeLeft(deadline))
  if (timeout === 0) return { kind: 'unsent', cause: 'the token came too late' }
  const outcome = await invokeCloudFunction({ token, env: env('ADMIN_ENV'), func, event }, timeout)
  if (outcome.kind === 'refused' && tokenErrors.includes(outcome.errcode)) dropToken(token)
  return outcome
}

function failureOf(outcome: Unfinished): Failure {
  if (outcome.kind === 'refused' && outcome.errcode === ANSWER_OVER_LIMIT)
    return new Failure(Errcode.ANSWER_TOO_LARGE)
  const errcode = outcome.kind === 'unknown' ? Errcode.RELAY_UNKNOWN : Errcode.RELAY_FAILED
  const cause = outcome.kind === 'refused' ? `errcode ${outcome.errcode} ${outcome.errmsg}` : outcome.cause
  return Object.assign(new Failure(errcode), { cause: `${outcome.kind}: ${cause}` })
}
