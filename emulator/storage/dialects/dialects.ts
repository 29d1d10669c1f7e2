import type { BucketOptions } from '../../shared/options'
import { cos } from './cos'
import type { Dialect } from './dialect'
import { oss } from './oss'
import { s3 } from './s3'
import type { SignedRequest } from './signed-request'

export const DIALECTS: Record<BucketOptions['dialect'], Dialect> = { s3, oss, cos }

/** Whether it is signed at all, rightly or not, in an `Authorization` header or as a link. */
export const isSigned = ({ header, query }: SignedRequest, { signedLink }: Dialect) =>
  header('authorization') !== undefined || query.some(([name]) => signedLink.test(name))

/** The one in whose way it is signed. */
export function dialectSigning(request: SignedRequest): Dialect | undefined {
  const authorization = request.header('authorization')
  return Object.values(DIALECTS).find(({ scheme, signedLink }) =>
    authorization === undefined
      ? request.query.some(([name]) => signedLink.test(name))
      : scheme.test(authorization),
  )
}
