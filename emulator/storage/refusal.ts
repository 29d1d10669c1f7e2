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
  notEmulated: [501, 'NotImplemented', 'The emulator does not do what this asks for: '],
  otherBytes: [
    400,
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
  ],
  invalidDigest: [400, 'InvalidDigest', 'The Content-MD5 you specified is not valid.'],
  badDigest: [400, 'BadDigest', 'The bytes that came have not the checksum that you specified: '],
  incompleteBody: [400, 'IncompleteBody', 'The body ends, or is cut, otherwise than it says.'],
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
  preconditionFailed: [
    412,
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold.',
  ],
  exists: [409, 'FileAlreadyExists', 'The object you specified already exists and can not be overwritten.'],
  noSuchKey: [404, 'NoSuchKey', 'The specified key does not exist.'],
  noSuchBucket: [404, 'NoSuchBucket', 'The specified bucket does not exist.'],
  badRange: [416, 'InvalidRange', 'The requested range is not satisfiable'],
  noSuchUpload: [
    404,
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
  ],
  invalidPart: [
    400,
    'InvalidPart',
    'One or more of the specified parts could not be found. The part may not have been uploaded, or its ETag may differ.',
  ],
  invalidPartOrder: [
    400,
    'InvalidPartOrder',
    'The list of parts was not in ascending order. Parts must be ordered by part number.',
  ],
  partTooSmall: [400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size'],
  malformedXml: [
    400,
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema.',
  ],
  invalidArgument: [400, 'InvalidArgument', 'Invalid Argument: '],
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
