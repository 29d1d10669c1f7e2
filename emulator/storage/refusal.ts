/** Why the store refuses, whatever the provider calls it. */
export type Reason = keyof typeof COMMON

/** HTTP status, code and message of the provider's XML; what was wrong is put after the message. */
export type Said = readonly [status: number, code: string, message: string]

/**
 * The words that the providers share, after S3's. A dialect overrides what its provider says otherwise.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const COMMON = {
  accessDenied: [403, 'AccessDenied', 'Access Denied'],
  expired: [403, 'AccessDenied', 'Request has expired'],
  policyExpired: [403, 'AccessDenied', 'Invalid according to Policy: Policy expired.'],
  conditionFailed: [403, 'AccessDenied', 'Invalid according to Policy: Policy Condition failed: '],
  extraField: [403, 'AccessDenied', 'Invalid according to Policy: Extra input fields: '],
  invalidPolicy: [400, 'InvalidPolicyDocument', 'Invalid Policy: '],
  unknownKeyId: [403, 'InvalidAccessKeyId', 'The Access Key Id you provided does not exist in our records.'],
  wrongSignature: [
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  ],
  badCredential: [400, 'InvalidArgument', 'The credential or the date of the signature is not valid: '],
  missingHeader: [400, 'InvalidRequest', 'Missing required header for this request: '],
  noLength: [411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.'],
  notEmulated: [501, 'NotImplemented', 'The emulator does not do what this header asks for: '],
  otherBytes: [
    400,
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
  ],
  unsignedHeader: [403, 'AccessDenied', 'There were headers present in the request which were not signed: '],
  skewed: [
    403,
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
  ],
  tooLarge: [400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size'],
  tooSmall: [400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size'],
  notAForm: [400, 'MalformedPOSTRequest', 'The request is not multipart/form-data.'],
  malformedForm: [
    400,
    'MalformedPOSTRequest',
    'The body of your POST request is not well-formed multipart/form-data.',
  ],
  fieldsTooLarge: [
    400,
    'MaxPostPreDataLengthExceededError',
    'Your POST request fields preceding the upload file were too large.',
  ],
  noFile: [400, 'InvalidArgument', 'POST requires exactly one file upload per request.'],
  noKey: [400, 'InvalidArgument', "Bucket POST must contain a field named 'key'."],
  keyTooLong: [400, 'KeyTooLongError', 'Your key is too long'],
  exists: [409, 'FileAlreadyExists', 'The object you specified already exists and can not be overwritten.'],
  noSuchKey: [404, 'NoSuchKey', 'The specified key does not exist.'],
  noSuchBucket: [404, 'NoSuchBucket', 'The specified bucket does not exist.'],
  badRange: [416, 'InvalidRange', 'The requested range is not satisfiable'],
  notAllowed: [405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.'],
  internal: [500, 'InternalError', 'We encountered an internal error. Please try again.'],
} as const satisfies Record<string, Said>

/** Thrown wherever a request is refused; the door says it in the bucket's dialect. */
export class StorageRefusal extends Error {
  override readonly name = 'StorageRefusal'
  constructor(
    readonly reason: Reason,
    readonly detail = '',
  ) {
    super(detail ? `${reason}: ${detail}` : reason)
  }
}
