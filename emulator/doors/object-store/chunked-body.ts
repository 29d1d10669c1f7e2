import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { ChunkSignatures } from '../../storage/dialects/version-4'
import { StorageRefusal } from '../../storage/refusal'
import { ByteSource } from './byte-source'

const LINE_END = Buffer.from('\r\n')
/** Bytes of the line before a chunk, or of one behind the last. */
const MAX_LINE = 8 * 1024
const LINE = /^([0-9a-f]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/i
const SIGNATURE = 'x-amz-trailer-signature'

/** What the header `x-amz-content-sha256` says of a body in chunks. */
const KINDS = /^STREAMING-(UNSIGNED-PAYLOAD-TRAILER|AWS4-HMAC-SHA256-PAYLOAD(-TRAILER)?)$/

/**
 * `Content-Encoding: aws-chunked`: how AWS's SDKs send what they cannot read twice, each chunk signed, or with its checksum
 * behind it, or both. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 * @param signatures of the chunks, where they are signed
 * @returns the bytes, and what stood behind them once they have been read
 */
export function chunkedBody(
  kind: string,
  headers: IncomingHttpHeaders,
  body: AsyncIterable<Uint8Array>,
  signatures: ChunkSignatures | undefined,
): { bytes: AsyncIterable<Uint8Array>; trailers: Map<string, string> } {
  const areSigned = kind.startsWith('STREAMING-AWS4')
  if (!KINDS.test(kind) || (areSigned && !signatures)) throw new StorageRefusal('notEmulated', kind)
  const check: ChunkSignatures['check'] = (...given) => areSigned && signatures?.check(...given)
  const trailers = new Map<string, string>()
  const source = new ByteSource(body, '', 'incompleteBody')
  const line = async () => (await source.collect(LINE_END, MAX_LINE)).toString('latin1')
  async function* bytes() {
    let total = 0
    for (;;) {
      const [, hex, signature] = LINE.exec(await line()) ?? []
      if (hex === undefined) throw new StorageRefusal('incompleteBody')
      const size = parseInt(hex, 16)
      const sha256 = createHash('sha256')
      for await (const piece of source.next(size)) {
        sha256.update(piece)
        yield piece
      }
      check('PAYLOAD', signature, sha256.digest('hex'))
      if (size === 0) break
      total += size
      if ((await line()) !== '') throw new StorageRefusal('incompleteBody')
    }
    for (let trailer = await line(); trailer !== ''; trailer = await line()) {
      const [name = '', value = ''] = trailer.split(/:\s*(.*)/s)
      trailers.set(name.toLowerCase(), value.trim())
    }
    if (kind.endsWith('-TRAILER')) check('TRAILER', trailers.get(SIGNATURE), sha256Of(trailers))
    if (total !== Number(headers['x-amz-decoded-content-length'])) throw new StorageRefusal('incompleteBody')
  }
  return { bytes: bytes(), trailers }
}

function sha256Of(trailers: ReadonlyMap<string, string>): string {
  const signed = [...trailers].filter(([name]) => name !== SIGNATURE)
  const text = signed.map(([name, value]) => `${name}:${value}\n`).join('')
  return createHash('sha256').update(text).digest('hex')
}
