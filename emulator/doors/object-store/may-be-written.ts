import type { Upload } from '../../http/upload'
import type { Bucket } from '../../storage/bucket'
import { StorageRefusal } from '../../storage/refusal'

/** @throws StorageRefusal keyTooLong */
export function checkKey({ dialect }: Bucket, key: string): void {
  if (Buffer.byteLength(key) > dialect.maxKey) throw new StorageRefusal('keyTooLong')
}

/** @throws StorageRefusal noLength */
export function checkLength({ dialect }: Bucket, { headers }: Upload): void {
  const length = headers['content-length'] ?? headers['x-amz-decoded-content-length']
  if (length === undefined && !dialect.takesChunks) throw new StorageRefusal('noLength')
}
