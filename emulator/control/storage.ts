import { Hono } from 'hono'
import * as v from 'valibot'
import { permanentLink } from '../storage/links'
import { findBucket, type Storage } from '../storage/storage'
import { described, Nothing } from './described'

const Bucket = v.object({
  ...{ name: v.string(), env: v.optional(v.string()), public: v.boolean(), count: v.number() },
  size: v.pipe(v.number(), v.description('bytes')),
})
const Buckets = v.object({ buckets: v.array(Bucket) })
const Objects = v.object({
  objects: v.array(v.looseObject({ key: v.string(), type: v.string(), size: v.number(), link: v.string() })),
})

/**
 * `/control/storage`. Keys of signatures are left out.
 *
 * - `GET` → `{ buckets: [{ name, env?, public, count, size }] }`
 * - `GET /:bucket` → `{ objects }`, each with its permanent `link`; an environment's id will do too
 * - `GET /:bucket/:key` → the object itself, asked for no signature; `DELETE` removes it
 */
export function storageControlRoutes(storage: Storage) {
  const { buckets, objects } = storage
  return new Hono()
    .get('/', described('The buckets', Buckets), (context) => {
      const all = [...buckets.values()].map(({ name, env, isPublic }) => {
        const list = objects.list(name)
        const size = list.reduce((sum, object) => sum + object.size, 0)
        return { name, ...(env !== undefined && { env }), public: isPublic, count: list.length, size }
      })
      return context.json({ buckets: all })
    })
    .get('/:bucket', described('What is stored in a bucket', Objects), (context) => {
      const name = context.req.param('bucket')
      const bucket = findBucket(storage, name)
      if (!bucket) return context.json({ error: `There is no bucket or environment "${name}".` }, 404)
      const linked = objects
        .list(bucket.name)
        .map((object) => ({ ...object, link: permanentLink(storage, bucket, object.key) }))
      return context.json({ objects: linked })
    })
    .get('/:bucket/:key{.+}', described('A stored object', v.string(), '*/*'), async (context) => {
      const { bucket: name, key } = context.req.param()
      const bucket = findBucket(storage, name)?.name ?? ''
      const object = objects.find(bucket, key)
      if (!object) return context.json({ error: `There is no object "${key}" in "${name}".` }, 404)
      return context.body(new Uint8Array(await objects.read(bucket, key)), 200, {
        'content-type': object.type,
        'x-content-type-options': 'nosniff',
        // What somebody uploaded must not run as a page of the emulator's.
        'content-security-policy': 'sandbox',
      })
    })
    .delete('/:bucket/:key{.+}', described('Removes a stored object', Nothing), (context) => {
      const { bucket: name, key } = context.req.param()
      const removed = objects.remove(findBucket(storage, name)?.name ?? '', key)
      if (removed) return context.json({})
      return context.json({ error: `There is no object "${key}" in "${name}".` }, 404)
    })
}
