import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import type { Bucket } from '../../storage/bucket'
import { checkLink, linkedKey } from '../../storage/links'
import type { StoredObject } from '../../storage/objects/object-folder'
import { StorageRefusal } from '../../storage/refusal'
import type { Storage } from '../../storage/storage'
import { rangeOf } from './range'

/**
 * `GET` and `HEAD` of an object. What providers take for image processing (`?imageMogr2/…`, `?x-oss-process=…`) is
 * ignored: the picture comes as it is.
 */
export function getObject(storage: Storage, bucket: Bucket, path: string, { req }: Context): Response {
  const key = linkedKey(path, req.query())
  checkLink(storage, bucket, key, req.query())
  const object = storage.objects.find(bucket.name, key)
  if (!object) throw new StorageRefusal('noSuchKey')
  const headers = headersOf(object, bucket)
  if (sameEtag(req.header('if-none-match'), object)) return new Response(null, { status: 304, headers })
  const range = rangeOf(req.header('range'), object.size)
  if (range === 'outside') throw new StorageRefusal('badRange')
  const { start, end } = range ?? { start: 0, end: object.size - 1 }
  headers.set('Content-Length', String(end - start + 1))
  if (range) headers.set('Content-Range', `bytes ${start}-${end}/${object.size}`)
  const silent = req.method === 'HEAD' || object.size === 0
  const body = silent ? null : read(storage, object, start, end)
  return new Response(body, { status: range ? 206 : 200, headers })
}

function headersOf({ type, etag, modified }: StoredObject, { keys, isPublic }: Bucket): Headers {
  const cached = keys ? 'public, max-age=31536000, immutable' : `${isPublic ? 'public' : 'private'}, no-cache`
  return new Headers({
    'Content-Type': type,
    ETag: `"${etag}"`,
    'Last-Modified': new Date(modified).toUTCString(),
    'Accept-Ranges': 'bytes',
    // Keys are not used twice in a bucket of one's own; in WeChat's a path may be written again.
    'Cache-Control': cached,
    'X-Content-Type-Options': 'nosniff',
    // An uploaded page would otherwise run as one of the emulator's own, and could drive it.
    'Content-Security-Policy': 'sandbox',
  })
}

function read(
  { objects }: Storage,
  { bucket, key }: StoredObject,
  start: number,
  end: number,
): ReadableStream {
  const opened = objects.open(bucket, key)
  if (!opened) throw new StorageRefusal('noSuchKey')
  const stream = createReadStream('', { fd: opened.descriptor, start, end })
  return Readable.toWeb(stream) as ReadableStream
}

const sameEtag = (given: string | undefined, { etag }: StoredObject) =>
  given?.split(',').some((one) => ['*', `"${etag}"`, `W/"${etag}"`].includes(one.trim())) ?? false
