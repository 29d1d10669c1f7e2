import { createHash, createHmac } from 'node:crypto'
import { StorageRefusal } from '../refusal'
import type { Dialect } from './dialect'
import { sameSignature } from './same-signature'

/**
 * Tencent COS. https://cloud.tencent.com/document/product/436/14690; which code it gives for which failed condition
 * is documented nowhere: here it is S3's.
 */
export const cos: Dialect = {
  authenticate(fields, { accessKeyId, secretAccessKey }, now) {
    const [policy, signature] = [fields.get('policy'), fields.get('q-signature')]
    if (policy === undefined || signature === undefined) throw new StorageRefusal('accessDenied')
    if (fields.get('q-sign-algorithm') !== 'sha1') throw new StorageRefusal('badCredential', 'sha1')
    if (fields.get('q-ak') !== accessKeyId) throw new StorageRefusal('unknownKeyId')
    const time = fields.get('q-key-time') ?? ''
    const [, from, to] = /^(\d+);(\d+)$/.exec(time) ?? []
    if (from === undefined) throw new StorageRefusal('badCredential', 'q-key-time')
    const key = hmac(secretAccessKey, time)
    const digest = createHash('sha1').update(Buffer.from(policy, 'base64')).digest('hex')
    if (!sameSignature(signature, hmac(key, digest))) throw new StorageRefusal('wrongSignature')
    // It ends with this window, even where the policy's expiration is later.
    if (now < Number(from) * 1000 || now >= Number(to) * 1000) throw new StorageRefusal('expired')
  },
  operators: ['eq', 'starts-with'],
  exempt: /^(policy|q-key-time|q-signature)$/,
  required: ['q-sign-algorithm', 'q-ak', 'q-sign-time'],
  // The policy calls q-sign-time what the form calls q-key-time.
  values: (fields, bucket) => ({ bucket, 'q-sign-time': fields.get('q-key-time') }),
  // The type of the file's part does not count.
  typeOf: (fields) => fields.get('content-type') ?? 'application/octet-stream',
  maxKey: 850,
  says: { keyTooLong: [400, 'KeyTooLong', 'The specified key is too long'] },
  requestIdHeader: 'x-cos-request-id',
  errorFields: (resource, requestId) => ({ Resource: resource, RequestId: requestId, TraceId: requestId }),
}

const hmac = (key: string, text: string) => createHmac('sha1', key).update(text).digest('hex')
