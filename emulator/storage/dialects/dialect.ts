import type { BucketOptions } from '../../shared/options'
import type { Operator } from '../policy/parse-policy'
import type { Reason, Said } from '../refusal'
import type { SignedRequest } from './signed-request'

type Fields = ReadonlyMap<string, string>

/** What the three providers do differently. */
export interface Dialect {
  /** @throws StorageRefusal where the form's policy was not signed with these keys */
  authenticate(fields: Fields, keys: BucketOptions, now: number): void
  /** @throws StorageRefusal where the request's `Authorization` header was not made with these keys */
  authorise(request: SignedRequest, keys: BucketOptions, now: number): void
  /** What conditions of its policies begin with, besides content-length-range. */
  readonly operators: readonly Operator[]
  /** Fields of the form that no condition needs to name: they are the signature, or signed by it. */
  readonly exempt: RegExp
  /** Names that conditions must cover although the form need not hold them. */
  readonly required: readonly string[]
  /** What conditions see besides the form's fields, or in their stead. */
  values(fields: Fields, bucket: string, fileType: string | undefined): Record<string, string | undefined>
  /** Content-Type of the object. */
  typeOf(fields: Fields, fileType: string | undefined): string
  /** The field that, being `true`, keeps what is there already. */
  readonly forbidsOverwriting?: string
  /** Bytes of a key in UTF-8. */
  readonly maxKey: number
  /** Where it words a refusal otherwise than COMMON. */
  readonly says: Partial<Record<Reason, Said>>
  readonly requestIdHeader: string
  /** Elements of the error's XML after Code and Message, in order. */
  errorFields(resource: string, requestId: string): Record<string, string>
}
