import type { Dialect } from './dialect'
import { checkVersion4, type Version4 } from './version-4'

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
  },
}

/** AWS S3, MinIO. */
export const s3: Dialect = {
  authenticate(fields, keys) {
    checkVersion4(VERSION_4, fields, keys)
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
