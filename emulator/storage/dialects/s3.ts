import { StorageRefusal } from '../refusal'
import type { Dialect } from './dialect'
import { checkForm, type Version4 } from './version-4'
import { checkHeader } from './version-4-header'

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
  },
}

const CANONICAL: Parameters<typeof checkHeader>[1] = {
  signed(parameters, { headers }) {
    const names = (parameters.get('SignedHeaders') ?? '').split(';')
    const unsigned = headers.find((name) => /^(host$|x-amz-)/.test(name) && !names.includes(name))
    if (unsigned !== undefined) throw new StorageRefusal('unsignedHeader', unsigned)
    return names
  },
  listed: (parameters) => parameters.get('SignedHeaders') ?? '',
  paths: ({ path, bucket, key }) => [path, `/${bucket}/${key}`],
  empty: '=',
}

/** AWS S3, MinIO. */
export const s3: Dialect = {
  authenticate(fields, keys) {
    checkForm(VERSION_4, fields, keys)
  },
  authorise(request, keys, now) {
    checkHeader(VERSION_4, CANONICAL, request, keys, now)
  },
  operators: ['eq', 'starts-with'],
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
  exempt: /^(policy|x-amz-signature|x-ignore-.*)$/,
  // "Extra input fields: bucket" where it is left out: https://github.com/aws/aws-sdk-php/issues/3292
  required: ['bucket'],
  values: (_fields, bucket) => ({ bucket }),
  typeOf: (fields) => fields.get('content-type') ?? 'binary/octet-stream',
  maxKey: 1024,
  says: {
    notAForm: [412, 'PreconditionFailed', 'Bucket POST must be of the enclosure-type multipart/form-data'],
    badCredential: [400, 'AuthorizationHeaderMalformed', 'The credential is malformed; expecting '],
  },
  requestIdHeader: 'x-amz-request-id',
  errorFields: (resource, requestId) => ({ Resource: resource, RequestId: requestId, HostId: 'emulator' }),
}
