import { inspect } from './inspect'
import { type Provider, type Upload, storageFailed } from './provider'
import { request } from './request'
import type { Settings } from './settings'

/** What a provider's signature is made of. */
export interface Signer {
  /** Fields of the form, signed: one key, one type, exactly so many bytes, until then. */
  form(settings: Settings, upload: Upload, ends: number, now: number): Record<string, string>
  /** Headers of a request for an object, signed. */
  headers(settings: Settings, method: 'GET' | 'DELETE', key: string, now: number): Record<string, string>
  /** The query that makes the provider shrink a picture, if it can. */
  shrink?(width: number): string
}

/** A provider whose bucket is one's own: public-read, written by signed forms only. */
export function ownBucket(read: () => Settings, signer: Signer): Provider {
  return {
    ticket(upload, ends) {
      const settings = read()
      const fields = signer.form(settings, upload, ends, Date.now())
      const link = `${settings.publicBase}/${upload.key}`
      return Promise.resolve({ url: settings.address, fields, link, ends })
    },
    inspect(key) {
      const settings = read()
      return inspect(`${settings.address}/${key}`, signer.headers(settings, 'GET', key, Date.now()))
    },
    async remove(key) {
      const settings = read()
      const headers = signer.headers(settings, 'DELETE', key, Date.now())
      const { status } = await request('DELETE', `${settings.address}/${key}`, headers, 0)
      if (status !== 204 && status !== 200 && status !== 404)
        throw storageFailed(`the storage answered HTTP ${status} to DELETE`)
    },
    thumbnail: (link, width) => (signer.shrink ? `${link}?${signer.shrink(width)}` : link),
  }
}

/** Keys are not used twice, so that a picture may be kept by every cache. */
export const CACHE_CONTROL = 'public, max-age=31536000, immutable'
