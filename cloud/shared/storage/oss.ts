import { NO_CACHE, type Signer, ownBucket } from './own-bucket'
import { policyOf } from './policy'
import { settings } from './settings'
import { type Version4, compactDate, credential, sign, signedHeaders, typeOf } from './version-4'

const version: Version4 = {
  algorithm: 'OSS4-HMAC-SHA256',
  prefix: 'aliyun_v4',
  service: 'oss',
  terminator: 'aliyun_v4_request',
  vendor: 'x-oss-',
}

/** https://help.aliyun.com/zh/oss/developer-reference/postobject */
export const signer: Signer = {
  form(keys, upload, ends, now) {
    const date = compactDate(now)
    const fields = {
      key: upload.key,
      // The type that the sender gives the file would count for more than Content-Type.
      'x-oss-content-type': upload.type,
      'Cache-Control': NO_CACHE,
      'x-oss-forbid-overwrite': 'true',
      'x-oss-signature-version': version.algorithm,
      'x-oss-credential': credential(version, keys, date),
      'x-oss-date': date,
    }
    const policy = policyOf(fields, upload, ends, [{ bucket: keys.bucket }])
    return { ...fields, policy, 'x-oss-signature': sign(version, keys, date, policy) }
  },
  headers: (keys, { method, key, sent }, now) =>
    signedHeaders(version, keys, { method, path: `/${keys.bucket}/${key}`, headers: typeOf(sent) }, now),
  shrink: (width) => `x-oss-process=image/resize,w_${width}`,
}

/** Aliyun OSS. The region is without `oss-`: `cn-hangzhou`. */
export const oss = ownBucket(
  () => settings((bucket, region) => `https://${bucket}.oss-${region}.aliyuncs.com`),
  signer,
)
