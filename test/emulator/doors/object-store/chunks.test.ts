import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import { buckets, codeOf, filesIn, KEY, runStore } from './fixture'
import { send } from './clients/raw'

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

test('chunks that are signed one by one are refused by name', async () => {
  const { cloud } = await runStore()
  const headers = { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' }
  const response = await send(cloud, { method: 'PUT', path: KEY, headers, body: 'x' })
  expect(await codeOf(response)).toEqual([501, 'NotImplemented'])
})
