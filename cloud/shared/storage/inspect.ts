import { type Found, storageFailed } from './provider'
import { request } from './request'

/** Enough for what stands before the size in a picture of a phone: Exif with a thumbnail, a colour profile. */
const START = 256 * 1024

/**
 * Size, type, ETag and first bytes of an object, by one request.
 * @returns null where there is none
 * @throws Failure STORAGE_FAILED
 */
export async function inspect(url: string, headers: Record<string, string> = {}): Promise<Found | null> {
  const range = `bytes=0-${START - 1}`
  const { status, headers: said, body } = await request('GET', url, { ...headers, range }, START)
  if (status === 404) return null
  // Not even the first byte is there: it is empty.
  if (status === 416) return { size: 0, type: '', etag: '', start: body }
  if (status !== 200 && status !== 206) throw storageFailed(`the storage answered HTTP ${status} to GET`)
  const size = Number(status === 206 ? said['content-range']?.split('/')[1] : said['content-length'])
  const etag = (said.etag ?? '').replace(/^W\/|"/g, '')
  // Whoever believed half an answer would take a good picture for a bad one, and remove it.
  if (!Number.isSafeInteger(size) || etag === '' || body.length < Math.min(size, START))
    throw storageFailed('the storage does not say what it holds: size, ETag or first bytes are missing')
  return { size, type: said['content-type'] ?? '', etag, start: body }
}
