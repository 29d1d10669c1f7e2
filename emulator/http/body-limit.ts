import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'

/**
 * Refuses a request that says it is larger. Hono's own bodyLimit counts the bytes of those that do not say, and
 * hands on a new Request, which node-server's requests cannot be made into: HTTP 500 for each DELETE and for each
 * chunked body.
 */
export const bodyLimit = (maxSize: number, refuse: (context: Context) => Response) =>
  createMiddleware(async (context, next) => {
    const length = Number(context.req.header('content-length') ?? 0)
    return length > maxSize ? refuse(context) : next()
  })
