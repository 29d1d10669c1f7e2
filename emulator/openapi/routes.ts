import { Hono, type Context } from 'hono'
import type { Span } from '../control/call-log'
import { SPAN_HEADER } from '../functions/deploy'
import { jsonObject } from '../json-object'
import type { Platform } from '../platform'
import { getStableToken, getToken } from './get-token'
import { invokeCloudFunction } from './invoke-cloud-function'
import { Refusal } from './refusal'

/** `api.weixin.qq.com`, as far as a relay needs it. Every answer is HTTP 200; a refusal is `{ errcode, errmsg }`. */
export function openapiRoutes(platform: Platform) {
  const answer = answerWith(platform)
  const routes = new Hono()
  routes.all('/cgi-bin/token', (context) => {
    const { method } = context.req
    const query = context.req.query()
    return answer(context, query['appid'], () => getToken(platform, method, query))
  })
  routes.all('/cgi-bin/stable_token', async (context) => {
    const { method } = context.req
    const body = await context.req.text()
    return answer(context, jsonObject(body)?.['appid'], () => getStableToken(platform, method, body))
  })
  routes.all('/tcb/invokecloudfunction', async (context) => {
    const { access_token: accessToken, env, name } = context.req.query()
    const request = { method: context.req.method, accessToken, env, name, body: await context.req.text() }
    const { appid } = platform.tokens.check(accessToken ?? '')
    return answer(context, appid, (span) => invokeCloudFunction(platform, request, span))
  })
  const unknown = (context: Context) => answer(context, undefined, () => Promise.reject(new Refusal(40066)))
  return routes.all('/cgi-bin/*', unknown).all('/tcb/*', unknown)
}

/** One request, one span. Only names that exist get into it: a mistaken query may hold anything, secrets too. */
function answerWith({ calls, environments, miniPrograms }: Platform) {
  return async (context: Context, appid: unknown, respond: (span: Span) => object | Promise<object>) => {
    const { method, path } = context.req
    const span = calls.start({
      kind: 'openapi',
      name: `${method} ${path}`,
      env: environments.get(context.req.query('env') ?? '')?.env,
      appid: typeof appid === 'string' ? miniPrograms.get(appid)?.appid : undefined,
      parent: calls.running(context.req.header(SPAN_HEADER)),
    })
    try {
      const body = await respond(span)
      span.finish({ errcode: 0 })
      return context.json(body)
    } catch (error) {
      const { errcode, errmsg } = error instanceof Refusal ? error : new Refusal(-1, 'system error')
      span.finish({ errcode })
      return context.json({ errcode, errmsg })
    }
  }
}
