/** A door of the cloud; `function` is what stands behind all of them. */
export type Route =
  'token' | 'stable_token' | 'invokecloudfunction' | 'tcb' | 'sdk' | 'client' | 'storage' | 'function'

/**
 * Something that goes wrong: where, what, and how often. At most one effect besides `delay`; a delay alone is
 * latency. Several faults may apply to one call: their delays add up, and the first effect wins.
 *
 * | route                          | effects                                        |
 * | ------------------------------ | ---------------------------------------------- |
 * | the open API's four, and sdk   | errcode, status, cut, hang, hold, body, fields |
 * | client                         | errcode, cut, hang, hold                       |
 * | storage                        | status, cut, hang, hold                        |
 * | function                       | kill, twice                                    |
 */
export interface Fault {
  route: Route
  /** Only in this environment. */
  env?: string
  /** Only calls of this function; on `invokecloudfunction`, `client` and `function`. On `storage`: of this bucket. */
  name?: string
  /**
   * Only this action of the server SDK, such as `database.getDocument`. On `tcb`: this API, such as `databasequery`. On
   * `storage`: this method, such as `PUT`.
   */
  action?: string

  /** ms, before anything else. */
  delay?: number
  /** Refused before anything is done. The SDK's protocol has codes in words, such as `SYS_ERR`. */
  errcode?: number | string
  errmsg?: string
  /** A gateway in between answers this HTTP status with a page of HTML, `storage` with XML; nothing is done. */
  status?: number
  /** The connection is reset before the work, or after it: then it is done and only the answer is lost. */
  cut?: 'before' | 'after'
  /** Nothing is done and no answer ever comes, until the fault is removed: then the connection is reset. */
  hang?: true
  /** Nothing is done until the fault is removed; then it goes on as if nothing had been. For orders that chance rarely brings. */
  hold?: true
  /** It is done, and the answer is replaced by this text. */
  body?: string
  /** It is done, and these fields of the answer are set; null leaves a field out. */
  fields?: Record<string, unknown>
  /** The function's process ends before it hears the call, some ms into the work, or before it can answer. */
  kill?: 'before' | 'during' | 'after'
  /** The call is delivered twice at once; the caller hears the later answer. */
  twice?: true

  /** So many times, then gone; left out: without end. */
  times?: number
  /** 0 to 1; left out: always. */
  probability?: number
  /** The same seed draws the same chances again, in the order of the calls. Default 0. */
  seed?: number
}

/** What a call is, for a fault to apply to it or not. */
export type Place = Pick<Fault, 'route'> & { [Field in 'env' | 'name' | 'action']?: string | undefined }

export const EFFECTS = [
  'errcode',
  'status',
  'cut',
  'hang',
  'hold',
  'body',
  'fields',
  'kill',
  'twice',
] as const
export type Effect = (typeof EFFECTS)[number]

export function effectOf(fault: Fault): Effect | undefined {
  return EFFECTS.find((effect) => fault[effect] !== undefined)
}

export function applies({ route, env, name, action }: Fault, place: Place): boolean {
  return (
    route === place.route &&
    (env === undefined || env === place.env) &&
    (name === undefined || name === place.name) &&
    (action === undefined || action === place.action)
  )
}

/** Such as `errcode -1`, `delay 5 ms, cut after`: what the call log says. */
export function describeFault(fault: Fault): string {
  const delay = fault.delay === undefined ? [] : [`delay ${fault.delay} ms`]
  const effect = effectOf(fault)
  const value = effect && fault[effect]
  const plain = typeof value === 'number' || typeof value === 'string'
  const text = plain && effect !== 'body' ? `${effect} ${value}` : effect
  return [...delay, ...(text ? [text] : [])].join(', ')
}
