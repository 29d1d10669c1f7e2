import { Hono, type Context } from 'hono'
import { SPAN_HEADER } from '../functions/deploy'
import type { Span } from '../control/call-log'
import type { Platform } from '../platform'
import { getStableToken, getToken } from './get-token'
import { invokeCloudFunction } from './invoke-cloud-function'
import { Refusal } from './refusal'

/** `api.weixin.qq.com`, as far as a relay needs it. Every answer is HTTP 200; a refusal is `{ errcode, errmsg }`. */
export function openapiRoutes(platform: Platform) {
  /** One request, one span. */
  async function answer(context: Context, respond: (span: Span) => object | Promise<object>) {
    const span = platform.calls.start({
      kind: 'openapi',
      name: `${context.req.method} ${context.req.path}`,
      env: context.req.query('env'),
      appid: context.req.query('appid'),
      parent: platform.calls.running(context.req.header(SPAN_HEADER)),
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

  const routes = new Hono()
  routes.all('/cgi-bin/token', (context) =>
    answer(context, () => getToken(platform, context.req.method, context.req.query())),
  )
  routes.all('/cgi-bin/stable_token', (context) =>
    answer(context, async () => getStableToken(platform, context.req.method, await context.req.text())),
  )
  routes.all('/tcb/invokecloudfunction', (context) =>
    answer(context, async (span) => {
      const { method } = context.req
      const { access_token: accessToken, env, name } = context.req.query()
      return invokeCloudFunction(
        platform,
        { method, accessToken, env, name, body: await context.req.text() },
        span,
      )
    }),
  )
  const unknown = (context: Context) => answer(context, () => Promise.reject(new Refusal(40066)))
  return routes.all('/cgi-bin/*', unknown).all('/tcb/*', unknown)
}
