import { createHash, createHmac } from 'node:crypto'
import { NO_CACHE, type Signer, ownBucket } from './own-bucket'
import { policyOf } from './policy'
import { settings } from './settings'

/** How long a signed header is good: s. */
const HEADER_LIFE = 300

/**
 * A form: https://cloud.tencent.com/document/product/436/14690, which knows no way to refuse overwriting.
 * A header: https://cloud.tencent.com/document/product/436/7778
 */
export const signer: Signer = {
  form({ bucket, keyId, secret }, upload, ends, now) {
    const time = `${Math.floor(now / 1000)};${Math.floor(ends / 1000)}`
    const fields = {
      key: upload.key,
      'Content-Type': upload.type,
      'Cache-Control': NO_CACHE,
      'q-sign-algorithm': 'sha1',
      'q-ak': keyId,
    }
    const policy = policyOf(fields, upload, ends, [{ bucket }, { 'q-sign-time': time }])
    const signature = sign(secret, time, sha1(Buffer.from(policy, 'base64')))
    return { ...fields, 'q-key-time': time, policy, 'q-signature': signature }
  },
  headers({ address, keyId, secret }, { method, key }, now) {
    const from = Math.floor(now / 1000)
    const time = `${from};${from + HEADER_LIFE}`
    const request = [method.toLowerCase(), new URL(`${address}/${key}`).pathname, '', '', ''].join('\n')
    const text = ['sha1', time, sha1(request), ''].join('\n')
    const parts = {
      'q-sign-algorithm': 'sha1',
      'q-ak': keyId,
      'q-sign-time': time,
      'q-key-time': time,
      'q-header-list': '',
      'q-url-param-list': '',
      'q-signature': sign(secret, time, text),
    }
    const authorization = Object.entries(parts).map(([name, value]) => `${name}=${value}`)
    return { authorization: authorization.join('&') }
  },
  shrink: (width) => `imageMogr2/thumbnail/${width}x`,
}

/** Tencent COS. The bucket's name ends with the account's number. */
export const cos = ownBucket(
  () => settings((bucket, region) => `https://${bucket}.cos.${region}.myqcloud.com`),
  signer,
)

const sign = (secret: string, time: string, text: string) => hmac(hmac(secret, time), text)
const sha1 = (text: string | Buffer) => createHash('sha1').update(text).digest('hex')
const hmac = (key: string, text: string) => createHmac('sha1', key).update(text).digest('hex')
