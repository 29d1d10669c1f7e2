import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** How the upstream answers one request: with anything that a socket can carry. */
export type Answering = (response: http.ServerResponse, request: http.IncomingMessage) => void

export interface Upstream {
  url: string
  /** Method and path of everything that was asked, without the query. */
  asked: () => string[]
  /** How the next requests for a path are answered. */
  answer: (path: string, answering: Answering) => void
}

/** A server on this machine that stands in for WeChat or a storage and misbehaves as it is told; otherwise 404. */
export async function upstream(): Promise<Upstream> {
  const answers = new Map<string, Answering>()
  const asked: string[] = []
  const server = http.createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    asked.push(`${request.method ?? ''} ${path}`)
    response.on('error', () => undefined)
    request.resume().on('end', () => {
      const answering = answers.get(path) ?? answers.get('*') ?? json({ errcode: 404 }, { status: 404 })
      answering(response, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => [...asked],
    answer: (path, answering) => void answers.set(path, answering),
  }
}

interface Told {
  status?: number
  headers?: Record<string, string>
  /** ms */
  after?: number
}

export const text =
  (body: string | Buffer, { status = 200, headers = {}, after = 0 }: Told = {}): Answering =>
  (response) => {
    setTimeout(() => response.writeHead(status, headers).end(body), after)
  }

export const json = (body: unknown, told?: Told): Answering => text(JSON.stringify(body), told)

/** Bytes as they go over the line, then silence; or the end of the connection. */
export const raw =
  (bytes: string, then: 'silence' | 'end' = 'silence'): Answering =>
  ({ socket }) => {
    if (then === 'end') socket?.end(bytes)
    else socket?.write(bytes)
  }

/** A body that never ends, a little of it at a time; or as fast as it is taken. */
export const endless =
  (piece: string | Buffer, every?: number, headers: Record<string, string> = {}): Answering =>
  (response) => {
    response.writeHead(200, headers)
    if (every !== undefined) {
      const timer = setInterval(() => response.write(piece), every)
      response.on('close', () => clearInterval(timer))
      return
    }
    const more = () => {
      while (!response.destroyed && response.write(piece));
    }
    response.on('drain', more)
    more()
  }
