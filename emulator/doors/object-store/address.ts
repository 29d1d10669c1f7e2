import { getPath } from 'hono/utils/url'
import { DIALECTS } from '../../storage/dialects/dialects'

const hosts = [/^(.+)\.localhost$/, ...Object.values(DIALECTS).map(({ domain }) => domain)]

/**
 * The bucket that a host names: `<bucket>.localhost`, or its own domain at its provider, as an SDK says that was led here.
 * Whoever owns another name, and points it here, is told nothing by it.
 */
export function bucketInHost(host: string | null | undefined): string | undefined {
  const name = (host ?? '').replace(/:\d+$/, '')
  return hosts.map((pattern) => pattern.exec(name)?.[1]).find((bucket) => bucket !== undefined)
}

/** What a request is about: a bucket's own domain stands for `/storage/<bucket>`. */
export function pathOf(request: Request): string {
  const path = getPath(request)
  const bucket = bucketInHost(request.headers.get('host'))
  if (bucket !== undefined) return `/storage/${bucket}${path}`
  // Routes of a door begin behind its name: nothing else would match this one.
  return path === '/storage/' ? '/storage' : path
}
