import { createHash, type Hash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { crc32 } from 'node:zlib'
import { s3ChunkSignatures } from '../../storage/dialects/s3'
import { StorageRefusal } from '../../storage/refusal'
import type { Upload } from '../../http/upload'
import type { Asked } from './asked'
import { chunkedBody } from './chunked-body'

export interface CheckedBody {
  body: AsyncIterable<Uint8Array>
  /** Once all bytes are there: whether they are those that the request speaks of. @throws StorageRefusal */
  check(): Promise<void>
}

interface Checksum {
  update(chunk: Uint8Array): unknown
  /** base64, but of the hash that was signed, which is in hex */
  digest(): string
}

/** What AWS's SDKs may send beside or behind the bytes; the two that Node cannot compute are taken unseen. */
const CHECKSUMS: Record<string, () => Checksum> = {
  'x-amz-checksum-crc32': crc,
  'x-amz-checksum-sha1': () => hashed(createHash('sha1'), 'base64'),
  'x-amz-checksum-sha256': () => hashed(createHash('sha256'), 'base64'),
  'content-md5': () => hashed(createHash('md5'), 'base64'),
}

/** The bytes as they come, compared with every checksum that the request has of them. */
export function checkedBody({ keys }: Asked['bucket'], { headers, body }: Upload): CheckedBody {
  const signed = only(headers, 'x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD'
  const md5 = only(headers, 'content-md5')
  if (md5 !== undefined && !/^[A-Za-z0-9+/]{22}==$/.test(md5)) throw new StorageRefusal('invalidDigest')
  const { bytes, trailers } = signed.startsWith('STREAMING-')
    ? chunkedBody(signed, headers, body, s3ChunkSignatures({ header: (name) => only(headers, name) }, keys))
    : { bytes: body, trailers: new Map<string, string>() }
  const announced = only(headers, 'x-amz-trailer')?.toLowerCase()
  const checksums = Object.entries(CHECKSUMS)
    .filter(([name]) => name === announced || headers[name] !== undefined)
    .map(([name, create]) => [name, create()] as const)
  const sha256 = /^(UNSIGNED-PAYLOAD$|STREAMING-)/.test(signed)
    ? undefined
    : hashed(createHash('sha256'), 'hex')
  async function* passed() {
    for await (const chunk of bytes) {
      sha256?.update(chunk)
      for (const [, checksum] of checksums) checksum.update(chunk)
      yield chunk
    }
  }
  const check = async () => {
    if (sha256 && sha256.digest() !== signed) throw new StorageRefusal('otherBytes')
    for (const [name, checksum] of checksums)
      if ((only(headers, name) ?? trailers.get(name)) !== checksum.digest())
        throw new StorageRefusal('badDigest', name)
    return Promise.resolve()
  }
  return { body: passed(), check }
}

function crc(): Checksum {
  let value = 0
  return {
    update: (chunk) => (value = crc32(chunk, value)),
    digest() {
      const bytes = Buffer.alloc(4)
      bytes.writeUInt32BE(value)
      return bytes.toString('base64')
    },
  }
}

const hashed = (hash: Hash, encoding: 'base64' | 'hex'): Checksum => ({
  update: (chunk) => hash.update(chunk),
  digest: () => hash.digest(encoding),
})

export const only = (headers: IncomingHttpHeaders, name: string) => {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}
