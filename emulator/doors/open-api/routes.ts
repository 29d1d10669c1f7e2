import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import type { Hint, Span } from '../../trace/call-log'
import { excerptOf } from '../../trace/excerpt'
import type { Route } from '../../faults/fault'
import { observed, type Observing } from '../observed'
import { Struck } from '../../faults/struck'
import { SPAN_HEADER } from '../../trace/span-header'
import { jsonObject } from '../../shared/json-object'
import type { Platform } from '../../platform/platform'
import { callOpenApi, OPEN_API_PATHS } from '../../open-api/call-open-api'
import { Media } from '../../open-api/media'
import { code2Session } from './code2-session'
import { getStableToken, getToken } from './get-token'
import { invokeCloudFunction } from './invoke-cloud-function'
import { cloudOf, ownerOf } from './owner-of'
import { readBody } from './read-body'
import { hasUserInfo } from '../../functions/user-info'
import type { TcbCall } from '../../open-api/tcb/api'
import { callTcb, TCB_APIS } from '../../open-api/tcb/tcb-apis'
import { Refusal } from '../../wechat/refusal'

/** Where a function's requests to api.weixin.qq.com itself are led: see functions/bootstrap-requests.cjs. */
export const LED_HERE = '/api.weixin.qq.com'

/**
 * `api.weixin.qq.com`, as far as a relay and functions need it. Every answer is HTTP 200; a refusal is `{ errcode, errmsg }`.
 * @param led they are those below LED_HERE
 */
export function openapiRoutes(platform: Platform, { led = false } = {}) {
  const answer = answerWith(platform, led)
  const routes = new Hono()
  routes.all('/cgi-bin/token', (context) => {
    const query = context.req.query()
    const call = { route: 'token', appid: query['appid'] } as const
    return answer(context, call, () => getToken(platform, from(context), query))
  })
  routes.all('/cgi-bin/stable_token', async (context) => {
    const body = await context.req.text()
    const { appid } = jsonObject(body) ?? {}
    const call = { route: 'stable_token', appid, input: body } as const
    return answer(context, call, () => getStableToken(platform, from(context), body))
  })
  routes.all('/sns/jscode2session', (context) => {
    const query = context.req.query()
    return answer(context, { appid: query['appid'] }, () => code2Session(platform, from(context), query))
  })
  routes.all('/tcb/invokecloudfunction', async (context) => {
    const { access_token: accessToken, env, name } = context.req.query()
    const body = await context.req.text()
    const request = { method: context.req.method, accessToken, env, name, body }
    const { appid } = platform.tokens.check(accessToken ?? '')
    const hint = hasUserInfo(jsonObject(body)) ? ('user-info' as const) : undefined
    const call = { route: 'invokecloudfunction', appid, input: body, hint } as const
    return answer(context, call, (span) => invokeCloudFunction(platform, request, span))
  })
  const withToken = (
    path: string,
    respond: (given: WithToken) => object | Promise<object>,
    struck: Pick<Described, 'route' | 'action'> = {},
  ) =>
    routes.all(path, async (context) => {
      const { access_token: accessToken } = context.req.query()
      const { input, env, parameters } = await readBody(context)
      const { appid } = platform.tokens.check(accessToken ?? '')
      return answer(context, { ...struck, appid, input, env }, (span, note) => {
        const owner = ownerOf(platform, context.req.method, accessToken)
        return respond({ owner, parameters: parameters(), span, note })
      })
    })
  for (const [path, api] of OPEN_API_PATHS)
    withToken(path, ({ owner, parameters, span }) =>
      callOpenApi(platform, api, { appid: owner, parameters, span }),
    )
  for (const api of TCB_APIS) {
    const respond = ({ owner, parameters, note }: WithToken) => {
      const environment = cloudOf(platform, owner, parameters['env'])
      const { storage, openapi } = platform
      return callTcb(api, { environment, given: parameters, storage, openapi, note })
    }
    withToken(`/tcb/${api}`, respond, { route: 'tcb', action: api })
  }
  const unknown = (context: Context) => answer(context, {}, () => Promise.reject(new Refusal(40066)))
  for (const path of led ? ['/*'] : ['/cgi-bin/*', '/sns/*', '/tcb/*', '/wxa/*']) routes.all(path, unknown)
  return routes
}

interface WithToken {
  /** The mini program in whose name it is. */
  owner: string
  parameters: Record<string, unknown>
  span: Span
  note: TcbCall['note']
}

interface Described {
  route?: Route
  action?: string
  appid?: unknown
  /** Of the request; without one its query is what it was given. */
  input?: string
  env?: unknown
  hint?: Hint | undefined
}

/** One request, one span. Only names that exist get into it: a mistaken query may hold anything, secrets too. */
function answerWith(
  {
    environments,
    miniPrograms,
    ...observing
  }: Observing & Pick<Platform, 'calls' | 'environments' | 'miniPrograms'>,
  led: boolean,
) {
  return async (
    context: Context,
    { route, action, appid, input, env: given, hint = led ? 'led-here' : undefined }: Described,
    respond: (span: Span, note: TcbCall['note']) => object | Promise<object>,
  ) => {
    const { method } = context.req
    const path = led ? context.req.path.slice(LED_HERE.length) : context.req.path
    const { env = given, name } = context.req.query()
    const environment = environments.get(typeof env === 'string' ? env : '')
    let noted: Parameters<TcbCall['note']>[0] = {}
    const call = {
      span: {
        door: 'open-api',
        kind: 'openapi',
        action: `${method} ${path}`,
        target: environment?.functions.names().find((known) => known === name),
        env: environment?.env,
        appid: typeof appid === 'string' ? miniPrograms.get(appid)?.appid : undefined,
        parent: observing.calls.running(context.req.header(SPAN_HEADER)),
      } as const,
      place: route && { route, action, env: typeof env === 'string' ? env : undefined, name },
      input: excerptOf(input ?? context.req.query()),
      hint,
      told: (body: object) => ({ ...noted, output: excerptOf(body) }),
      refuse,
      said,
    }
    try {
      const act = (span: Span) => respond(span, (more) => (noted = { ...noted, ...more }))
      const body = await observed(observing, call, act)
      if (!(body instanceof Media)) return context.json(body)
      return context.body(body.bytes, 200, { 'content-type': body.contentType })
    } catch (error) {
      if (error instanceof Struck) return error.answer(context)
      const { errcode, errmsg } = asRefusal(error)
      return context.json({ errcode, errmsg })
    }
  }
}

const asRefusal = (error: unknown) => (error instanceof Refusal ? error : new Refusal(-1))

function said(error: unknown) {
  if (error instanceof Struck) return { code: error.message, message: error.message }
  const { errcode, errmsg } = asRefusal(error)
  return { code: errcode, message: errmsg }
}

const from = ({ req, env }: Context) => ({
  method: req.method,
  remote: (env as HttpBindings).incoming.socket.remoteAddress ?? '',
})

const refuse = (errcode: number | string, errmsg: string | undefined) => new Refusal(Number(errcode), errmsg)
