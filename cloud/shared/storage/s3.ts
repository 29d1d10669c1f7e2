import { NO_CACHE, type Signer, ownBucket } from './own-bucket'
import { policyOf } from './policy'
import { settings } from './settings'
import { type Version4, compactDate, credential, sign, signedHeaders, typeOf } from './version-4'

const version: Version4 = {
  algorithm: 'AWS4-HMAC-SHA256',
  prefix: 'AWS4',
  service: 's3',
  terminator: 'aws4_request',
  vendor: 'x-amz-',
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html; it knows no way to refuse overwriting. */
export const signer: Signer = {
  form(keys, upload, ends, now) {
    const date = compactDate(now)
    const fields = {
      key: upload.key,
      'Content-Type': upload.type,
      'Cache-Control': NO_CACHE,
      'x-amz-algorithm': version.algorithm,
      'x-amz-credential': credential(version, keys, date),
      'x-amz-date': date,
    }
    const policy = policyOf(fields, upload, ends, [{ bucket: keys.bucket }])
    return { ...fields, policy, 'x-amz-signature': sign(version, keys, date, policy) }
  },
  headers(keys, { method, key, sent }, now) {
    const { host, pathname: path } = new URL(`${keys.address}/${key}`)
    return signedHeaders(version, keys, { method, path, host, headers: typeOf(sent) }, now)
  },
}

/** AWS S3, MinIO and whoever speaks like them. They don't shrink pictures. */
export const s3 = ownBucket(
  () => settings((bucket, region) => `https://${bucket}.s3.${region}.amazonaws.com`),
  signer,
)
