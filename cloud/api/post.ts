import http from 'node:http'
import https from 'node:https'
import { exchange } from '../shared/exchange'

/** A connection is used again for so long, less than servers keep one: ms. */
const kept = { keepAlive: true, scheduling: 'lifo', timeout: 4_000 } as const
const agents = { http: new http.Agent(kept), https: new https.Agent(kept) }

/** Bytes of an answer: what a function returns, 1 MB at most, comes as JSON inside JSON. */
const LARGEST = 4 * 1024 * 1024

export interface Reply {
  status: number
  text: string
}

/**
 * Sends JSON by HTTP and takes whatever text comes back.
 * @param timeout for the whole of it: ms
 * @throws Error with Node's `code` where no complete answer came
 */
export async function post(url: string, json: string, timeout: number): Promise<Reply> {
  const agent = url.startsWith('https:') ? agents.https : agents.http
  const headers = { 'content-type': 'application/json' }
  const limits = { timeout, limit: LARGEST, beyond: 'refused' } as const
  const { status, body } = await exchange({ method: 'POST', url, headers, body: json, agent, ...limits })
  return { status, text: body.toString() }
}
