import type { Bucket } from '../../storage/bucket'
import type { StoredObject } from '../../storage/objects/object-folder'
import { MAX_OBJECT } from '../../storage/objects/receive'
import { StorageRefusal } from '../../storage/refusal'
import type { Storage } from '../../storage/storage'

interface File {
  key: string
  type: string
  owner?: string | undefined
  headers?: Record<string, string>
  bytes: AsyncIterable<Uint8Array>
  /** What is there already stays. */
  once?: boolean
  /** Waits for the rest of the request: one that is cut off there has not arrived either. */
  end?: () => Promise<void>
  length?: { minimum: number; maximum: number } | undefined
}

/**
 * Receives a file whose sender has been admitted already, and makes it an object.
 * @throws StorageRefusal tooLarge, tooSmall, malformedForm, exists; then, and where the connection is cut, nothing is kept
 */
export async function keepFile(
  { objects, now }: Storage,
  { name: bucket }: Bucket,
  {
    key,
    type,
    owner,
    headers,
    bytes,
    end,
    once,
    length: { minimum, maximum } = { minimum: 0, maximum: MAX_OBJECT },
  }: File,
): Promise<StoredObject> {
  // It becomes a header of every answer.
  if (!/^[\x20-\x7e]+$/.test(type)) throw new StorageRefusal('malformedForm', 'the content type')
  const received = await objects.receive(bucket, key, bytes, Math.min(maximum, MAX_OBJECT))
  try {
    await end?.()
    if (received.size < minimum) throw new StorageRefusal('tooSmall')
    if (once && objects.find(bucket, key)) throw new StorageRefusal('exists')
    return objects.keep(received, {
      bucket,
      key,
      type,
      modified: now(),
      ...(owner !== undefined && { owner }),
      ...(headers && { headers }),
    })
  } catch (error) {
    await objects.discard(received)
    throw error
  }
}
