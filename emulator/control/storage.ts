import { Hono } from 'hono'
import { permanentLink } from '../storage/links'
import { findBucket, type Storage } from '../storage/storage'

/** What is stored: buckets, and the objects of one. Keys of signatures are left out. */
export function storageControlRoutes(storage: Storage) {
  const { buckets, objects } = storage
  return new Hono()
    .get('/', (context) => {
      const all = [...buckets.values()].map(({ name, env, isPublic }) => {
        const list = objects.list(name)
        const size = list.reduce((sum, object) => sum + object.size, 0)
        return { name, ...(env !== undefined && { env }), public: isPublic, count: list.length, size }
      })
      return context.json({ buckets: all })
    })
    .get('/:bucket', (context) => {
      const name = context.req.param('bucket')
      const bucket = findBucket(storage, name)
      if (!bucket) return context.json({ error: `There is no bucket or environment "${name}".` }, 404)
      const linked = objects
        .list(bucket.name)
        .map((object) => ({ ...object, link: permanentLink(storage, bucket, object.key) }))
      return context.json({ objects: linked })
    })
}
