import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

const foreignHost = (context: Context) => {
  const host = context.req.header('host') ?? ''
  if (LOOPBACK.has(host.replace(/:\d+$/, ''))) return undefined
  return context.json(
    { error: `The emulator answers to 127.0.0.1 and localhost only, not to "${host}".` },
    403,
  )
}

/** For what every page may use: keeps out only those that reach it under a name of their own. */
export const loopbackHost = createMiddleware(async (context, next) => foreignHost(context) ?? next())

/**
 * Keeps foreign web pages out, although the browser that shows them runs on the same machine:
 * by Host, a page whose name was pointed at 127.0.0.1 (DNS rebinding, https://fetch.spec.whatwg.org/#dns-rebinding)
 * and by Origin, or Sec-Fetch-Site where a browser sends no Origin, any other page.
 */
export const loopbackOnly = createMiddleware(async (context, next) => {
  const foreign = foreignHost(context)
  if (foreign) return foreign
  const host = context.req.header('host') ?? ''
  const origin = context.req.header('origin')
  if (origin !== undefined && origin !== `http://${host}`) {
    return context.json({ error: `The emulator takes no requests from pages of ${origin}.` }, 403)
  }
  const navigates = context.req.header('sec-fetch-mode') === 'navigate' && context.req.method === 'GET'
  if (!navigates && ['cross-site', 'same-site'].includes(context.req.header('sec-fetch-site') ?? '')) {
    return context.json({ error: 'The emulator takes no requests from other pages.' }, 403)
  }
  return next()
})
