import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Cos from 'cos-nodejs-sdk-v5'
import type { Cloud } from '../../../../../emulator/index'
import { temporaryFolder } from '../../../fixture'
import { buckets } from '../fixture'
import type { Changed, Client, Page } from './client'

/** As it is used in production, but for the address that it connects to. */
export function cos({ url }: Cloud, { bucket = buckets.cos.name, ...changed }: Changed = {}): Client {
  const { accessKeyId, secretAccessKey } = { ...buckets.cos, ...changed }
  const Ip = new URL(url).host
  const sdk = new Cos({ SecretId: accessKeyId, SecretKey: secretAccessKey, Protocol: 'http:', Ip })
  const at = { Bucket: bucket, Region: buckets.cos.region }
  return {
    ...objectsOf(sdk, at),
    ...partsOf(sdk, at),
    upload(Key, bytes) {
      const FilePath = join(temporaryFolder(), 'large.bin')
      writeFileSync(FilePath, bytes)
      return sdk.sliceUploadFile({ ...at, Key, FilePath, ChunkSize: 1024 ** 2 })
    },
    link: (Method, Key, Expires) =>
      new Promise((resolve, reject) => {
        sdk.getObjectUrl({ ...at, Key, Method, Expires, Sign: true }, (error, { Url }) =>
          error ? reject(new Error(error.message)) : resolve(Url),
        )
      }),
  }
}

interface At {
  Bucket: string
  Region: string
}

function objectsOf(sdk: Cos, at: At) {
  return {
    put: (Key, Body, { type, note } = {}) =>
      sdk.putObject({
        ...at,
        Key,
        Body,
        ...(type !== undefined && { ContentType: type }),
        ...(note !== undefined && { Headers: { 'x-cos-meta-note': note } }),
      }),
    get: async (Key) => (await sdk.getObject({ ...at, Key })).Body,
    async head(Key) {
      const { headers = {} } = await sdk.headObject({ ...at, Key })
      const said = headers as Record<string, string | undefined>
      return {
        size: Number(said['content-length']),
        type: said['content-type'] ?? '',
        note: said['x-cos-meta-note'],
      }
    },
    async list({ prefix = '', delimiter = '', max = 1000 }) {
      const pages: Page[] = []
      let marker: string | undefined
      do {
        const asked = { ...at, Prefix: prefix, Delimiter: delimiter, MaxKeys: max }
        const { Contents, CommonPrefixes, NextMarker } = await sdk.getBucket({
          ...asked,
          ...(marker !== undefined && { Marker: marker }),
        })
        const prefixes = CommonPrefixes.map(({ Prefix }) => Prefix)
        pages.push({ keys: Contents.map(({ Key }) => Key), prefixes })
        marker = NextMarker
      } while (marker !== undefined)
      return pages
    },
    remove: (Key) => sdk.deleteObject({ ...at, Key }),
    async removeMany(keys) {
      const { Deleted } = await sdk.deleteMultipleObject({ ...at, Objects: keys.map((Key) => ({ Key })) })
      return Deleted.map(({ Key }) => Key)
    },
    copy: (from, Key) => sdk.putObjectCopy({ ...at, Key, CopySource: sourceOf(at, from) }),
  } satisfies Partial<Client>
}

function partsOf(sdk: Cos, at: At) {
  return {
    begin: async (Key) => (await sdk.multipartInit({ ...at, Key })).UploadId,
    async part(Key, UploadId, PartNumber, Body) {
      const { ETag } = await sdk.multipartUpload({ ...at, Key, UploadId, PartNumber, Body })
      return ETag
    },
    async partCopy(Key, UploadId, number, from, range) {
      const source = { CopySource: sourceOf(at, from), CopySourceRange: `bytes=${range}` }
      const about = { ...at, Key, UploadId, PartNumber: number, ...source }
      // Its types have this one answer nothing.
      const copying = sdk.uploadPartCopy(about)
      return (await copying).ETag
    },
    async parts(Key, UploadId) {
      const { Part } = await sdk.multipartListPart({ ...at, Key, UploadId })
      // A text, whatever its types say.
      return Part.map(({ PartNumber, ETag }) => ({ number: Number(PartNumber as unknown), etag: ETag }))
    },
    async uploads() {
      const listing = sdk.multipartList({ ...at, Prefix: '', Delimiter: '' })
      const { Upload } = await listing
      return Upload.map(({ Key, UploadId }) => [Key, UploadId])
    },
    complete(Key, UploadId, parts) {
      const Parts = parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag }))
      return sdk.multipartComplete({ ...at, Key, UploadId, Parts })
    },
    abort: (Key, UploadId) => sdk.multipartAbort({ ...at, Key, UploadId }),
  } satisfies Partial<Client>
}

const sourceOf = ({ Bucket, Region }: At, key: string) =>
  `${Bucket}.cos.${Region}.myqcloud.com/${encodeURIComponent(key).replaceAll('%2F', '/')}`
