import type { Image } from '../../../contract'
import { largestImage } from '../../../contract/image-view'
import { storage } from '../storage/storage'

/**
 * Does something else lie where a picture was checked? Only in records from before docs/decisions/0009, whose link a
 * ticket could still write.
 * @throws Failure STORAGE_FAILED
 */
export async function isReplaced({ upload, key, etag }: Image): Promise<boolean> {
  if (upload) return false
  return (await storage().read(key, largestImage))?.etag !== etag
}
