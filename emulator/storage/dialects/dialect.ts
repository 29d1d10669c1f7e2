import type { BucketOptions } from '../../shared/options'
import type { Operator } from '../policy/parse-policy'
import type { Reason, Said } from '../refusal'
import type { SignedRequest } from './signed-request'

type Fields = ReadonlyMap<string, string>

/** What the three providers do differently. */
export interface Dialect {
  /** @throws StorageRefusal where the form's policy was not signed with these keys */
  authenticate(fields: Fields, keys: BucketOptions, now: number): void
  /** What its own signatures in an `Authorization` header begin with. */
  readonly scheme: RegExp
  /** What a link's query has where it is signed. */
  readonly signedLink: RegExp
  /** @throws StorageRefusal where the `Authorization` header, or the link, was not signed with these keys */
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
  /** Least bytes of a part that is not the last one. */
  readonly minPart: number
  /** Whether a request may leave its length open and come in chunks. */
  readonly takesChunks: boolean
  /** What the provider's own headers begin with. */
  readonly prefix: 'x-amz-' | 'x-oss-' | 'x-cos-'
  /** The domain that each of its buckets has, and the bucket in it. */
  readonly domain: RegExp
  /** Of the roots of its answers. */
  readonly namespace?: string
  /** How it tells the region of a bucket. */
  location(region: string): string
  /** How an ETag, which is kept in lower case, is told. */
  etag(etag: string): string
  /** `<bucket>/<key>` of what stands in the header of a copy, decoded. */
  copySource(given: string): string
  /** Its one storage class. */
  readonly standard: string
  /** What a list tells of each object besides. */
  readonly listed: Record<string, string>
  /** Where it words a refusal otherwise than COMMON. */
  readonly says: Partial<Record<Reason, Said>>
  readonly requestIdHeader: string
  /** Elements of the error's XML after Code and Message, in order. */
  errorFields(resource: string, requestId: string): Record<string, string>
}
