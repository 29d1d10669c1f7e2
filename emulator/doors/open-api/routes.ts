import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import type { Span } from '../../trace/call-log'
import { excerptOf } from '../../trace/excerpt'
import type { Route } from '../../faults/fault'
import { observed, type Observing } from '../observed'
import { Struck } from '../../faults/struck'
import { SPAN_HEADER } from '../../trace/span-header'
import { jsonObject } from '../../shared/json-object'
import type { Platform } from '../../platform/platform'
import { callOpenApi, OPEN_API_PATHS } from '../../open-api/call-open-api'
import { getStableToken, getToken } from './get-token'
import { invokeCloudFunction } from './invoke-cloud-function'
import { jsonBody } from './json-body'
import { ownerOf } from './owner-of'
import { Refusal } from '../../wechat/refusal'

/** `api.weixin.qq.com`, as far as a relay needs it. Every answer is HTTP 200; a refusal is `{ errcode, errmsg }`. */
export function openapiRoutes(platform: Platform) {
  const answer = answerWith(platform)
  const routes = new Hono()
  routes.all('/cgi-bin/token', (context) => {
    const query = context.req.query()
    return answer(context, 'token', query['appid'], () => getToken(platform, from(context), query))
  })
  routes.all('/cgi-bin/stable_token', async (context) => {
    const body = await context.req.text()
    const { appid } = jsonObject(body) ?? {}
    return answer(context, 'stable_token', appid, () => getStableToken(platform, from(context), body), body)
  })
  routes.all('/tcb/invokecloudfunction', async (context) => {
    const { access_token: accessToken, env, name } = context.req.query()
    const request = { method: context.req.method, accessToken, env, name, body: await context.req.text() }
    const { appid } = platform.tokens.check(accessToken ?? '')
    const respond = (span: Span) => invokeCloudFunction(platform, request, span)
    return answer(context, 'invokecloudfunction', appid, respond, request.body)
  })
  for (const [path, api] of OPEN_API_PATHS)
    routes.all(path, async (context) => {
      const { access_token: accessToken } = context.req.query()
      const body = await context.req.text()
      const { appid } = platform.tokens.check(accessToken ?? '')
      return answer(context, undefined, appid, (span) => {
        const owner = ownerOf(platform, context.req.method, accessToken)
        return callOpenApi(platform, api, { appid: owner, parameters: jsonBody(body), span })
      })
    })
  const unknown = (context: Context) =>
    answer(context, undefined, undefined, () => Promise.reject(new Refusal(40066)))
  return routes.all('/cgi-bin/*', unknown).all('/tcb/*', unknown).all('/wxa/*', unknown)
}

/** One request, one span. Only names that exist get into it: a mistaken query may hold anything, secrets too. */
function answerWith({
  environments,
  miniPrograms,
  ...observing
}: Observing & Pick<Platform, 'calls' | 'environments' | 'miniPrograms'>) {
  return async (
    context: Context,
    route: Route | undefined,
    appid: unknown,
    respond: (span: Span) => object | Promise<object>,
    /** Of the request; without one its query is what it was given. */
    input?: string,
  ) => {
    const { method, path } = context.req
    const { env, name } = context.req.query()
    const environment = environments.get(env ?? '')
    const call = {
      span: {
        ...({ door: 'open-api', kind: 'openapi', action: `${method} ${path}` } as const),
        target: environment?.functions.names().find((known) => known === name),
        env: environment?.env,
        appid: typeof appid === 'string' ? miniPrograms.get(appid)?.appid : undefined,
        parent: observing.calls.running(context.req.header(SPAN_HEADER)),
      },
      place: route && { route, env, name },
      input: excerptOf(input ?? context.req.query()),
      refuse,
      said,
    }
    try {
      return context.json(await observed(observing, call, respond))
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
