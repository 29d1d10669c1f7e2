import { PutObjectCommand, type PutObjectCommandInput, S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import OSS from 'ali-oss'
import COS from 'cos-nodejs-sdk-v5'
import { expect, it } from 'vitest'
import { signer as cos } from '../../../cloud/shared/storage/cos'
import { signer as oss } from '../../../cloud/shared/storage/oss'
import type { Settings } from '../../../cloud/shared/storage/settings'
import { sign } from '../../../cloud/shared/storage/version-4'
import { signer as s3 } from '../../../cloud/shared/storage/s3'

/** What is signed here by node:crypto alone, the providers' own SDKs sign alike. */

const settings = (region: string): Settings => ({
  bucket: 'pictures-1250000000',
  region,
  keyId: 'the-key-id',
  secret: 'the secret / of + the = test',
  address: 'https://pictures.example.com',
  publicBase: 'https://pictures.example.com',
})
const upload = { key: 'wall/202611/0f.png', type: 'image/png', bytes: 1234 }
/** Its types are of another version of the client than the one beside it. */
const presign = createPresignedPost as unknown as (
  client: S3Client,
  options: object,
) => Promise<{ fields: Record<string, string> }>
const now = Math.floor(Date.now() / 1000) * 1000
const ends = now + 600_000
const policyIn = (fields: Record<string, string>) =>
  JSON.parse(Buffer.from(fields.policy ?? '', 'base64').toString()) as {
    expiration: string
    conditions: (object | unknown[])[]
  }

it("S3: a form's signature is the one that AWS's SDK makes of the same conditions", async () => {
  const { bucket, region, keyId, secret } = settings('eu-west-1')
  const client = new S3Client({ region, credentials: { accessKeyId: keyId, secretAccessKey: secret } })
  const { fields: theirs } = await presign(client, {
    Bucket: bucket,
    Key: upload.key,
    Expires: 600,
    Conditions: [['content-length-range', upload.bytes, upload.bytes]],
    Fields: { 'Content-Type': upload.type },
  })
  const [, year, month, day, hour, minute, second] = (/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/
    .exec(theirs['X-Amz-Date'] ?? '')
    ?.map(Number) ?? []) as [number, number, number, number, number, number, number]
  const at = Date.UTC(year, month - 1, day, hour, minute, second)
  const ours = s3.form(settings(region), upload, at + 600_000, at)
  expect(ours['x-amz-credential']).toBe(theirs['X-Amz-Credential'])
  expect(ours['x-amz-date']).toBe(theirs['X-Amz-Date'])
  // Ours names the cache header besides; of one and the same policy both make one and the same signature.
  const version = { prefix: 'AWS4', service: 's3', terminator: 'aws4_request', vendor: '', algorithm: '' }
  const signed = sign(version, settings(region), theirs['X-Amz-Date'] ?? '', theirs.Policy ?? '')
  expect(signed).toBe(theirs['X-Amz-Signature'])
  expect(sign(version, settings(region), ours['x-amz-date'] ?? '', ours.policy ?? '')).toBe(
    ours['x-amz-signature'],
  )
})

it("OSS: a form's signature is the one that ali-oss makes of the same policy", () => {
  const { bucket, region, keyId, secret } = settings('cn-hangzhou')
  const client = new OSS({ bucket, region: `oss-${region}`, accessKeyId: keyId, accessKeySecret: secret })
  const ours = oss.form(settings(region), upload, ends, now)
  const signed = (
    client as unknown as { signPostObjectPolicyV4: (policy: object, at: Date) => string }
  ).signPostObjectPolicyV4(policyIn(ours), new Date(now))
  expect(ours['x-oss-signature']).toBe(signed)
})

it("COS: a request's signature is the one that cos-nodejs-sdk-v5 makes", () => {
  const { keyId, secret } = settings('ap-shanghai')
  for (const method of ['GET', 'PUT', 'DELETE'] as const) {
    const asked = { method, key: upload.key, sent: { 'content-type': upload.type } }
    const { authorization = '' } = cos.headers(settings('ap-shanghai'), asked, now)
    const [, from = '', to = ''] = /q-sign-time=(\d+);(\d+)/.exec(authorization) ?? []
    // The SDK's types leave out ForceSignHost, so it is no literal at its place.
    const options = {
      SecretId: keyId,
      SecretKey: secret,
      Method: method,
      Key: upload.key,
      Query: {},
      Headers: {},
      KeyTime: `${from};${to}`,
      ForceSignHost: false,
    }
    const theirs = COS.getAuthorization(options)
    expect(new URLSearchParams(authorization).get('q-signature')).toBe(
      new URLSearchParams(theirs).get('q-signature'),
    )
  }
})

it("S3: a written object's headers are signed as AWS's SDK signs them", async () => {
  const { bucket, region, keyId, secret } = settings('eu-west-1')
  const client = new S3Client({
    region,
    endpoint: 'https://example.com',
    credentials: { accessKeyId: keyId, secretAccessKey: secret },
    requestChecksumCalculation: 'WHEN_REQUIRED' as const,
  })
  const sent = { 'content-type': upload.type, 'cache-control': 'public' }
  const signed = await signedBy(client, { Bucket: bucket, Key: upload.key, Body: 'x' }, sent)
  const at = Date.parse(
    (signed['x-amz-date'] ?? '').replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'),
  )
  const own = { ...settings(region), address: `https://${bucket}.example.com` }
  const ours = s3.headers(own, { method: 'PUT', key: upload.key, sent }, at)
  expect(signed.authorization?.replaceAll(' ', '')).toBe(ours.authorization?.replaceAll(' ', ''))
})

it("OSS: a written object's headers are signed as ali-oss signs them", () => {
  const { bucket, region, keyId, secret } = settings('cn-hangzhou')
  const client = new OSS({ bucket, region: `oss-${region}`, accessKeyId: keyId, accessKeySecret: secret })
  const sent = { 'content-type': upload.type, 'cache-control': 'public' }
  const { authorization, ...ours } = oss.headers(
    settings(region),
    { method: 'PUT', key: upload.key, sent },
    now,
  )
  const headers = { ...sent, ...ours }
  expect(client.authorizationV4('PUT', { headers }, bucket, upload.key)).toBe(authorization)
})

it.each([
  ['s3', s3.form(settings('eu-west-1'), upload, ends, now)],
  ['oss', oss.form(settings('cn-hangzhou'), upload, ends, now)],
  ['cos', cos.form(settings('ap-shanghai'), upload, ends, now)],
])('%s: the form pins everything it holds, exactly so many bytes, and ends', (_provider, fields) => {
  const { expiration, conditions } = policyIn(fields)
  expect(expiration).toBe(new Date(ends).toISOString())
  expect(conditions).toContainEqual(['content-length-range', upload.bytes, upload.bytes])
  expect(conditions).toContainEqual({ bucket: 'pictures-1250000000' })
  const own = Object.entries(fields).filter(([name]) => !/^policy$|signature$|^q-key-time$/.test(name))
  for (const [name, value] of own) expect(conditions).toContainEqual({ [name]: value })
  expect(JSON.stringify(fields)).not.toContain('the secret')
})

/** What AWS's SDK would send of a PUT with these headers besides. */
async function signedBy(client: S3Client, about: PutObjectCommandInput, sent: Record<string, string>) {
  let signed: Record<string, string> = {}
  const plainly = (next: (args: object) => unknown) => (args: { request: Record<string, unknown> }) => {
    const { host } = args.request.headers as Record<string, string>
    args.request.headers = { host, ...sent, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }
    // It would name the command, too: `?x-id=PutObject`.
    args.request.query = {}
    return next(args)
  }
  const place = { relation: 'before', toMiddleware: 'httpSigningMiddleware' } as const
  client.middlewareStack.addRelativeTo(plainly as never, place)
  client.middlewareStack.add(
    () => (args) => {
      signed = (args.request as { headers: Record<string, string> }).headers
      return Promise.reject(new Error('signed, not sent'))
    },
    { step: 'finalizeRequest', priority: 'low' },
  )
  await client.send(new PutObjectCommand(about)).catch(() => undefined)
  return signed
}
