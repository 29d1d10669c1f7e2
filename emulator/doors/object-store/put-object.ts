import { createHash } from 'node:crypto'
import type { Bucket } from '../../storage/bucket'
import { StorageRefusal } from '../../storage/refusal'
import type { Storage } from '../../storage/storage'
import { keepFile } from './keep-file'
import type { Upload } from '../../http/upload'

/** Of headers that would make it another request: a copy, or one that depends on what is there. */
const OTHERWISE = /^(if-|x-(amz|cos|oss)-(copy-source|forbid-overwrite))/

/**
 * `PUT` of an object in a bucket of one's own, after its signature was checked.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html,
 * https://cloud.tencent.com/document/product/436/7749, https://help.aliyun.com/zh/oss/developer-reference/putobject
 */
export async function putObject(
  storage: Storage,
  bucket: Bucket,
  key: string,
  { headers, body }: Upload,
): Promise<Response> {
  if (headers['content-length'] === undefined) throw new StorageRefusal('noLength')
  if (Buffer.byteLength(key) > bucket.dialect.maxKey) throw new StorageRefusal('keyTooLong')
  const otherwise = Object.keys(headers).find((name) => OTHERWISE.test(name))
  if (otherwise !== undefined) throw new StorageRefusal('notEmulated', otherwise)
  const type = headers['content-type'] ?? bucket.dialect.typeOf(new Map(), undefined)
  const { bytes, check } = hashed(body, headers['x-amz-content-sha256'])
  const { etag } = await keepFile(storage, bucket, { key, type, bytes, end: check })
  return new Response(null, { status: 200, headers: { ETag: `"${etag}"` } })
}

/** The bytes as they come, and whether they are those whose hash was signed, where one was. */
function hashed(body: Upload['body'], stated: string | string[] = 'UNSIGNED-PAYLOAD') {
  const hash = createHash('sha256')
  async function* bytes() {
    for await (const chunk of body) {
      hash.update(chunk)
      yield chunk
    }
  }
  const check = () => {
    const right = stated === 'UNSIGNED-PAYLOAD' || stated === hash.digest('hex')
    return right ? Promise.resolve() : Promise.reject(new StorageRefusal('otherBytes'))
  }
  return { bytes: bytes(), check }
}
