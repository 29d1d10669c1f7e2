import { type Found, storageFailed } from './provider'
import { request } from './request'

/**
 * Type, ETag and bytes of an object, by one request.
 * @param limit of the bytes; of a larger object there are one more, so that it shows
 * @returns null where there is none
 * @throws Failure STORAGE_FAILED
 */
export async function read(
  url: string,
  limit: number,
  headers: Record<string, string> = {},
): Promise<Found | null> {
  const { status, headers: said, body } = await request({ method: 'GET', url, headers }, limit + 1)
  if (status === 404) return null
  if (status !== 200) throw storageFailed(`the storage answered HTTP ${status} to GET`)
  const etag = (said.etag ?? '').replace(/^W\/|"/g, '')
  if (etag === '') throw storageFailed('the storage does not say which version it holds: the ETag is missing')
  return { type: said['content-type'] ?? '', etag, bytes: body }
}
