import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3'
import type { Cloud } from '../../../../../emulator/index'
import { buckets } from '../fixture'
import { s3Link } from '../signers'
import { piecesOf, toThisMachine, type Changed, type Client, type Page, type Part } from './client'

const MB = 1024 ** 2

/** The bucket in the path, or in the host name. */
export const s3By =
  (style: 'path' | 'host') =>
  ({ url }: Cloud, { bucket: Bucket = buckets.s3.name, ...keys }: Changed = {}): Client => {
    const endpoint = style === 'path' ? `${url}/storage` : url.replace('127.0.0.1', 'localhost')
    const credentials = { ...buckets.s3, ...keys }
    const s3 = new S3Client({
      endpoint,
      region: buckets.s3.region,
      forcePathStyle: style === 'path',
      credentials,
      requestHandler: { httpAgent: toThisMachine() },
    })
    const client: Client = {
      ...objectsOf(s3, Bucket),
      ...partsOf(s3, Bucket),
      async upload(key, bytes) {
        const id = await client.begin(key)
        const pieces = piecesOf(bytes, 5 * MB)
        const parts = await Promise.all(
          pieces.map(async (piece, index) => {
            const number = index + 1
            return { number, etag: await client.part(key, id, number, piece) }
          }),
        )
        await client.complete(key, id, parts)
      },
      link(method, key, seconds) {
        const { protocol, host } = new URL(endpoint)
        const address =
          style === 'path' ? `${endpoint}/${Bucket}/${key}` : `${protocol}//${Bucket}.${host}/${key}`
        const { accessKeyId: keyId, secretAccessKey: secret, region } = credentials
        return Promise.resolve(s3Link({ method, address, seconds, keyId, secret, region, now: Date.now() }))
      },
    }
    return client
  }

function objectsOf(s3: S3Client, Bucket: string) {
  return {
    put: (Key, Body, { type, note } = {}) =>
      s3.send(
        new PutObjectCommand({
          Bucket,
          Key,
          Body,
          ContentType: type,
          ...(note !== undefined && { Metadata: { note } }),
        }),
      ),
    async get(Key) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }))
      return Buffer.from((await Body?.transformToByteArray()) ?? [])
    },
    async head(Key) {
      const {
        ContentLength = 0,
        ContentType = '',
        Metadata,
      } = await s3.send(new HeadObjectCommand({ Bucket, Key }))
      return { size: ContentLength, type: ContentType, note: Metadata?.['note'] }
    },
    async list({ prefix: Prefix, delimiter: Delimiter, max: MaxKeys }) {
      const pages: Page[] = []
      let token: string | undefined
      do {
        const asked = { Bucket, Prefix, Delimiter, MaxKeys, ContinuationToken: token }
        const {
          Contents = [],
          CommonPrefixes = [],
          NextContinuationToken,
        } = await s3.send(new ListObjectsV2Command(asked))
        const prefixes = CommonPrefixes.map(({ Prefix: prefix = '' }) => prefix)
        pages.push({ keys: Contents.map(({ Key = '' }) => Key), prefixes })
        token = NextContinuationToken
      } while (token !== undefined)
      return pages
    },
    remove: (Key) => s3.send(new DeleteObjectCommand({ Bucket, Key })),
    async removeMany(keys) {
      const Delete = { Objects: keys.map((Key) => ({ Key })) }
      const { Deleted = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete }))
      return Deleted.map(({ Key = '' }) => Key)
    },
    copy: (from, Key) =>
      s3.send(new CopyObjectCommand({ Bucket, Key, CopySource: encodeURI(`${Bucket}/${from}`) })),
  } satisfies Partial<Client>
}

function partsOf(s3: S3Client, Bucket: string) {
  return {
    async begin(Key) {
      const { UploadId = '' } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }))
      return UploadId
    },
    async part(Key, UploadId, PartNumber, Body) {
      const { ETag = '' } = await s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }))
      return ETag
    },
    async partCopy(Key, UploadId, PartNumber, from, range) {
      const source = { CopySource: encodeURI(`${Bucket}/${from}`), CopySourceRange: `bytes=${range}` }
      const { CopyPartResult } = await s3.send(
        new UploadPartCopyCommand({ Bucket, Key, UploadId, PartNumber, ...source }),
      )
      return CopyPartResult?.ETag ?? ''
    },
    async parts(Key, UploadId): Promise<Part[]> {
      const { Parts = [] } = await s3.send(new ListPartsCommand({ Bucket, Key, UploadId }))
      return Parts.map(({ PartNumber = 0, ETag = '' }) => ({ number: PartNumber, etag: ETag }))
    },
    async uploads() {
      const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket }))
      return Uploads.map(({ Key = '', UploadId = '' }) => [Key, UploadId])
    },
    complete(Key, UploadId, parts) {
      const Parts = parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag }))
      return s3.send(
        new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
      )
    },
    abort: (Key, UploadId) => s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })),
  } satisfies Partial<Client>
}
