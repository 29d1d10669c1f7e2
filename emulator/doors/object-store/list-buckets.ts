import type { Context } from 'hono'
import { dialectSigning } from '../../storage/dialects/dialects'
import type { SignedRequest } from '../../storage/dialects/signed-request'
import { StorageRefusal } from '../../storage/refusal'
import type { Storage } from '../../storage/storage'
import { iso, OWNER, type Env } from './asked'
import { answered } from './xml'

/**
 * `GET /storage/`: the buckets of whoever signs, of the provider in whose way it is signed.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html
 * @throws StorageRefusal where nobody signs, or with keys of no bucket
 */
export function listBuckets(
  { buckets, now }: Storage,
  request: SignedRequest,
  { req }: Context<Env>,
): Response {
  if (req.method !== 'GET') throw new StorageRefusal('notAllowed')
  const dialect = dialectSigning(request)
  let refusal: unknown = new StorageRefusal('accessDenied')
  const mine = [...buckets.values()].filter(({ keys, ...bucket }) => {
    if (!keys || bucket.dialect !== dialect) return false
    try {
      dialect.authorise(request, keys, now())
      return true
    } catch (error) {
      refusal = error
      return false
    }
  })
  if (!dialect || mine.length === 0) throw refusal
  return answered(dialect, 'ListAllMyBucketsResult', {
    Owner: OWNER,
    Buckets: {
      // They are there from the start, whenever that was.
      Bucket: mine.map(({ name, keys }) => ({
        Name: name,
        Location: dialect.location(keys?.region ?? ''),
        CreationDate: iso(0),
      })),
    },
  })
}
