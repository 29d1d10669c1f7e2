import type { BucketOptions } from '../../shared/options'
import { StorageRefusal } from '../refusal'
import type { Dialect } from './dialect'
import { checkOlder, isOlder, type OlderSignature } from './older-signature'
import { encode, encodePath, type SignedRequest } from './signed-request'
import { checkForm, chunkSignatures, type Version4 } from './version-4'
import { checkRequest, type Canonical } from './version-4-request'

const VERSION_4: Version4 = {
  algorithm: 'AWS4-HMAC-SHA256',
  prefix: 'AWS4',
  service: 's3',
  terminator: 'aws4_request',
  fields: {
    algorithm: 'x-amz-algorithm',
    credential: 'x-amz-credential',
    date: 'x-amz-date',
    signature: 'x-amz-signature',
    hash: 'x-amz-content-sha256',
    expires: 'x-amz-expires',
  },
}

const CANONICAL: Canonical = {
  signed(listed, { headers }) {
    const names = listed.split(';')
    const unsigned = headers.find((name) => /^(host$|x-amz-)/.test(name) && !names.includes(name))
    if (unsigned !== undefined) throw new StorageRefusal('unsignedHeader', unsigned)
    return names
  },
  list: { header: 'SignedHeaders', query: 'x-amz-signedheaders' },
  paths: ({ path, bucket, key }) => [path, `/${bucket}/${key}`],
  values: [(value) => `=${encode(value ?? '')}`],
}

const VERSION_2: OlderSignature = {
  scheme: 'AWS',
  prefix: 'x-amz-',
  keyId: 'AWSAccessKeyId',
  dateLine: () => '',
  resource: ({ path, bucket, key }) => [path, `/${bucket}/${key}`].map(encodePath),
}

/** Of a request that was checked: how its chunks are signed, where it has a header that says so. */
export function s3ChunkSignatures({ header }: Pick<SignedRequest, 'header'>, keys: BucketOptions) {
  const [, seed] = /Signature=([0-9a-f]{64})$/.exec(header('authorization') ?? '') ?? []
  const date = header(VERSION_4.fields.date)
  return seed === undefined || date === undefined
    ? undefined
    : chunkSignatures(VERSION_4, keys, { date, seed })
}

/** AWS S3, MinIO. */
export const s3: Dialect = {
  authenticate(fields, keys) {
    checkForm(VERSION_4, fields, keys)
  },
  scheme: /^AWS/,
  signedLink: /^(x-amz-signature|signature)$/i,
  authorise(request, keys, now) {
    if (isOlder(VERSION_2, request)) checkOlder(VERSION_2, request, keys, now)
    else checkRequest(VERSION_4, CANONICAL, request, keys, now)
  },
  operators: ['eq', 'starts-with'],
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
  exempt: /^(policy|x-amz-signature|x-ignore-.*)$/,
  // "Extra input fields: bucket" where it is left out: https://github.com/aws/aws-sdk-php/issues/3292
  required: ['bucket'],
  values: (_fields, bucket) => ({ bucket }),
  typeOf: (fields) => fields.get('content-type') ?? 'binary/octet-stream',
  maxKey: 1024,
  minPart: 5 * 1024 ** 2,
  takesChunks: false,
  prefix: 'x-amz-',
  domain: /^(.+?)\.s3(-[a-z0-9-]+)?(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/,
  namespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
  location: (region) => (region === 'us-east-1' ? '' : region),
  etag: (etag) => etag,
  copySource: (given) => given.replace(/^\//, ''),
  standard: 'STANDARD',
  listed: {},
  says: {
    notAForm: [412, 'PreconditionFailed', 'Bucket POST must be of the enclosure-type multipart/form-data'],
    badCredential: [400, 'AuthorizationHeaderMalformed', 'The credential is malformed; expecting '],
  },
  requestIdHeader: 'x-amz-request-id',
  errorFields: (resource, requestId) => ({ Resource: resource, RequestId: requestId, HostId: 'emulator' }),
}
