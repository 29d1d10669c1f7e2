import Oss from 'ali-oss'
import type { Cloud } from '../../../../../emulator/index'
import { buckets } from '../fixture'
import type { Changed, Client, Page } from './client'

/** With an address of numbers for an endpoint it names the bucket's own domain all the same. */
export const ossBy =
  (version: 1 | 4) =>
  ({ url }: Cloud, { bucket = buckets.oss.name, ...changed }: Changed = {}): Client => {
    const { accessKeyId, secretAccessKey } = { ...buckets.oss, ...changed }
    const options = {
      accessKeyId,
      accessKeySecret: secretAccessKey,
      region: 'oss-cn-hangzhou',
      bucket,
      authorizationV4: version === 4,
    }
    const sdk = new Oss({ ...options, endpoint: url })
    const named = new Oss({ ...options, endpoint: url.replace('127.0.0.1', 'localhost') })
    return {
      ...objectsOf(sdk, version),
      ...partsOf(sdk, bucket),
      upload: (key, bytes) => sdk.multipartUpload(key, bytes, { partSize: 1024 ** 2 }),
      link: (method, key, seconds) =>
        version === 4
          ? named.signatureUrlV4(method, seconds, {}, key)
          : Promise.resolve(named.signatureUrl(key, { method, expires: seconds })),
    }
  }

function objectsOf(sdk: Oss, version: 1 | 4) {
  return {
    put: (key, bytes, { type, note } = {}) =>
      sdk.put(key, bytes, {
        ...(type !== undefined && { mime: type }),
        ...(note !== undefined && { meta: { note } }),
      }),
    get: async (key) => (await sdk.get(key)).content,
    async head(key) {
      const { res, meta } = await sdk.head(key)
      const { 'content-length': size, 'content-type': type = '' } = res.headers
      return { size: Number(size), type, note: meta?.['note'] }
    },
    async list({ prefix = '', delimiter = '', max = 1000 }) {
      const pages: Page[] = []
      let next: string | null = null
      do {
        const asked = { prefix, delimiter, 'max-keys': max }
        const after: Record<string, string> =
          next === null ? {} : { [version === 4 ? 'continuation-token' : 'marker']: next }
        const page: Awaited<ReturnType<Oss['list']>> =
          version === 4 ? await sdk.listV2({ ...asked, ...after }) : await sdk.list({ ...asked, ...after })
        pages.push({ keys: page.objects.map(({ name }) => name), prefixes: page.prefixes ?? [] })
        next = page.nextMarker ?? page.nextContinuationToken ?? null
      } while (next !== null)
      return pages
    },
    remove: (key) => sdk.delete(key),
    async removeMany(keys) {
      const { deleted } = await sdk.deleteMulti(keys, { quiet: false })
      return deleted.map(({ Key }) => Key)
    },
    copy: (from, key) => sdk.copy(key, from),
  } satisfies Partial<Client>
}

interface RawPart {
  PartNumber: string
  ETag: string
}

function partsOf(sdk: Oss, bucket: string) {
  return {
    begin: async (key) => (await sdk.initMultipartUpload(key)).uploadId,
    part: async (key, id, number, bytes) =>
      (await sdk.uploadPart(key, id, number, bytes, 0, bytes.length)).etag,
    async partCopy(key, id, number, from, range) {
      const source = { sourceKey: from, sourceBucketName: bucket }
      return (await sdk.uploadPartCopy(key, id, number, range, source)).etag
    },
    async parts(key, id) {
      const { parts } = await sdk.listParts(key, id)
      // It hands on one part by itself, several in a list.
      return [parts as RawPart | RawPart[]]
        .flat()
        .map(({ PartNumber, ETag }) => ({ number: Number(PartNumber), etag: ETag }))
    },
    async uploads() {
      const { uploads } = await sdk.listUploads({ 'max-uploads': 100 })
      return uploads.map(({ name, uploadId }) => [name, uploadId])
    },
    complete: (key, id, parts) => sdk.completeMultipartUpload(key, id, parts),
    abort: (key, id) => sdk.abortMultipartUpload(key, id),
  } satisfies Partial<Client>
}
