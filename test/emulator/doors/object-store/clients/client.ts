import { Agent, request } from 'node:http'
import type { Cloud } from '../../../../../emulator/index'

export interface Page {
  keys: string[]
  prefixes: string[]
}

export interface Part {
  number: number
  etag: string
}

/** What the table asks of every provider's own SDK. */
export interface Client {
  put(key: string, bytes: Buffer, about?: { type?: string; note?: string }): Promise<unknown>
  get(key: string): Promise<Buffer>
  head(key: string): Promise<{ size: number; type: string; note: string | undefined }>
  /** One page after the other, until there is no more. */
  list(query: { prefix?: string; delimiter?: string; max?: number }): Promise<Page[]>
  remove(key: string): Promise<unknown>
  /** @returns what was told as deleted */
  removeMany(keys: string[]): Promise<string[]>
  copy(from: string, to: string): Promise<unknown>
  /** In parts, as the SDK does it by itself where it does. */
  upload(key: string, bytes: Buffer): Promise<unknown>
  begin(key: string): Promise<string>
  part(key: string, id: string, number: number, bytes: Buffer): Promise<string>
  /** @returns the part's ETag */
  partCopy(key: string, id: string, number: number, from: string, range: string): Promise<string>
  parts(key: string, id: string): Promise<Part[]>
  uploads(): Promise<[key: string, id: string][]>
  complete(key: string, id: string, parts: Part[]): Promise<unknown>
  abort(key: string, id: string): Promise<unknown>
  /** Good for so many seconds. */
  link(method: 'GET' | 'PUT', key: string, seconds: number): Promise<string>
}

/** Otherwise than what the test's own bucket has. */
export interface Changed {
  bucket?: string
  accessKeyId?: string
  secretAccessKey?: string
}

export type Connect = (cloud: Cloud, changed?: Changed) => Client

interface Failure {
  $metadata?: { httpStatusCode: number }
  statusCode?: number
  status?: number
  code?: string
  name: string
}

/** Status and code, wherever the SDK puts them. */
export async function refusalOf(doing: Promise<unknown>): Promise<[number | undefined, string]> {
  const failure = await doing.then(
    () => undefined,
    (error: unknown) => error as Failure,
  )
  if (!failure) return [undefined, 'it was done']
  const { $metadata, statusCode, status, code, name } = failure
  return [$metadata?.httpStatusCode ?? statusCode ?? status, code ?? name]
}

/** A machine may not know that every name below localhost is its own. */
export const toThisMachine = () =>
  new Agent({
    lookup(_host, options, callback) {
      if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }])
      else callback(null, '127.0.0.1', 4)
    },
  })

/** Follows a link whose host this machine may not know. */
export function follow(
  { url }: Cloud,
  link: string,
  {
    method = 'GET',
    body,
    headers = {},
  }: { method?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }> {
  const { host, pathname, search } = new URL(link)
  const { port } = new URL(url)
  const about = { host: '127.0.0.1', port, path: pathname + search, method, headers: { host, ...headers } }
  return new Promise((resolve, reject) => {
    const sent = request(about, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString(),
          headers: response.headers,
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export function piecesOf(bytes: Buffer, size: number): Buffer[] {
  const count = Math.ceil(bytes.length / size)
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
}
