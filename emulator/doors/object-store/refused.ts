import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Struck } from '../../faults/struck'
import type { Dialect } from '../../storage/dialects/dialect'
import { COMMON, StorageRefusal, type Said } from '../../storage/refusal'
import { xml } from './xml'

export interface Spoken {
  status: number
  code: string
  message: string
}

/** Whatever was thrown, in the words of this provider. */
export function spoken(dialect: Dialect, error: unknown): Spoken {
  if (error instanceof Struck && error.status !== undefined) return byFault(error.status)
  const { reason, detail } =
    error instanceof StorageRefusal ? error : new StorageRefusal('internal', String(error))
  const said: Said = dialect.says[reason] ?? COMMON[reason]
  const [status, code, message] = said
  return { status, code, message: message + detail }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
function byFault(status: number): Spoken {
  const code = status === 503 ? 'ServiceUnavailable' : 'InternalError'
  return { status, code, message: 'The emulator was told to refuse this request.' }
}

/** The answer that says so. */
export function refused(context: Context, dialect: Dialect, { status, code, message }: Spoken): Response {
  const requestId = randomUUID()
  const body = xml('Error', {
    Code: code,
    Message: message,
    ...dialect.errorFields(context.req.path, requestId),
  })
  return context.body(body, status as ContentfulStatusCode, {
    'Content-Type': 'application/xml',
    [dialect.requestIdHeader]: requestId,
  })
}
