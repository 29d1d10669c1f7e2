import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Listener {
  /** `http://127.0.0.1:PORT` */
  url: string
  serve(answer: RequestListener): void
  /** TCP connections accepted so far. */
  connections(): number
  /** Ends open connections too: keep-alive ones, and streams that have no end. */
  close(): Promise<void>
}

/** Binds 127.0.0.1 before anything else is made, because the functions are told the address. */
export async function listen(port: number): Promise<Listener> {
  let connections = 0
  // No quiet connection is ended from here: after some seconds of work that lets nothing in between, Node would end one
  // on which the next request has already come.
  const server = createServer({ keepAliveTimeout: 0 }).on('connection', () => connections++)
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (cause) {
    const taken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE'
    const why = taken ? 'another program uses it already' : (cause as Error).message
    throw new Error(`The emulator cannot listen on 127.0.0.1:${port}: ${why}.`, { cause })
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    serve: (answer) => void server.on('request', answer),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
