import http from 'node:http'
import https from 'node:https'

/** As Node 20 has it by default; Node 18 opens a new connection for every request of the SDK: ms. */
const kept = { keepAlive: true, scheduling: 'lifo', timeout: 5_000 } as const

/** Lets whatever sends by node:http, as the SDK does, use its connections again. */
export function keepConnections(): void {
  http.globalAgent = new http.Agent(kept)
  https.globalAgent = new https.Agent(kept)
}
