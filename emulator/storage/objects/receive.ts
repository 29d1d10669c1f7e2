import { createHash } from 'node:crypto'
import { open, rm, writeFile } from 'node:fs/promises'
import { noSpace } from '../../shared/no-space'
import { StorageRefusal } from '../refusal'

/** A file that is complete and on disk, but belongs to no key yet. */
export interface Received {
  file: string
  /** bytes */
  size: number
  /** hex */
  md5: string
}

/** 5 GB, as all three providers take in one request. */
export const MAX_OBJECT = 5 * 1024 ** 3

/**
 * Writes the bytes to a new file, one chunk after the other. Where they are too many, or do not end as they
 * should, the file is gone again.
 * @throws StorageRefusal tooLarge; whatever the bytes throw
 */
export async function receive(
  file: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maximum: number,
): Promise<Received> {
  const md5 = createHash('md5')
  let size = 0
  async function* measured() {
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > maximum) throw new StorageRefusal('tooLarge')
      md5.update(chunk)
      yield chunk
    }
  }
  const handle = await open(file, 'wx')
  try {
    await writeFile(handle, measured())
    await handle.datasync()
    await handle.close()
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(file, { force: true })
    throw noSpace(file, error)
  }
  return { file, size, md5: md5.digest('hex') }
}
