import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { withUpload } from './upload'

/**
 * Refuses a larger request: one that says so before it is read, one in chunks, which says nothing, as soon as it is.
 * Hono's own bodyLimit hands on a new Request, which node-server's requests cannot be made into: HTTP 500 for each
 * DELETE and for each body in chunks. So what was counted here is left where every reader of a body looks first.
 */
export const bodyLimit = (maxSize: number, refuse: (context: Context) => Response) =>
  createMiddleware<{ Bindings: HttpBindings }>(async (context, next) => {
    const length = context.req.header('content-length')
    if (Number(length ?? 0) > maxSize) return refuse(context)
    if (length === undefined && context.req.header('transfer-encoding') !== undefined) {
      const body = await withUpload(context.env.incoming, ({ body: chunks }) => atMost(maxSize, chunks))
      if (!body) return refuse(context)
      // Hono keeps promises there, although its type says otherwise.
      Object.assign(context.req.bodyCache, { arrayBuffer: Promise.resolve(body) })
    }
    return next()
  })

async function atMost(maxSize: number, chunks: AsyncIterable<Uint8Array>): Promise<ArrayBuffer | undefined> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > maxSize) return undefined
    parts.push(chunk)
  }
  return new Blob(parts as BlobPart[]).arrayBuffer()
}
