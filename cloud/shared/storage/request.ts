import http from 'node:http'
import https from 'node:https'
import { storageFailed } from './provider'

/** For the whole of one request; a function has 5 s over HTTP: ms. */
const TIMEOUT = 3_500

export interface Reply {
  status: number
  headers: http.IncomingHttpHeaders
  body: Buffer
}

export interface Request {
  method: 'GET' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: Buffer
}

/**
 * One request, by node:http as the SDK does it, so that both share their connections.
 * @param limit of the answer's body, in bytes; what comes behind it is not waited for
 * @throws Failure STORAGE_FAILED where no answer came
 */
export function request({ method, url, headers, body }: Request, limit: number): Promise<Reply> {
  const send = url.startsWith('https:') ? https.request : http.request
  return new Promise((resolve, reject) => {
    const failed = (cause: unknown) => reject(storageFailed(cause))
    const signal = AbortSignal.timeout(TIMEOUT)
    const sent = send(url, { method, headers, signal }, (response) => {
      const parts: Buffer[] = []
      let size = 0
      const end = () => {
        const { statusCode: status = 0, headers } = response
        resolve({ status, headers, body: Buffer.concat(parts).subarray(0, limit) })
      }
      response.on('data', (part: Buffer) => {
        parts.push(part)
        size += part.length
        if (size <= limit) return
        end()
        response.destroy()
      })
      response.on('end', end)
      response.on('error', failed)
    })
    sent.on('error', failed)
    sent.end(body)
  })
}
