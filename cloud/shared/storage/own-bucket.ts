import { type Provider, type Upload, storageFailed } from './provider'
import { read } from './read'
import { type Request, request } from './request'
import type { Settings } from './settings'

/** What a provider's signature is made of. */
export interface Signer {
  /** Fields of the form, signed: one key, one type, exactly so many bytes, until then. */
  form(settings: Settings, upload: Upload, ends: number, now: number): Record<string, string>
  /** Headers that sign a request for an object. */
  headers(settings: Settings, asked: Asked, now: number): Record<string, string>
  /** The query that makes the provider shrink a picture, if it can. */
  shrink?(width: number): string
}

export interface Asked {
  method: Request['method']
  key: string
  /** Headers that are sent besides, in lower case. */
  sent: Record<string, string>
}

/** A provider whose bucket is one's own: public-read, written by signed forms and by whoever holds the keys. */
export function ownBucket(configured: () => Settings, signer: Signer): Provider {
  const signed = (asked: Asked, body?: Buffer): Request => {
    const settings = configured()
    const headers = { ...asked.sent, ...signer.headers(settings, asked, Date.now()) }
    return { method: asked.method, url: `${settings.address}/${asked.key}`, headers, ...(body && { body }) }
  }
  return {
    ticket(upload, ends) {
      const settings = configured()
      const fields = signer.form(settings, upload, ends, Date.now())
      const link = `${settings.publicBase}/${upload.key}`
      return Promise.resolve({ url: settings.address, fields, link, ends })
    },
    read(key, limit) {
      const { url, headers } = signed({ method: 'GET', key, sent: {} })
      return read(url, limit, headers)
    },
    async write({ key, type, bytes }) {
      const sent = { 'content-type': type, 'cache-control': CACHE_CONTROL }
      const { status } = await request(signed({ method: 'PUT', key, sent }, bytes), 0)
      if (status !== 200) throw storageFailed(`the storage answered HTTP ${status} to PUT`)
      return `${configured().publicBase}/${key}`
    },
    async remove(key) {
      const { status } = await request(signed({ method: 'DELETE', key, sent: {} }), 0)
      if (status !== 204 && status !== 200 && status !== 404)
        throw storageFailed(`the storage answered HTTP ${status} to DELETE`)
    },
    thumbnail: (link, width) => (signer.shrink ? `${link}?${signer.shrink(width)}` : link),
  }
}

/** Keys are not used twice, so that a picture may be kept by every cache. */
const CACHE_CONTROL = 'public, max-age=31536000, immutable'
/** Of what a form brings: it stays for a moment, and nobody has looked at it yet. */
export const NO_CACHE = 'private, no-store'
