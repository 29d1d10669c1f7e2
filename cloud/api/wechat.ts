import { describe } from '../shared/log'
import { isObject, isShallow } from '../shared/event'
import { post } from './post'

/**
 * WeChat's open API, as far as the relay needs it: how one call ended, kept apart by what it means for a
 * second try.
 */
export type Outcome<T> =
  /** Answered with errcode 0. */
  | { kind: 'done'; value: T }
  /** WeChat said no before doing anything: nothing was carried out. */
  | { kind: 'refused'; errcode: number; errmsg: string }
  /** The function began and did not end well: it threw, crashed or took too long. */
  | { kind: 'failed'; cause: string }
  /** The connection could not be made: nothing was sent. */
  | { kind: 'unsent'; cause: string }
  /** Sent, and no usable answer came back: it may or may not have been carried out. */
  | { kind: 'unknown'; cause: string }

export interface StableToken {
  access_token: string
  /** Seconds from the moment of the request. */
  expires_in: number
}

/** Characters; WeChat's pages ask for room for 512 at least. It goes into every address: one without end would break all calls. */
const LONGEST_TOKEN = 4096

/** The only place that knows where WeChat's API is. */
const base = () => process.env.WECHAT_API_BASE?.trim() || 'https://api.weixin.qq.com'

/**
 * The same token for every caller while it is valid; `force_refresh` is never used, since it would kill the
 * token under every other instance.
 * Source: https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
 */
export async function stableToken(
  appid: string,
  secret: string,
  timeout: number,
): Promise<Outcome<StableToken>> {
  const body = JSON.stringify({ grant_type: 'client_credential', appid, secret })
  const outcome = await ask('/cgi-bin/stable_token', body, timeout)
  if (outcome.kind !== 'done') return outcome
  const { access_token } = outcome.value
  const expires_in = wholeNumber(outcome.value.expires_in)
  const isToken =
    typeof access_token === 'string' && access_token !== '' && access_token.length <= LONGEST_TOKEN
  if (!isToken || expires_in === undefined || expires_in <= 0)
    return { kind: 'unknown', cause: 'the answer holds no token' }
  return { kind: 'done', value: { access_token, expires_in } }
}

export interface Invocation {
  token: string
  env: string
  func: string
  /** JSON, handed to the function as its event. */
  event: string
}

/**
 * Runs a cloud function of another mini program's environment. The value is what the function returned.
 * Source: https://developers.weixin.qq.com/minigame/dev/wxcloud/reference-http-api/functions/invokeCloudFunction
 */
export async function invokeCloudFunction(call: Invocation, timeout: number): Promise<Outcome<unknown>> {
  const query = new URLSearchParams({ access_token: call.token, env: call.env, name: call.func })
  const outcome = await ask(`/tcb/invokecloudfunction?${query.toString()}`, call.event, timeout)
  if (outcome.kind === 'refused') return notRefusedAfterAll(outcome)
  if (outcome.kind !== 'done') return outcome
  const { resp_data } = outcome.value
  const value = parse(resp_data)
  // WeChat puts what the function returned, JSON, into a string. Anything else was mangled on its way.
  if (typeof resp_data !== 'string' || value === resp_data)
    return { kind: 'unknown', cause: 'the answer holds no resp_data in JSON' }
  if (!isShallow(value)) return { kind: 'unknown', cause: 'resp_data is nested too deeply' }
  return { kind: 'done', value }
}

/** System busy, system error, server time-out: WeChat itself can't tell how far the call came. */
const unclear = [-1, -1000, -501001, -501002, -601001, -601008]
/** Function call failed, function execution failed, function timed out. */
const failures = [-504001, -504002, -504003]

function notRefusedAfterAll(outcome: { kind: 'refused'; errcode: number; errmsg: string }): Outcome<never> {
  const { errcode, errmsg } = outcome
  if (unclear.includes(errcode)) return { kind: 'unknown', cause: `errcode ${errcode} ${errmsg}` }
  if (failures.includes(errcode)) return { kind: 'failed', cause: `errcode ${errcode} ${errmsg}` }
  return outcome
}

async function ask(path: string, body: string, timeout: number): Promise<Outcome<Record<string, unknown>>> {
  try {
    const { status, text } = await post(base() + path, body, timeout)
    const answer = parse(text)
    if (!isObject(answer)) return { kind: 'unknown', cause: `HTTP ${status} without a JSON object` }
    const { errmsg } = answer
    const errcode = wholeNumber(answer.errcode ?? 0)
    if (errcode === undefined)
      return { kind: 'unknown', cause: `HTTP ${status} with an errcode that is no number` }
    if (errcode !== 0) return { kind: 'refused', errcode, errmsg: shortened(errmsg) }
    if (status !== 200) return { kind: 'unknown', cause: `HTTP ${status}` }
    return { kind: 'done', value: answer }
  } catch (error) {
    return { kind: wasNeverSent(error) ? 'unsent' : 'unknown', cause: describe(error) }
  }
}

const unsentCodes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']

const wasNeverSent = (error: unknown): boolean =>
  isObject(error) && typeof error.code === 'string' && unsentCodes.includes(error.code)

/** JSON if it is JSON, otherwise the text as it is. */
function parse(text: unknown): unknown {
  if (typeof text !== 'string') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** It goes into a log. */
const shortened = (text: unknown): string => (typeof text === 'string' ? text.slice(0, 500) : '')

/** Some gateways make text of every number. */
function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}
