import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { describe, expect, test } from 'vitest'
import { chunkedBody } from '../../../../emulator/doors/object-store/chunked-body'
import { s3ChunkSignatures } from '../../../../emulator/storage/dialects/s3'
import { buckets, codeOf, filesIn, KEY, runStore } from './fixture'
import { send } from './clients/raw'
import { s3Chunks } from './signers'

test('a stream that an SDK sends in chunks, with its checksum behind it, arrives whole', async () => {
  const { cloud } = await runStore()
  const client = new S3Client({
    endpoint: `${cloud.url}/storage`,
    region: buckets.s3.region,
    forcePathStyle: true,
    credentials: buckets.s3,
  })
  const bytes = Buffer.alloc(300_000, 'stream ')
  const about = { Bucket: buckets.s3.name, Key: KEY, ContentLength: bytes.length }
  await client.send(new PutObjectCommand({ ...about, Body: Readable.from([bytes]) }))
  expect((await cloud.storage(buckets.s3.name).get(KEY))?.bytes.equals(bytes)).toBe(true)
})

const crcOf = (text: string) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(crc32(text))
  return bytes.toString('base64')
}
const behind = (text: string) => `0\r\nx-amz-checksum-crc32:${crcOf(text)}\r\n\r\n`

test.each<[string, string, [number, string | undefined]]>([
  ['whole', `3\r\nabc\r\n2\r\nde\r\n${behind('abcde')}`, [200, undefined]],
  ['with another checksum behind it', `5\r\nabcde\r\n${behind('abcdf')}`, [400, 'BadDigest']],
  ['without what was announced behind it', '5\r\nabcde\r\n0\r\n\r\n', [400, 'BadDigest']],
  ['shorter than it says', `3\r\nabc\r\n${behind('abc')}`, [400, 'IncompleteBody']],
  ['cut in a chunk', '5\r\nabc', [400, 'IncompleteBody']],
  ['cut before its end', '5\r\nabcde\r\n', [400, 'IncompleteBody']],
  ['with a size that is none', `x\r\nabcde\r\n${behind('abcde')}`, [400, 'IncompleteBody']],
  ['with a chunk longer than it says', `4\r\nabcde\r\n${behind('abcde')}`, [400, 'IncompleteBody']],
])('a body in chunks, %s', async (_what, body, answer) => {
  const { cloud, folder } = await runStore()
  const headers = {
    'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'x-amz-decoded-content-length': '5',
    'x-amz-trailer': 'x-amz-checksum-crc32',
    'content-encoding': 'aws-chunked',
  }
  expect(await codeOf(await send(cloud, { method: 'PUT', path: KEY, headers, body }))).toEqual(answer)
  expect(filesIn(folder)).toHaveLength(answer[1] === undefined ? 2 : 0)
  expect((await cloud.storage(buckets.s3.name).get(KEY))?.bytes.toString()).toBe(
    answer[1] ? undefined : 'abcde',
  )
})

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and sigv4-streaming-trailers.html print these. */
const EXAMPLES = [
  {
    kind: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    seed: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
    chunks: [
      'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
      '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
      'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
    ],
    behind: '',
  },
  {
    kind: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
    seed: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
    chunks: [
      'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
      '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
      '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
    ],
    behind:
      'x-amz-checksum-crc32c:sOO8/Q==\r\n' +
      'x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n',
  },
]

/** What comes out of a body in chunks that begins as the example does. */
async function unchunked({ kind, seed }: (typeof EXAMPLES)[number], body: string): Promise<string> {
  const keys = { ...buckets.s3, secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
  const headers: Record<string, string> = {
    authorization: `AWS4-HMAC-SHA256 Credential=…,Signature=${seed}`,
    'x-amz-date': '20130524T000000Z',
    'x-amz-decoded-content-length': '66560',
  }
  const signatures = s3ChunkSignatures({ header: (name) => headers[name] }, keys)
  const { bytes } = chunkedBody(kind, headers, Readable.from([Buffer.from(body)]), signatures)
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

const bodyOf = ({ chunks: [one, two, last], behind: end }: (typeof EXAMPLES)[number]) => {
  const [first, second] = ['a'.repeat(65536), 'a'.repeat(1024)]
  const text = `10000;chunk-signature=${one}\r\n${first}\r\n400;chunk-signature=${two}\r\n${second}\r\n`
  return `${text}0;chunk-signature=${last}\r\n${end}\r\n`
}

describe.each(EXAMPLES)("AWS's own example of $kind", (example) => {
  test('comes out whole', async () => {
    expect(await unchunked(example, bodyOf(example))).toBe('a'.repeat(66560))
  })

  test.each([
    ['another byte', (body: string) => body.replace('aaa', 'aba')],
    ['another signature', (body: string) => body.replace(/signature=./, 'signature=f')],
    ['no signature', (body: string) => body.replace(/;chunk-signature=.{64}/, '')],
    [
      'the signature of another chunk',
      (body: string) => body.replace(example.chunks[1] ?? '', example.chunks[0] ?? ''),
    ],
    [
      'a chunk more',
      (body: string) => body.replace('0;chunk', `0;chunk-signature=${'0'.repeat(64)}\r\n\r\n0;chunk`),
    ],
  ])('with %s is refused', async (_what, changed) => {
    await expect(unchunked(example, changed(bodyOf(example)))).rejects.toThrow(/wrongSignature/)
  })
})

test('what stands behind signed chunks is signed, too', async () => {
  const [, example] = EXAMPLES
  if (!example) throw new Error('There is no such example.')
  const changed = bodyOf(example).replace('sOO8/Q==', 'AAAAAA==')
  await expect(unchunked(example, changed)).rejects.toThrow(/wrongSignature/)
})

test.each(['STREAMING-AWS4-HMAC-SHA256-PAYLOAD', 'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD'])(
  '%s behind a signed link, which signs no chunks, is refused by name',
  async (kind) => {
    const { cloud } = await runStore()
    const headers = { 'x-amz-content-sha256': kind }
    const response = await send(cloud, { method: 'PUT', path: KEY, headers, body: 'x' })
    expect(await codeOf(response)).toEqual([501, 'NotImplemented'])
  },
)

test('a body whose chunks are signed by its sender is kept; one byte changed and it is not', async () => {
  const { cloud, folder } = await runStore()
  const put = (sent: (body: string) => string) => {
    const url = `${cloud.url}/storage/${buckets.s3.name}/${KEY}`
    const { headers, body } = s3Chunks({ ...buckets.s3, url, pieces: ['abc', 'de'], now: Date.now() })
    return fetch(url, { method: 'PUT', headers, body: sent(body) })
  }
  expect(await codeOf(await put((body) => body.replace('abc', 'abd')))).toEqual([
    403,
    'SignatureDoesNotMatch',
  ])
  expect(filesIn(folder)).toEqual([])
  expect((await put((body) => body)).status).toBe(200)
  expect((await cloud.storage(buckets.s3.name).get(KEY))?.bytes.toString()).toBe('abcde')
})
