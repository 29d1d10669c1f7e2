import type { StoredObject } from '../../storage/objects/object-folder'
import { StorageRefusal } from '../../storage/refusal'
import { keepPart } from '../../storage/uploads'
import { iso, numberIn, type Asked, type Operation } from './asked'
import { only } from './checked-body'
import { keepFile } from './keep-file'
import { aboutOf } from './kept-headers'
import { checkKey } from './may-be-written'
import { rangeOf } from './range'
import { answered } from './xml'

/**
 * `PUT` with the header that names what is to be copied.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html,
 * https://cloud.tencent.com/document/product/436/10881, https://help.aliyun.com/zh/oss/developer-reference/copyobject
 */
export const copyObject: Operation = async (asked) => {
  const { storage, bucket, key } = asked
  checkKey(bucket, key)
  const source = sourceOf(asked)
  const { headers } = asked.context.env.incoming
  // AWS and Aliyun say REPLACE, Tencent says Replaced.
  const replaces = /^replaced?$/i.test(only(headers, `${bucket.dialect.prefix}metadata-directive`) ?? '')
  const about = replaces
    ? aboutOf(bucket, headers)
    : { type: source.type, ...(source.headers && { headers: source.headers }) }
  const copied = await keepFile(storage, bucket, { key, ...about, bytes: bytesOf(asked, source) })
  return answered(bucket.dialect, 'CopyObjectResult', resultOf(asked, copied))
}

/** The same for a part. https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html */
export const copyPart: Operation = async (asked) => {
  const { storage, bucket, key, query } = asked
  const source = sourceOf(asked)
  const range = rangeOf(headerOf(asked, 'copy-source-range'), source.size)
  if (range === 'outside') throw new StorageRefusal('badRange')
  const part = { key, id: query['uploadId'] ?? '', number: numberIn(asked, 'partNumber', 0) }
  const kept = await keepPart(storage, bucket, part, bytesOf(asked, source, range), () => Promise.resolve())
  const result = resultOf(asked, kept)
  // Where ali-oss looks for it.
  return answered(bucket.dialect, 'CopyPartResult', result, { ETag: result.ETag })
}

export const isCopy = ({ bucket, context }: Asked) =>
  context.env.incoming.headers[`${bucket.dialect.prefix}copy-source`] !== undefined

const headerOf = ({ bucket, context }: Asked, name: string) =>
  only(context.env.incoming.headers, `${bucket.dialect.prefix}${name}`)

/** @throws StorageRefusal noSuchBucket, noSuchKey, preconditionFailed */
function sourceOf(asked: Asked): StoredObject {
  const { storage, bucket } = asked
  const [name = '', key = ''] = bucket.dialect
    .copySource(decoded(headerOf(asked, 'copy-source')))
    .split(/\/(.*)/s)
  const from = storage.buckets.get(name)
  // WeChat's buckets are open to its own protocol alone.
  if (!from?.keys || from.dialect !== bucket.dialect) throw new StorageRefusal('noSuchBucket')
  const source = storage.objects.find(name, key)
  if (!source) throw new StorageRefusal('noSuchKey')
  const wanted = headerOf(asked, 'copy-source-if-match')
  if (wanted !== undefined && wanted.replaceAll('"', '').toLowerCase() !== source.etag)
    throw new StorageRefusal('preconditionFailed')
  return source
}

function bytesOf({ storage }: Asked, { bucket, key }: StoredObject, part?: { start: number; end: number }) {
  const opened = storage.objects.open(bucket, key, part)
  if (!opened) throw new StorageRefusal('noSuchKey')
  return opened.bytes as AsyncIterable<Uint8Array>
}

function decoded(given = ''): string {
  if (/\?versionId=/.test(given)) throw new StorageRefusal('notEmulated', 'versionId')
  try {
    return decodeURIComponent(given)
  } catch {
    throw new StorageRefusal('invalidArgument', 'copy-source')
  }
}

const resultOf = ({ bucket }: Asked, { etag, modified }: StoredObject) => ({
  LastModified: iso(modified),
  ETag: `"${bucket.dialect.etag(etag)}"`,
})
