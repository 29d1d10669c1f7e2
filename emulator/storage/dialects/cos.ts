import { createHash, createHmac } from 'node:crypto'
import type { BucketOptions } from '../../shared/options'
import { StorageRefusal } from '../refusal'
import type { Dialect } from './dialect'
import { sameSignature } from './same-signature'
import { encode } from './signed-request'

/**
 * Tencent COS. https://cloud.tencent.com/document/product/436/14690; which code it gives for which failed condition
 * is documented nowhere: here it is S3's.
 */
export const cos: Dialect = {
  authenticate(fields, keys, now) {
    const policy = fields.get('policy')
    if (policy === undefined) throw new StorageRefusal('accessDenied')
    // It ends with q-key-time, even where the policy's expiration is later.
    checkSignature(fields, [sha1(Buffer.from(policy, 'base64'))], keys, now)
  },
  scheme: /^q-sign-algorithm=/,
  signedLink: /^q-signature$/,
  authorise(request, keys, now) {
    const { method, key, path } = request
    const inHeader = request.header('authorization')?.split('&')
    const fields = new Map(
      inHeader?.map((part) => part.split(/=(.*)/s) as [string, string]) ??
        request.query.map(([name, value]) => [name, value ?? '']),
    )
    const headers = namedIn(fields.get('q-header-list'), (name) => request.header(name))
    const parameters = new Map(request.query.map(([name, value]) => [name.toLowerCase(), value ?? '']))
    const query = namedIn(fields.get('q-url-param-list'), (name) => parameters.get(name))
    const time = fields.get('q-sign-time') ?? ''
    // This address stands in for the bucket's own domain, behind which the path is the key.
    const texts = [path, `/${key}`].map((signedPath) => {
      const signed = [method.toLowerCase(), signedPath, query, headers, '']
      return ['sha1', time, sha1(signed.join('\n')), ''].join('\n')
    })
    checkSignature(fields, texts, keys, now)
  },
  operators: ['eq', 'starts-with'],
  exempt: /^(policy|q-key-time|q-signature)$/,
  required: ['q-sign-algorithm', 'q-ak', 'q-sign-time'],
  // The policy calls q-sign-time what the form calls q-key-time.
  values: (fields, bucket) => ({ bucket, 'q-sign-time': fields.get('q-key-time') }),
  // The type of the file's part does not count.
  typeOf: (fields) => fields.get('content-type') ?? 'application/octet-stream',
  maxKey: 850,
  minPart: 1024 ** 2,
  takesChunks: true,
  prefix: 'x-cos-',
  domain: /^(.+)\.cos\.[a-z0-9-]+\.myqcloud\.com$/,
  location: (region) => region,
  etag: (etag) => etag,
  // `<bucket>.cos.<region>.myqcloud.com/<key>`
  copySource: (given) => given.replace(/^([a-z0-9-]+)[^/]*/, '$1'),
  standard: 'STANDARD',
  listed: {},
  says: { keyTooLong: [400, 'KeyTooLong', 'The specified key is too long'] },
  requestIdHeader: 'x-cos-request-id',
  errorFields: (resource, requestId) => ({ Resource: resource, RequestId: requestId, TraceId: requestId }),
}

/**
 * `q-sign-algorithm`, `q-ak`, `q-key-time` and `q-signature` of a form or of an `Authorization` header.
 * @param texts what may be signed
 * @throws StorageRefusal
 */
function checkSignature(
  fields: ReadonlyMap<string, string>,
  texts: string[],
  { accessKeyId, secretAccessKey }: BucketOptions,
  now: number,
): void {
  const signature = fields.get('q-signature')
  if (signature === undefined) throw new StorageRefusal('accessDenied')
  if (fields.get('q-sign-algorithm') !== 'sha1') throw new StorageRefusal('badCredential', 'sha1')
  if (fields.get('q-ak') !== accessKeyId) throw new StorageRefusal('unknownKeyId')
  const time = fields.get('q-key-time') ?? ''
  const [, from, to] = /^(\d+);(\d+)$/.exec(time) ?? []
  if (from === undefined) throw new StorageRefusal('badCredential', 'q-key-time')
  const key = hmac(secretAccessKey, time)
  if (!texts.some((text) => sameSignature(signature, hmac(key, text))))
    throw new StorageRefusal('wrongSignature')
  if (now < Number(from) * 1000 || now >= Number(to) * 1000) throw new StorageRefusal('expired')
}

/** `name=value&…` of the names that a list such as `host;x-cos-acl` has, in its order. */
function namedIn(list: string | undefined, valueOf: (name: string) => string | undefined): string {
  const names = (list ?? '').split(';').filter((name) => name !== '')
  return names.map((name) => `${encode(name).toLowerCase()}=${encode(valueOf(name) ?? '')}`).join('&')
}

const sha1 = (text: string | Buffer) => createHash('sha1').update(text).digest('hex')

const hmac = (key: string, text: string) => createHmac('sha1', key).update(text).digest('hex')
