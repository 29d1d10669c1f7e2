import { Hono } from 'hono'
import * as v from 'valibot'
import { Mistake } from '../shared/mistake'
import type { Bucket as StorageBucket } from '../storage/bucket'
import { permanentLink } from '../storage/links'
import { findBucket, type Storage } from '../storage/storage'
import { described, describedAs, Nothing } from './described'

const bytes = v.pipe(v.number(), v.description('bytes'))
const Bucket = v.object({
  name: v.string(),
  env: v.exactOptional(v.string()),
  public: v.boolean(),
  count: v.number(),
  size: bytes,
})
const Buckets = v.object({ buckets: v.array(Bucket) })
const Objects = v.object({
  objects: v.array(
    v.object({
      bucket: v.string(),
      key: v.string(),
      type: v.string(),
      size: bytes,
      etag: v.pipe(v.string(), v.description('MD5 in hex')),
      modified: v.pipe(v.number(), v.description('ms since 1970, by the emulator')),
      owner: v.exactOptional(v.pipe(v.string(), v.description('Who uploaded it from a phone'))),
      link: v.pipe(v.string(), v.description('Permanent, where the bucket is public')),
    }),
  ),
})

/** `/control/storage`. Nothing is asked for a signature; a bucket is named by its environment's id, too. */
export function storageControlRoutes(storage: Storage) {
  const { buckets, objects } = storage
  const objectIn = ({ bucket, key }: { bucket: string; key: string }) => {
    const found = objects.find(bucketIn(storage, bucket).name, key)
    if (!found) throw new Mistake(404, `There is no object "${key}" in "${bucket}".`)
    return found
  }
  return new Hono()
    .get('/', described('The buckets', Buckets), (context) =>
      context.var.answer({ buckets: [...buckets.values()].map((bucket) => stateOf(storage, bucket)) }),
    )
    .get('/:bucket', described('What is stored in a bucket', Objects), (context) => {
      const bucket = bucketIn(storage, context.req.param('bucket'))
      const withLink = objects
        .list(bucket.name)
        .map((object) => ({ ...object, link: permanentLink(storage, bucket, object.key) }))
      return context.var.answer({ objects: withLink })
    })
    .get('/:bucket/:key{.+}', describedAs('A stored object', '*/*'), async (context) => {
      const { bucket, key, type } = objectIn(context.req.param())
      return context.body(new Uint8Array(await objects.read(bucket, key)), 200, {
        'content-type': type,
        'x-content-type-options': 'nosniff',
        // What somebody uploaded must not run as a page of the emulator's.
        'content-security-policy': 'sandbox',
      })
    })
    .delete('/:bucket/:key{.+}', described('Removes a stored object', Nothing), (context) => {
      const { bucket, key } = objectIn(context.req.param())
      objects.remove(bucket, key)
      return context.var.answer({})
    })
}

/** @throws Mistake where there is no such bucket */
function bucketIn(storage: Storage, name: string): StorageBucket {
  const bucket = findBucket(storage, name)
  if (!bucket) throw new Mistake(404, `There is no bucket or environment "${name}".`)
  return bucket
}

function stateOf({ objects }: Storage, { name, env, isPublic }: StorageBucket): v.InferInput<typeof Bucket> {
  const list = objects.list(name)
  const size = list.reduce((sum, object) => sum + object.size, 0)
  return { name, ...(env !== undefined && { env }), public: isPublic, count: list.length, size }
}
