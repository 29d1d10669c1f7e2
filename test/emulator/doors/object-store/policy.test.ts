import { expect, test } from 'vitest'
import { DIALECTS } from '../../../../emulator/storage/dialects/dialects'
import { parsePolicy } from '../../../../emulator/storage/policy/parse-policy'
import { buckets, codeOf, KEY, postForm, runStore, sign } from './fixture'
import { s3 } from './signers'

const encoded = (document: unknown) => Buffer.from(JSON.stringify(document)).toString('base64')
const later = '2999-01-01T00:00:00.000Z'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html: AWS prints policy, keys and signature. */
const example = {
  policy: [
    'eyAiZXhwaXJhdGlvbiI6ICIyMDE1LTEyLTMwVDEyOjAwOjAwLjAwMFoiLA0KICAiY29uZGl0aW9ucyI6IFsNCiAgICB7ImJ1Y2tldCI6ICJzaWd2',
    'NGV4YW1wbGVidWNrZXQifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRrZXkiLCAidXNlci91c2VyMS8iXSwNCiAgICB7ImFjbCI6ICJwdWJsaWMt',
    'cmVhZCJ9LA0KICAgIHsic3VjY2Vzc19hY3Rpb25fcmVkaXJlY3QiOiAiaHR0cDovL3NpZ3Y0ZXhhbXBsZWJ1Y2tldC5zMy5hbWF6b25hd3MuY29t',
    'L3N1Y2Nlc3NmdWxfdXBsb2FkLmh0bWwifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRDb250ZW50LVR5cGUiLCAiaW1hZ2UvIl0sDQogICAgeyJ4',
    'LWFtei1tZXRhLXV1aWQiOiAiMTQzNjUxMjM2NTEyNzQifSwNCiAgICB7IngtYW16LXNlcnZlci1zaWRlLWVuY3J5cHRpb24iOiAiQUVTMjU2In0s',
    'DQogICAgWyJzdGFydHMtd2l0aCIsICIkeC1hbXotbWV0YS10YWciLCAiIl0sDQoNCiAgICB7IngtYW16LWNyZWRlbnRpYWwiOiAiQUtJQUlPU0ZP',
    'RE5ON0VYQU1QTEUvMjAxNTEyMjkvdXMtZWFzdC0xL3MzL2F3czRfcmVxdWVzdCJ9LA0KICAgIHsieC1hbXotYWxnb3JpdGhtIjogIkFXUzQtSE1B',
    'Qy1TSEEyNTYifSwNCiAgICB7IngtYW16LWRhdGUiOiAiMjAxNTEyMjlUMDAwMDAwWiIgfQ0KICBdDQp9',
  ].join(''),
  'x-amz-algorithm': 'AWS4-HMAC-SHA256',
  'x-amz-credential': 'AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request',
  'x-amz-date': '20151229T000000Z',
  'x-amz-signature': '8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e',
}

test("the signature in AWS's own example is right, and with one sign changed it is wrong", () => {
  const keys = {
    ...buckets.s3,
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  }
  const check = (fields: object) => DIALECTS.s3.authenticate(new Map(Object.entries(fields)), keys, 0)
  expect(() => check(example)).not.toThrow()
  const wrong = example['x-amz-signature'].replace('8', '9')
  expect(() => check({ ...example, 'x-amz-signature': wrong })).toThrow('wrongSignature')
})

test.each([
  ['no JSON', Buffer.from('{').toString('base64')],
  ['a list', encoded([])],
  ['without an end', encoded({ conditions: [] })],
  ['with an end that is no date', encoded({ expiration: 'soon', conditions: [] })],
  ['without conditions', encoded({ expiration: later })],
  ['with an unknown operator', encoded({ expiration: later, conditions: [['ends-with', '$key', 'x']] })],
  ['with a field without $', encoded({ expiration: later, conditions: [['eq', 'key', 'x']] })],
  ['with a list for eq', encoded({ expiration: later, conditions: [['eq', '$key', ['x']]] })],
  ['with a word for in', encoded({ expiration: later, conditions: [['in', '$key', 'x']] })],
  ['with two properties in one condition', encoded({ expiration: later, conditions: [{ a: 'b', c: 'd' }] })],
  ['with a number for a value', encoded({ expiration: later, conditions: [{ a: 1 }] })],
  ['with a range of words', encoded({ expiration: later, conditions: [['content-length-range', 'a', 'b']] })],
  ['with a range backwards', encoded({ expiration: later, conditions: [['content-length-range', 2, 1]] })],
])('a policy %s is no policy', (_what, policy) => {
  expect(() => parsePolicy(policy, DIALECTS.oss.operators)).toThrow('invalidPolicy')
})

test('a signed document that is no policy is refused as such', async () => {
  const { cloud } = await runStore()
  const fields = sign('s3', { conditions: [['ends-with', '$key', 'png']] })
  expect(await codeOf(await postForm(cloud, buckets.s3.name, fields))).toEqual([400, 'InvalidPolicyDocument'])
})

test.each([
  ['s3', 400],
  ['cos', 400],
  ['oss', 200],
] as const)('%s: a condition with a list of values is answered with %i', async (dialect, status) => {
  const { cloud } = await runStore()
  const { name: bucket } = buckets[dialect]
  const names = ['$success_action_status', '$Content-Type', '$x-oss-content-type'].slice(
    0,
    dialect === 'oss' ? 3 : 2,
  )
  const conditions = [{ bucket }, ['in', '$key', [KEY]], ...names.map((name) => ['starts-with', name, ''])]
  expect((await postForm(cloud, bucket, sign(dialect, { conditions }))).status).toBe(status)
})

test.each([
  [['starts-with', '$key', 'u/'], 200],
  [['starts-with', '$key', ''], 200],
  [['starts-with', '$key', 'v/'], 403],
  [{ key: KEY }, 200],
  [{ KEY }, 200],
  [['in', '$key', ['a', KEY]], 200],
  [['in', '$key', ['a', 'b']], 403],
  [['not-in', '$key', ['a', 'b']], 200],
  [['not-in', '$key', [KEY]], 403],
  [['eq', '$x-amz-meta-tag', ''], 403],
])('the condition %j on the key is answered with %i', async (condition, status) => {
  const { cloud } = await runStore()
  const conditions = [{ bucket: buckets.oss.name }, ['starts-with', '$key', ''], condition]
  const response = await postForm(cloud, buckets.oss.name, sign('oss', { conditions, fields: { key: KEY } }))
  expect(response.status === 204 ? 200 : response.status).toBe(status)
})

test('a field that begins with x-ignore- needs no condition', async () => {
  const { cloud } = await runStore()
  const fields = { ...sign('s3'), 'x-ignore-submit': 'send' }
  expect((await postForm(cloud, buckets.s3.name, fields)).status).toBe(200)
})

test('names of fields are the same in any case', async () => {
  const { cloud } = await runStore()
  const { policy = '', ...fields } = s3({
    bucket: buckets.s3.name,
    keyId: buckets.s3.accessKeyId,
    secret: buckets.s3.secretAccessKey,
    region: buckets.s3.region,
    now: Date.now(),
    life: 60,
    conditions: [{ Bucket: buckets.s3.name }, { key: KEY }],
    fields: { key: KEY },
  })
  const shouted = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.toUpperCase(), value]),
  )
  const form = { bucket: buckets.s3.name, ...shouted, Policy: policy }
  expect((await postForm(cloud, buckets.s3.name, form)).status).toBe(204)
})
