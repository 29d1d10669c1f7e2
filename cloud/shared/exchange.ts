import http from 'node:http'
import https from 'node:https'

export interface Wanted {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: string | Buffer
  /** Which keeps the connections; left out: the process's own. */
  agent?: http.Agent | https.Agent
  /** For the whole of it, the last byte included: ms. */
  timeout: number
  /** Bytes of the answer's body. */
  limit: number
  /** What a longer body is: no answer, or good for its beginning, and what comes behind is not waited for. */
  beyond: 'refused' | 'cut off'
}

export interface Reply {
  status: number
  headers: http.IncomingHttpHeaders
  body: Buffer
}

/**
 * One request and its answer, whatever the other side does: it always ends, after `timeout` at the latest, and holds no
 * more than `limit` in memory. By node:http, since the first fetch() of a process loads more than a whole function:
 * docs/benchmarks.md. Redirections are not followed, and a body is taken as it comes, since nothing was asked to be packed.
 * @throws Error, with Node's `code` if it has one, where no complete answer came
 */
export function exchange(wanted: Wanted): Promise<Reply> {
  const { method, url, headers, body, agent, timeout } = wanted
  const send = url.startsWith('https:') ? https.request : http.request
  return new Promise((resolve, reject) => {
    let answered = false
    const sent = send(url, { method, headers, agent }, (response) => {
      answered = true
      read(response, wanted).then(resolve, reject)
    })
    const late = setTimeout(() => {
      reject(new Error(`no complete answer within ${timeout} ms`))
      sent.destroy()
    }, timeout)
    sent.on('error', reject)
    sent.on('close', () => {
      clearTimeout(late)
      // An answer 101, which changes the protocol, ends like this: without an error, and without a response.
      if (!answered) reject(new Error('the connection was closed without an answer'))
    })
    sent.end(body)
  })
}

function read(response: http.IncomingMessage, { limit, beyond }: Wanted): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    const end = () => {
      const body = Buffer.concat(parts).subarray(0, limit)
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
    }
    response.on('data', (part: Buffer) => {
      parts.push(part)
      size += part.length
      if (size <= limit) return
      if (beyond === 'refused') reject(new Error(`an answer of more than ${limit} bytes`))
      else end()
      response.destroy()
    })
    response.on('end', end)
    response.on('error', reject)
  })
}
