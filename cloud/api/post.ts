import http from 'node:http'
import https from 'node:https'

/** A connection is used again for so long, less than servers keep one: ms. */
const kept = { keepAlive: true, scheduling: 'lifo', timeout: 4_000 } as const

const doors = {
  http: { request: http.request, agent: new http.Agent(kept) },
  https: { request: https.request, agent: new https.Agent(kept) },
}

export interface Reply {
  status: number
  text: string
}

/**
 * Sends JSON by HTTP and takes whatever text comes back. By node:http, since the first fetch() of a process loads
 * more than all of this function: docs/benchmarks.md.
 * @param timeout for the whole of it: ms
 * @throws Error with Node's `code` where no complete answer came
 */
export function post(address: string, json: string, timeout: number): Promise<Reply> {
  const { request, agent } = address.startsWith('https:') ? doors.https : doors.http
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeout)
    const headers = { 'content-type': 'application/json' }
    const sent = request(address, { method: 'POST', headers, agent, signal }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(json)
  })
}
