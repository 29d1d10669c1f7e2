import type { Bucket } from '../bucket'
import { MAX_OBJECT } from '../objects/receive'
import type { Storage } from '../storage'
import { fileIdOf } from './file-id'

export interface Copy {
  from: string
  to: string
  overwrite: boolean
  removeOriginal: boolean
}

/** `{ fileId }` or `{ code, message }`. That a file must not be overwritten has no documented code. */
export async function copyFile(
  { objects, now }: Storage,
  bucket: Bucket,
  { from, to, overwrite, removeOriginal }: Copy,
): Promise<Record<string, string>> {
  const original = objects.find(bucket.name, from)
  if (!original) return { code: 'STORAGE_FILE_NONEXIST', message: `there is no file ${from}` }
  if (!overwrite && objects.find(bucket.name, to))
    return { code: 'STORAGE_REQUEST_FAIL', message: `the file ${to} is there already` }
  const bytes = await objects.read(bucket.name, from)
  const received = await objects.receive(bucket.name, to, [bytes], MAX_OBJECT)
  objects.keep(received, { bucket: bucket.name, key: to, type: original.type, modified: now() })
  if (removeOriginal) objects.remove(bucket.name, from)
  return { fileId: fileIdOf(bucket, to) }
}
