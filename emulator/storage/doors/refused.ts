import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Dialect } from '../dialects/dialect'
import { COMMON, StorageRefusal, type Said } from '../refusal'
import { xml } from '../xml'

/** The refusal as this provider says it. */
export function refused(context: Context, dialect: Dialect, error: unknown): Response {
  const { reason, detail } =
    error instanceof StorageRefusal ? error : new StorageRefusal('internal', String(error))
  const said: Said = dialect.says[reason] ?? COMMON[reason]
  const [status, code, message] = said
  const requestId = randomUUID()
  const body = xml('Error', {
    Code: code,
    Message: message + detail,
    ...dialect.errorFields(context.req.path, requestId),
  })
  return context.body(body, status as ContentfulStatusCode, {
    'Content-Type': 'application/xml',
    [dialect.requestIdHeader]: requestId,
  })
}
