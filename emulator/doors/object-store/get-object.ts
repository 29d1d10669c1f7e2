import { Readable } from 'node:stream'
import type { Context } from 'hono'
import type { Bucket } from '../../storage/bucket'
import { checkLink, linkedKey } from '../../storage/links'
import type { StoredObject } from '../../storage/objects/object-folder'
import { StorageRefusal } from '../../storage/refusal'
import type { Storage } from '../../storage/storage'
import type { Operation } from './asked'
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
  const wanted = req.header('if-match')
  if (wanted !== undefined && !sameEtag(wanted, object)) throw new StorageRefusal('preconditionFailed')
  if (sameEtag(req.header('if-none-match'), object)) return new Response(null, { status: 304, headers })
  const range = rangeOf(req.header('range'), object.size)
  if (range === 'outside') throw new StorageRefusal('badRange')
  const { start, end } = range ?? { start: 0, end: object.size - 1 }
  headers.set('Content-Length', String(end - start + 1))
  if (range) headers.set('Content-Range', `bytes ${start}-${end}/${object.size}`)
  const silent = req.method === 'HEAD' || object.size === 0
  const body = silent ? null : read(storage, object, { start, end })
  return new Response(body, { status: range ? 206 : 200, headers })
}

/** The same in a bucket of one's own, where whoever has signed may have headers said otherwise. */
export const getOwnObject: Operation = ({ storage, bucket, key, query, isSigned, context }) => {
  const otherwise = Object.entries(query).flatMap(([name, value]) => {
    const [, header] = RESPONSE.exec(name) ?? []
    if (header === undefined) return []
    if (!isSigned) throw new StorageRefusal('accessDenied')
    if (!/^[\x20-\x7e]*$/.test(value)) throw new StorageRefusal('invalidArgument', name)
    return [[header, value] as const]
  })
  const response = getObject(storage, bucket, key, context)
  for (const [header, value] of otherwise) response.headers.set(header, value)
  return response
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html; the other two have the same. */
const RESPONSE =
  /^response-(content-type|content-language|expires|cache-control|content-disposition|content-encoding)$/

function headersOf(
  { type, etag, modified, headers = {} }: StoredObject,
  { keys, isPublic, dialect }: Bucket,
): Headers {
  const cached = keys ? 'public, max-age=31536000, immutable' : `${isPublic ? 'public' : 'private'}, no-cache`
  const told = new Headers({
    'Content-Type': type,
    ETag: `"${dialect.etag(etag)}"`,
    'Last-Modified': new Date(modified).toUTCString(),
    'Accept-Ranges': 'bytes',
    // Keys are not used twice in a bucket of one's own; in WeChat's a path may be written again.
    'Cache-Control': cached,
    'X-Content-Type-Options': 'nosniff',
    // An uploaded page would otherwise run as one of the emulator's own, and could drive it.
    'Content-Security-Policy': 'sandbox',
  })
  for (const [name, value] of Object.entries(headers)) told.set(name, value)
  return told
}

function read(
  { objects }: Storage,
  { bucket, key }: StoredObject,
  part: { start: number; end: number },
): ReadableStream {
  const opened = objects.open(bucket, key, part)
  if (!opened) throw new StorageRefusal('noSuchKey')
  return Readable.toWeb(opened.bytes) as ReadableStream
}

const sameEtag = (given: string | undefined, { etag }: StoredObject) =>
  given?.split(',').some((one) =>
    ['*', etag].includes(
      one
        .trim()
        .toLowerCase()
        .replace(/^(w\/)?"(.*)"$/, '$2'),
    ),
  ) ?? false
