import { getMimeType } from 'hono/utils/mime'
import type { Bucket } from '../../storage/bucket'
import { readForm } from './read-form'
import { StorageRefusal } from '../../storage/refusal'
import type { Storage } from '../../storage/storage'
import { checkPermit } from '../../storage/wechat/permit'
import { keepFile } from './keep-file'
import type { Upload } from '../../http/upload'

/**
 * `PUT` of what `storage.getUploadMetadata` permits, as wx-server-sdk does it. The SDK takes any answer without a
 * body for a success, whatever its status.
 */
export async function putCloudFile(
  storage: Storage,
  bucket: Bucket,
  key: string,
  { headers, body }: Upload,
): Promise<Response> {
  const owner = checkPermit(storage, bucket, key, {
    authorization: headers.authorization,
    token: only(headers['x-cos-security-token']),
    cosFileId: only(headers['x-cos-meta-fileid']),
  })
  const type = headers['content-type'] ?? typeByName(key)
  const { etag } = await keepFile(storage, bucket, { key, type, owner, bytes: body })
  return new Response(null, { status: 200, headers: { ETag: `"${etag}"` } })
}

/**
 * The same permit as a form, for `wx.uploadFile`: fields `key`, `Signature`, `x-cos-security-token`,
 * `x-cos-meta-fileid`, `file`.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-http-api/storage/uploadFile.html
 */
export async function postCloudFile(
  storage: Storage,
  bucket: Bucket,
  key: string,
  { headers, body }: Upload,
): Promise<Response> {
  const { fields, file, end } = await readForm(headers['content-type'] ?? '', body)
  if (fields.get('key') !== key) throw new StorageRefusal('wrongSignature')
  const owner = checkPermit(storage, bucket, key, {
    authorization: fields.get('signature'),
    token: fields.get('x-cos-security-token'),
    cosFileId: fields.get('x-cos-meta-fileid'),
  })
  const type = fields.get('content-type') ?? typeByName(key)
  const { etag } = await keepFile(storage, bucket, { key, type, owner, bytes: file.bytes, end })
  return new Response(null, { status: 204, headers: { ETag: `"${etag}"` } })
}

const typeByName = (key: string) => getMimeType(key) ?? 'application/octet-stream'

const only = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header)
