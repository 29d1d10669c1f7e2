import { Errcode, functions } from '../../contract'
import type { Caller } from '../shared/caller'
import { env, envList } from '../shared/env'
import { Failure } from '../shared/failure'
import { signature } from '../shared/relay-signature'
import type { Request } from './request'
import { accessToken, dropToken } from './token-centre'
import { type Outcome, invokeCloudFunction } from './wechat'

/** WeChat cuts a function that is called over HTTP after 5 s; a little more for the way: ms. */
const INVOKE_TIMEOUT = 6_000

/** Whatever happens, an answer within this time: before the platform ends the relay itself: ms. */
const BUDGET = 15_000

/** The function has run, and WeChat did not take its answer: more than 1 MB. */
const ANSWER_OVER_LIMIT = -604001

/** The codes with which WeChat says that it is the token's fault: nothing was carried out. */
const tokenErrors = [40001, 40014, 42001]

/**
 * Carries a checked request to the admin environment; the value is the target's own answer.
 * @throws Failure TOKEN_FAILED, RELAY_FAILED (not carried out as asked), RELAY_UNKNOWN (nobody can tell)
 */
export async function relay(request: Request, caller: Caller, requestId: string): Promise<unknown> {
  const deadline = Date.now() + BUDGET
  const event = signedEvent(request, caller, requestId)
  const tried = new Set<string>()
  for (;;) {
    const outcome = await invoke(request.func, event, deadline)
    if (outcome.kind === 'done') return outcome.value
    const reason = reasonToRepeat(outcome, functions[request.func].idempotent)
    // Each reason once: a second token error is no longer bad luck.
    if (!reason || tried.has(reason) || Date.now() > deadline) throw failureOf(outcome)
    tried.add(reason)
  }
}

type Unfinished = Exclude<Outcome<unknown>, { kind: 'done' }>

function reasonToRepeat(outcome: Unfinished, idempotent: boolean): string | undefined {
  if (outcome.kind === 'unsent') return 'unsent'
  if (outcome.kind === 'refused') return tokenErrors.includes(outcome.errcode) ? 'token' : undefined
  return idempotent ? 'lost' : undefined
}

function signedEvent({ func, data }: Request, { appid, openid }: Caller, requestId: string): string {
  const time = Date.now()
  const [key = ''] = envList('RELAY_KEY')
  const signed = signature({ func, appid, openid, requestId, time, data }, key)
  return JSON.stringify({ ...data, openid, relay: { appid, requestId, time, signature: signed } })
}

async function invoke(func: string, event: string, deadline: number): Promise<Outcome<unknown>> {
  const token = await accessToken()
  const timeout = Math.max(1, Math.min(INVOKE_TIMEOUT, deadline - Date.now()))
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
