import type { IncomingHttpHeaders } from 'node:http'
import { StorageRefusal } from '../../storage/refusal'
import { ByteSource } from './byte-source'

const LINE_END = Buffer.from('\r\n')
/** Bytes of the line before a chunk, or of one behind the last. */
const MAX_LINE = 8 * 1024

/**
 * `Content-Encoding: aws-chunked`: how AWS's SDKs send what they cannot read twice, with its checksum behind it. Where each
 * chunk is signed by itself it is refused.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 * @returns the bytes, and what stood behind them once they have been read
 */
export function chunkedBody(
  signed: string,
  headers: IncomingHttpHeaders,
  body: AsyncIterable<Uint8Array>,
): { bytes: AsyncIterable<Uint8Array>; trailers: Map<string, string> } {
  if (signed !== 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') throw new StorageRefusal('notEmulated', signed)
  const trailers = new Map<string, string>()
  const source = new ByteSource(body, '', 'incompleteBody')
  const line = async () => (await source.collect(LINE_END, MAX_LINE)).toString('latin1')
  async function* bytes() {
    let total = 0
    for (;;) {
      const [, size] = /^([0-9a-f]{1,8})(?:;.*)?$/i.exec(await line()) ?? []
      if (size === undefined) throw new StorageRefusal('incompleteBody')
      if (parseInt(size, 16) === 0) break
      total += parseInt(size, 16)
      yield* source.next(parseInt(size, 16))
      if ((await line()) !== '') throw new StorageRefusal('incompleteBody')
    }
    for (let trailer = await line(); trailer !== ''; trailer = await line()) {
      const [name = '', value = ''] = trailer.split(/:\s*(.*)/s)
      trailers.set(name.toLowerCase(), value.trim())
    }
    if (total !== Number(headers['x-amz-decoded-content-length'])) throw new StorageRefusal('incompleteBody')
  }
  return { bytes: bytes(), trailers }
}
