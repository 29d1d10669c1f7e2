import { DeleteObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import Oss from 'ali-oss'
import Cos from 'cos-nodejs-sdk-v5'
import { expect, test } from 'vitest'
import type { Cloud } from '../../../../emulator/index'
import { user } from '../../fixture'
import { buckets, codeOf, dialects, formOf, KEY, runStore, TYPE, type DialectName } from './fixture'

interface Changed {
  method?: string
  bucket?: string
  key?: string
  secretAccessKey?: string
  accessKeyId?: string
  /** ms by which the signer's clock is late */
  late?: number
}

/** What the provider's own SDK sends, as it would send it. */
type Signer = (
  cloud: Cloud,
  changed?: Changed,
) => Promise<{ url: string; method: string; headers: Record<string, string> }>

const signers: Record<DialectName, Signer> = {
  async s3(cloud, { method = 'DELETE', bucket = buckets.s3.name, key = KEY, late = 0, ...keys } = {}) {
    const client = new S3Client({
      endpoint: `${cloud.url}/storage`,
      region: buckets.s3.region,
      forcePathStyle: true,
      credentials: { ...buckets.s3, ...keys },
      systemClockOffset: -late,
    })
    const signed: { path: string; query: Record<string, string>; headers: Record<string, string> }[] = []
    client.middlewareStack.add(
      () => (args) => {
        signed.push(args.request as (typeof signed)[number])
        return Promise.reject(new Error('signed, not sent'))
      },
      { step: 'finalizeRequest', priority: 'low' },
    )
    const about = { Bucket: bucket, Key: key }
    const sent =
      method === 'DELETE'
        ? client.send(new DeleteObjectCommand(about))
        : client.send(new HeadObjectCommand(about))
    await sent.catch(() => undefined)
    const [{ path, query, headers } = { path: '', query: {}, headers: {} }] = signed
    return { url: `${cloud.url}${path}?${new URLSearchParams(query).toString()}`, method, headers }
  },
  oss(cloud, { method = 'DELETE', bucket = buckets.oss.name, key = KEY, late = 0, ...keys } = {}) {
    const { accessKeyId, secretAccessKey } = { ...buckets.oss, ...keys }
    const oss = new Oss({ accessKeyId, accessKeySecret: secretAccessKey, region: 'oss-cn-hangzhou', bucket })
    const headers: Record<string, string> = {
      'x-oss-date': new Date(Date.now() - late).toISOString().replace(/[-:]|\.\d+/g, ''),
      'x-oss-content-sha256': 'UNSIGNED-PAYLOAD',
    }
    headers['authorization'] = oss.authorizationV4(method, { headers }, bucket, key)
    return Promise.resolve({ url: `${cloud.url}/storage/${bucket}/${key}`, method, headers })
  },
  cos(cloud, { method = 'DELETE', bucket = buckets.cos.name, key = KEY, late = 0, ...keys } = {}) {
    const { accessKeyId, secretAccessKey } = { ...buckets.cos, ...keys }
    const authorization = Cos.getAuthorization({
      SecretId: accessKeyId,
      SecretKey: secretAccessKey,
      Method: method as 'DELETE',
      Pathname: `/storage/${bucket}/${key}`,
      Headers: { Host: new URL(cloud.url).host },
      SystemClockOffset: -late,
    })
    return Promise.resolve({
      url: `${cloud.url}/storage/${bucket}/${key}`,
      method,
      headers: { authorization },
    })
  },
}

const send = ({ url, ...init }: Awaited<ReturnType<Signer>>) => fetch(url, init)

async function withPicture(dialect: DialectName, key = KEY) {
  const { cloud } = await runStore()
  const objects = cloud.storage(buckets[dialect].name)
  await objects.put(key, Buffer.from('a picture'), TYPE)
  return { cloud, objects }
}

for (const dialect of dialects) {
  const sign = signers[dialect]

  test(`${dialect}: a signed DELETE removes the picture, and a second one says the same`, async () => {
    const key = 'u/中文 (1)+!~*.png'
    const { cloud, objects } = await withPicture(dialect, key)
    const request = await sign(cloud, { key })
    const [first, second] = [await send(request), await send(request)]
    expect([first.status, second.status, await first.text()]).toEqual([204, 204, ''])
    expect(objects.list()).toEqual([])
  })

  test(`${dialect}: a signed HEAD tells of a picture; a wrong signature is refused though anybody may look`, async () => {
    const { cloud } = await withPicture(dialect)
    expect((await send(await sign(cloud, { method: 'HEAD' }))).headers.get('content-length')).toBe('9')
    expect((await send(await sign(cloud, { method: 'HEAD', secretAccessKey: 'a guess' }))).status).toBe(403)
    expect((await send(await sign(cloud, { method: 'HEAD', key: 'none' }))).status).toBe(404)
  })

  test.each<[string, string, Changed, (request: Awaited<ReturnType<Signer>>) => object]>([
    ['with another secret', 'SignatureDoesNotMatch', { secretAccessKey: 'a guess' }, () => ({})],
    ['by a stranger', 'InvalidAccessKeyId', { accessKeyId: 'stranger' }, () => ({})],
    [
      'for another picture',
      'SignatureDoesNotMatch',
      { key: 'other' },
      ({ url }) => ({ url: url.replace('other', KEY) }),
    ],
    [
      'for the bucket beside it, of the same keys',
      'SignatureDoesNotMatch',
      { bucket: `other-${buckets[dialect].name}` },
      ({ url }) => ({ url: url.replace('/other-', '/') }),
    ],
    ['for a HEAD', 'SignatureDoesNotMatch', { method: 'HEAD' }, () => ({ method: 'DELETE' })],
    [
      'half an hour ago',
      dialect === 'cos' ? 'AccessDenied' : 'RequestTimeTooSkewed',
      { late: 1800_000 },
      () => ({}),
    ],
    ['not at all', 'AccessDenied', {}, () => ({ headers: {} })],
    ['in a word that is none', 'AccessDenied', {}, () => ({ headers: { authorization: 'Bearer 1' } })],
  ])(`${dialect}: a DELETE signed %s is refused: %s`, async (_how, code, changed, tamper) => {
    const { cloud, objects } = await withPicture(dialect)
    const request = await sign(cloud, changed)
    expect(await codeOf(await send({ ...request, ...tamper(request) }))).toEqual([403, code])
    expect(objects.list()).toHaveLength(1)
  })
}

test('s3: a header that says something more than was signed is refused', async () => {
  const { cloud, objects } = await withPicture('s3')
  const { headers, ...request } = await signers.s3(cloud)
  const response = await send({ ...request, headers: { ...headers, 'x-amz-mfa': 'more' } })
  expect(await codeOf(response)).toEqual([403, 'AccessDenied'])
  expect(objects.list()).toHaveLength(1)
})

test("AWS's and Tencent's SDKs delete a picture by themselves", async () => {
  const { cloud } = await runStore()
  for (const dialect of ['s3', 'cos'] as const)
    await cloud.storage(buckets[dialect].name).put(KEY, Buffer.from('a picture'), TYPE)
  const client = new S3Client({
    endpoint: `${cloud.url}/storage`,
    region: buckets.s3.region,
    forcePathStyle: true,
    credentials: buckets.s3,
  })
  await client.send(new DeleteObjectCommand({ Bucket: buckets.s3.name, Key: KEY }))
  const { accessKeyId: SecretId, secretAccessKey: SecretKey } = buckets.cos
  const tencent = new Cos({ SecretId, SecretKey, Domain: `${cloud.url}/storage/{Bucket}` })
  await tencent.deleteObject({ Bucket: buckets.cos.name, Region: 'ap-shanghai', Key: KEY })
  for (const dialect of ['s3', 'cos'] as const)
    expect(cloud.storage(buckets[dialect].name).list()).toEqual([])
})

test.each(dialects)(
  '%s: a signed PUT keeps the bytes and their type; unsigned or tampered it is refused',
  async (dialect) => {
    const { cloud, objects } = await withPicture(dialect, 'another')
    const { url, headers } = await signers[dialect](cloud, { method: 'PUT' })
    const put = (changed: object) =>
      fetch(url, { method: 'PUT', body: 'other bytes', headers: { ...headers, ...changed } })
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403)
    const wrong = await signers[dialect](cloud, { method: 'PUT', secretAccessKey: 'a guess' })
    expect((await fetch(wrong.url, { method: 'PUT', body: 'x', headers: wrong.headers })).status).toBe(403)
    expect(
      (await put({ [`x-${dialect === 's3' ? 'amz' : dialect}-copy-source`]: '/b/another' })).status,
    ).toBeGreaterThan(400)
    expect(objects.list()).toHaveLength(1)
  },
)

test("AWS's and Tencent's SDKs write a picture by themselves; other bytes than were signed are refused", async () => {
  const { cloud } = await runStore()
  const client = new S3Client({
    endpoint: `${cloud.url}/storage`,
    region: buckets.s3.region,
    forcePathStyle: true,
    credentials: buckets.s3,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  })
  const about = { Bucket: buckets.s3.name, Key: KEY, Body: Buffer.from('a picture'), ContentType: TYPE }
  await client.send(new PutObjectCommand(about))
  client.middlewareStack.add(
    (next) => (args) => {
      ;(args.request as { body: unknown }).body = Buffer.from('b picture')
      return next(args)
    },
    { step: 'finalizeRequest', priority: 'low' },
  )
  await expect(client.send(new PutObjectCommand({ ...about, Key: 'other' }))).rejects.toThrow(
    /does not match/,
  )
  const { accessKeyId: SecretId, secretAccessKey: SecretKey } = buckets.cos
  const tencent = new Cos({ SecretId, SecretKey, Domain: `${cloud.url}/storage/{Bucket}` })
  const { Body, ContentType } = about
  await tencent.putObject({ Bucket: buckets.cos.name, Region: 'ap-shanghai', Key: KEY, Body, ContentType })
  for (const dialect of ['s3', 'cos'] as const)
    expect(cloud.storage(buckets[dialect].name).list()).toMatchObject([{ key: KEY, size: 9, type: TYPE }])
})

test("a form that AWS's SDK signs is taken, and one for another key is not", async () => {
  const { cloud } = await runStore()
  const { name: Bucket, region } = buckets.s3
  const endpoint = `${cloud.url}/storage`
  const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials: buckets.s3 })
  const Conditions = [['content-length-range', 1, 100] as ['content-length-range', number, number]]
  // Its package brings an S3Client of another version.
  const { url, fields } = await createPresignedPost(client, { Bucket, Key: KEY, Conditions })
  const post = (changed: object) =>
    fetch(url, { method: 'POST', body: formOf({ ...fields, ...changed }, 'a picture') })
  expect(await codeOf(await post({ key: 'other' }))).toEqual([403, 'AccessDenied'])
  expect((await post({})).status).toBe(204)
  expect(cloud.storage(Bucket).list()).toMatchObject([{ key: KEY, size: 9 }])
})

test("WeChat's own bucket has no keys: a DELETE there is not allowed", async () => {
  const { cloud } = await runStore()
  const { bucket } = cloud.storage(user.env)
  const response = await fetch(`${cloud.url}/storage/${bucket}/a.txt`, { method: 'DELETE' })
  expect(await codeOf(response)).toEqual([405, 'MethodNotAllowed'])
})
