import { once } from 'node:events'
import { createServer } from 'node:net'

const LAST_PORT = 65_535

/** The first free ones on this machine from a port on, the same ones each time where nobody else took them meanwhile. */
export async function freePorts(first: number, count: number): Promise<number[]> {
  const free: number[] = []
  for (let port = first; free.length < count && port <= LAST_PORT; port++)
    if (await isFree(port)) free.push(port)
  if (free.length < count) throw new Error(`No ${count} free ports from ${first} on.`)
  return free
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}
