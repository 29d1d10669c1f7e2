import type { IncomingMessage } from 'node:http'

/** A request whose body is taken as it arrives. */
export interface Upload extends Pick<IncomingMessage, 'headers'> {
  body: AsyncIterable<Uint8Array>
}

/**
 * Lets go of the request undestroyed where the work gives up halfway: the server then skips what still arrives, up
 * to a limit, and the connection can be used again.
 */
export async function withUpload<Result>(
  request: IncomingMessage,
  work: (upload: Upload) => Promise<Result>,
): Promise<Result> {
  const chunks = request.iterator({ destroyOnReturn: false }) as AsyncGenerator<Uint8Array>
  const body = { [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) }
  try {
    return await work({ headers: request.headers, body })
  } finally {
    await chunks.return(undefined)
  }
}
