import { createHash, randomUUID } from 'node:crypto'
import type { Bucket } from './bucket'
import { inOrder } from './objects/in-order'
import type { StoredObject } from './objects/object-folder'
import type { ObjectStore } from './objects/object-store'
import { MAX_OBJECT, type Received } from './objects/receive'
import { StorageRefusal } from './refusal'
import type { Storage } from './storage'

/** One that arrives in parts, and has not been put together yet. */
export interface Upload {
  id: string
  key: string
  /** ms since 1970 */
  begun: number
}

export interface Part {
  number: number
  size: number
  etag: string
  modified: number
}

/** What the object of an upload will be. */
type About = Pick<StoredObject, 'type' | 'headers'>

/** How long one may go on. The providers wait for ever, or for what a lifecycle rule says. */
const LIFE = 7 * 24 * 3_600_000
export const MAX_PARTS = 10_000

/**
 * An upload and its parts are objects of a bucket that nobody can name, `/uploads/<bucket>`: they are on disk before they
 * are acknowledged, and a snapshot has them, as all others. `<id>/<key>` is the upload, `<id>.<number>` is a part.
 */
const placeOf = ({ name }: Bucket) => `/uploads/${name}`
const ID = /^[0-9a-f]{32}$/
const PART = /^([^./]+)\.(\d+)$/

export async function beginUpload(storage: Storage, bucket: Bucket, key: string, about: About) {
  const id = randomUUID().replaceAll('-', '')
  const place = { bucket: placeOf(bucket), key: `${id}/${key}` }
  const { objects } = storage
  const nothing = await objects.receive(place.bucket, place.key, [], 0)
  objects.keep(nothing, { ...place, ...about, modified: storage.now() })
  return id
}

/** @throws StorageRefusal noSuchUpload */
export function findUpload({ objects, now }: Storage, bucket: Bucket, key: string, id: string): StoredObject {
  const found = ID.test(id) ? objects.find(placeOf(bucket), `${id}/${key}`) : undefined
  if (!found || now() >= found.modified + LIFE) throw new StorageRefusal('noSuchUpload')
  return found
}

/** Those that go on, in the order of their keys. */
export function uploadsIn({ objects }: Storage, bucket: Bucket): Upload[] {
  const heads = objects.list(placeOf(bucket)).filter(({ key }) => !PART.test(key))
  const uploads = heads.map(({ key, modified }) => {
    const [, id = '', target = ''] = /^([^/]*)\/(.*)$/s.exec(key) ?? []
    return { id, key: target, begun: modified }
  })
  return uploads.sort((one, other) => inOrder(one.key, other.key))
}

/** In the order of their numbers. */
export function partsOf({ objects }: Storage, bucket: Bucket, id: string): Part[] {
  const all = objects.list(placeOf(bucket)).flatMap(({ key, size, etag, modified }) => {
    const [, of, number] = PART.exec(key) ?? []
    return of === id ? [{ number: Number(number), size, etag, modified }] : []
  })
  return all.sort((one, other) => one.number - other.number)
}

/**
 * @param check what must hold once all bytes are there
 * @throws StorageRefusal invalidArgument, noSuchUpload, tooLarge; whatever the bytes and the check throw
 */
export async function keepPart(
  storage: Storage,
  bucket: Bucket,
  { key, id, number }: { key: string; id: string; number: number },
  bytes: AsyncIterable<Uint8Array>,
  check: () => Promise<void>,
): Promise<StoredObject> {
  if (!Number.isInteger(number) || number < 1 || number > MAX_PARTS)
    throw new StorageRefusal('invalidArgument', `partNumber must be from 1 to ${MAX_PARTS}`)
  const { objects } = storage
  const place = { bucket: placeOf(bucket), key: `${id}.${number}` }
  const { type } = findUpload(storage, bucket, key, id)
  const received = await objects.receive(place.bucket, place.key, bytes, MAX_OBJECT)
  try {
    await check()
    // It may have been completed or aborted meanwhile.
    findUpload(storage, bucket, key, id)
  } catch (error) {
    await objects.discard(received)
    throw error
  }
  return objects.keep(received, { ...place, type, modified: storage.now() })
}

/**
 * Puts the parts together. The moment at which the object appears is one; then the upload is gone.
 * @throws StorageRefusal noSuchUpload, malformedXml, invalidPartOrder, invalidPart, partTooSmall
 */
export async function completeUpload(
  storage: Storage,
  bucket: Bucket,
  { key, id }: { key: string; id: string },
  wanted: Pick<Part, 'number' | 'etag'>[],
): Promise<StoredObject> {
  const { objects, now } = storage
  const { type, headers } = findUpload(storage, bucket, key, id)
  if (wanted.length === 0) throw new StorageRefusal('malformedXml')
  if (wanted.some(({ number }, index) => number <= (wanted[index - 1]?.number ?? 0)))
    throw new StorageRefusal('invalidPartOrder')
  const sizes = new Map(partsOf(storage, bucket, id).map((part) => [part.number, part]))
  const parts = wanted.map(({ number, etag }) => {
    const part = sizes.get(number)
    if (part?.etag !== etag) throw new StorageRefusal('invalidPart')
    return part
  })
  if (parts.slice(0, -1).some(({ size }) => size < bucket.dialect.minPart))
    throw new StorageRefusal('partTooSmall')
  const received = await objects.receive(bucket.name, key, bytesOf(objects, bucket, id, parts), Infinity)
  try {
    findUpload(storage, bucket, key, id)
  } catch (error) {
    await objects.discard(received)
    throw error
  }
  const about = { bucket: bucket.name, key, type, modified: now(), ...(headers && { headers }) }
  const object = objects.keep(putTogether(received, parts), about)
  removeUpload(storage, bucket, id)
  return object
}

/** What providers have for its ETag. */
function putTogether(received: Received, parts: Part[]): Received {
  const all = createHash('md5')
  for (const { etag } of parts) all.update(Buffer.from(etag, 'hex'))
  return { ...received, md5: `${all.digest('hex')}-${parts.length}` }
}

async function* bytesOf(objects: ObjectStore, bucket: Bucket, id: string, parts: Part[]) {
  for (const { number, etag } of parts) {
    const opened = objects.open(placeOf(bucket), `${id}.${number}`)
    // Another part of this number may have come meanwhile.
    if (opened?.object.etag !== etag) {
      opened?.bytes.destroy()
      throw new StorageRefusal('invalidPart')
    }
    for await (const chunk of opened.bytes) yield chunk as Buffer
  }
}

/** @throws StorageRefusal noSuchUpload */
export function abortUpload(storage: Storage, bucket: Bucket, key: string, id: string): void {
  findUpload(storage, bucket, key, id)
  removeUpload(storage, bucket, id)
}

/** Takes away what nobody has gone on with: its parts would take their place on the disk for ever. */
export function sweepUploads(storage: Storage): void {
  for (const bucket of storage.buckets.values())
    for (const { id, begun } of uploadsIn(storage, bucket))
      if (storage.now() >= begun + LIFE) removeUpload(storage, bucket, id)
}

/** The parts first: a crash in between leaves an upload that can still be swept away. */
function removeUpload({ objects }: Storage, bucket: Bucket, id: string): void {
  const place = placeOf(bucket)
  const mine = objects.list(place).filter(({ key }) => key.startsWith(`${id}.`) || key.startsWith(`${id}/`))
  for (const { key } of mine) objects.remove(place, key)
}
