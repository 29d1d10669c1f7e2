import { Errcode } from '../../contract'
import type { Caller } from '../shared/caller'
import { env, envList } from '../shared/env'
import { Failure } from '../shared/failure'
import { signature } from '../shared/relay-signature'
import type { Request } from './request'
import { accessToken, dropToken } from './token-centre'
import { type Outcome, invokeCloudFunction } from './wechat'

/** WeChat cuts a function that is called over HTTP after 5 s; a little more for the way. */
const INVOKE_TIMEOUT = 6_000

/** The codes with which WeChat says that it is the token's fault: nothing was carried out. */
const tokenErrors = [40001, 40014, 42001]

/**
 * Carries a checked request to the admin environment; the value is the target's own answer.
 * @throws Failure TOKEN_FAILED, RELAY_FAILED (not carried out), RELAY_UNKNOWN (nobody can tell)
 */
export async function relay(request: Request, caller: Caller, requestId: string): Promise<unknown> {
  const event = signedEvent(request, caller, requestId)
  let outcome = await invoke(request.func, event)
  const again =
    outcome.kind === 'unsent' || (outcome.kind === 'refused' && tokenErrors.includes(outcome.errcode))
  if (again) outcome = await invoke(request.func, event)
  if (outcome.kind === 'done') return outcome.value
  throw failed(outcome)
}

function signedEvent({ func, data }: Request, { appid, openid }: Caller, requestId: string): string {
  const time = Date.now()
  const [key = ''] = envList('RELAY_KEY')
  const signed = signature({ func, appid, openid, requestId, time, data }, key)
  return JSON.stringify({ ...data, openid, relay: { appid, requestId, time, signature: signed } })
}

async function invoke(func: string, event: string): Promise<Outcome<unknown>> {
  const token = await accessToken()
  const outcome = await invokeCloudFunction({ token, env: env('ADMIN_ENV'), func, event }, INVOKE_TIMEOUT)
  if (outcome.kind === 'refused' && tokenErrors.includes(outcome.errcode)) dropToken(token)
  return outcome
}

function failed(outcome: Exclude<Outcome<unknown>, { kind: 'done' }>): Failure {
  const errcode = outcome.kind === 'unknown' ? Errcode.RELAY_UNKNOWN : Errcode.RELAY_FAILED
  const cause = outcome.kind === 'refused' ? `errcode ${outcome.errcode} ${outcome.errmsg}` : outcome.cause
  return Object.assign(new Failure(errcode), { cause })
}
