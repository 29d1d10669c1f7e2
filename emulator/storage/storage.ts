import { join } from 'node:path'
import type { CloudOptions } from '../shared/options'
import { cloudBucket, ownBucket, type Bucket } from './bucket'
import type { StoredObject } from './objects/object-folder'
import { ObjectStore } from './objects/object-store'
import { MAX_OBJECT } from './objects/receive'
import { createSeal, type Seal } from './seal'

/** Everything behind the door `/storage`. */
export interface Storage {
  /** The emulator's address. */
  url: string
  /** By name: those of one's own, and WeChat's, one per environment. */
  buckets: ReadonlyMap<string, Bucket>
  objects: ObjectStore
  seal: Seal
  now(): number
}

/** The objects of one bucket, for tests and the explorer: nothing is asked for a signature. */
export interface BucketObjects {
  /** The name that its links have. */
  readonly bucket: string
  /** In the order of the keys. */
  list(): StoredObject[]
  get(key: string): Promise<{ bytes: Buffer; type: string } | undefined>
  put(key: string, bytes: Uint8Array, type: string): Promise<StoredObject>
  /** @returns whether there was one */
  remove(key: string): boolean
}

export function openStorage(
  { environments, buckets = [], dataDir }: CloudOptions,
  url: string,
  now: () => number,
  held?: ReadonlySet<string>,
): Storage {
  const all = [...buckets.map(ownBucket), ...environments.map(cloudBucket)]
  const folder = dataDir === undefined ? undefined : join(dataDir, 'storage')
  const seal = createSeal(folder)
  const objects = new ObjectStore(folder, held)
  const byName = new Map(all.map((bucket) => [bucket.name, bucket]))
  return { url, buckets: byName, objects, seal, now }
}

/** WeChat's bucket of an environment, or one of one's own by its name. */
export function findBucket({ buckets }: Storage, envOrBucket: string): Bucket | undefined {
  return buckets.get(envOrBucket) ?? [...buckets.values()].find(({ env }) => env === envOrBucket)
}

/** @throws Error where there is no such environment or bucket */
export function objectsOf(storage: Storage, envOrBucket: string): BucketObjects {
  const found = findBucket(storage, envOrBucket)
  if (!found) throw new Error(`There is no environment or bucket ${envOrBucket} in this cloud.`)
  const { objects, now } = storage
  const bucket = found.name
  return {
    bucket,
    list: () => objects.list(bucket),
    async get(key) {
      const object = objects.find(bucket, key)
      return object && { bytes: await objects.read(bucket, key), type: object.type }
    },
    async put(key, bytes, type) {
      const received = await objects.receive(bucket, key, [bytes], MAX_OBJECT)
      return objects.keep(received, { bucket, key, type, modified: now() })
    },
    remove: (key) => objects.remove(bucket, key),
  }
}
