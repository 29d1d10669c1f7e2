import { expect, test } from 'vitest'
import {
  buckets,
  codeOf,
  dialects,
  filesIn,
  KEY,
  postForm,
  runStore,
  sign,
  TYPE,
  type DialectName,
} from './fixture'

type Fields = Record<string, string>
interface Row {
  what: string
  expected: (dialect: DialectName) => [number, string]
  fields: (dialect: DialectName) => Fields
  file?: string
  bucket?: (dialect: DialectName) => string
}

const denied = (): [number, string] => [403, 'AccessDenied']
const mismatch = (): [number, string] => [403, 'SignatureDoesNotMatch']
const without = (fields: Fields, name: RegExp) =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !name.test(field)))
const tampered = (fields: Fields, change: (policy: string) => string) => ({
  ...fields,
  policy: Buffer.from(change(Buffer.from(fields['policy'] ?? '', 'base64').toString())).toString('base64'),
})
const typeField = (dialect: DialectName) => (dialect === 'oss' ? 'x-oss-content-type' : 'Content-Type')

const rows: Row[] = [
  {
    what: 'expired',
    expected: denied,
    fields: (dialect) => sign(dialect, { now: Date.now() - 301_000 }),
  },
  {
    what: 'too big',
    expected: () => [400, 'EntityTooLarge'],
    fields: (dialect) => sign(dialect),
    file: 'x'.repeat(101),
  },
  {
    what: 'too small',
    expected: () => [400, 'EntityTooSmall'],
    fields: (dialect) => sign(dialect),
    file: 'x',
  },
  {
    what: 'of another type',
    expected: denied,
    fields: (dialect) => ({ ...sign(dialect), [typeField(dialect)]: 'text/html' }),
  },
  {
    what: 'without its type',
    expected: denied,
    fields: (dialect) => without(sign(dialect), /content-type/i),
  },
  {
    what: 'for another key',
    expected: denied,
    fields: (dialect) => ({ ...sign(dialect), key: 'u/202611/of-somebody-else.png' }),
  },
  {
    what: 'for a key that leaves the folder',
    expected: denied,
    fields: (dialect) => ({ ...sign(dialect), key: '../../picture.png' }),
  },
  {
    what: 'with a policy changed afterwards',
    expected: mismatch,
    fields: (dialect) => tampered(sign(dialect), (policy) => policy.replace(KEY, 'u/202611/mine.png')),
  },
  {
    what: 'with a size raised afterwards',
    expected: mismatch,
    fields: (dialect) => tampered(sign(dialect), (policy) => policy.replace('2,100', '2,9999')),
  },
  {
    what: 'signed with another secret',
    expected: mismatch,
    fields: (dialect) => sign(dialect, { secret: 'a guess' }),
  },
  {
    what: 'signed by a stranger',
    expected: () => [403, 'InvalidAccessKeyId'],
    fields: (dialect) => sign(dialect, { keyId: 'stranger' }),
  },
  {
    what: 'without a signature',
    expected: denied,
    fields: (dialect) => without(sign(dialect), /signature$/),
  },
  {
    what: 'without a policy',
    expected: denied,
    fields: (dialect) => without(sign(dialect), /^policy$/),
  },
  {
    what: 'with nothing but a key',
    expected: denied,
    fields: () => ({ key: KEY, 'Content-Type': TYPE }),
  },
  {
    what: 'with a field that the policy does not name',
    expected: denied,
    fields: (dialect) => ({ ...sign(dialect), acl: 'private' }),
  },
  {
    what: 'to another bucket of the same keys',
    expected: denied,
    fields: (dialect) => sign(dialect),
    bucket: (dialect) => `other-${buckets[dialect].name}`,
  },
  {
    what: 'to a bucket that does not exist',
    expected: () => [404, 'NoSuchBucket'],
    fields: (dialect) => sign(dialect),
    bucket: () => 'nowhere',
  },
]

for (const dialect of dialects) {
  test.each(rows)(`${dialect}: a form $what is refused, and nothing is kept`, async (row) => {
    const { cloud, folder } = await runStore()
    const bucket = row.bucket?.(dialect) ?? buckets[dialect].name
    const response = await postForm(cloud, bucket, row.fields(dialect), row.file)
    expect(response.headers.get('content-type')).toBe('application/xml')
    expect(await codeOf(response)).toEqual(row.expected(dialect))
    expect(filesIn(folder)).toEqual([])
    expect(cloud.storage(buckets[dialect].name).list()).toEqual([])
  })
}

test.each(dialects)('%s: the same form, not tampered with, is taken', async (dialect) => {
  const { cloud } = await runStore()
  const response = await postForm(cloud, buckets[dialect].name, sign(dialect))
  expect([response.status, await response.text()]).toEqual([200, ''])
  expect(cloud.storage(buckets[dialect].name).list()).toMatchObject([{ key: KEY, type: TYPE, size: 9 }])
})

test('s3: the credential must be of the region', async () => {
  const { cloud } = await runStore()
  const response = await postForm(cloud, buckets.s3.name, sign('s3', { region: 'eu-west-1' }))
  expect(await codeOf(response)).toEqual([400, 'AuthorizationHeaderMalformed'])
})

test('s3: the policy must name the bucket', async () => {
  const { cloud } = await runStore()
  const conditions = [
    ['starts-with', '$key', ''],
    ['starts-with', '$Content-Type', ''],
    ['starts-with', '$success_action_status', ''],
  ]
  const response = await postForm(cloud, buckets.s3.name, sign('s3', { conditions }))
  expect(await codeOf(response)).toEqual([403, 'AccessDenied'])
})

const DAY = 24 * 3600

test.each([
  ['cos', 'the time of its key is over', -301, 300, [403, 'AccessDenied']],
  ['cos', 'the time of its key has not begun', 60, 300, [403, 'AccessDenied']],
  ['cos', 'the time of its key lasts', -301, 400, [200, undefined]],
  ['oss', 'it is a week old', -7 * DAY - 1, 300, [403, 'AccessDenied']],
  ['oss', 'it is nearly a week old', -7 * DAY + 60, 300, [200, undefined]],
  ['oss', 'it is signed for the next hour', 3600, 300, [403, 'AccessDenied']],
  ['oss', 'the clock that signed it is ahead by 10 minutes', 600, 300, [200, undefined]],
] as const)('%s: though the policy lasts, it counts that %s', async (dialect, _what, age, life, expected) => {
  const { cloud } = await runStore()
  const fields = sign(dialect, { now: Date.now() + age * 1000, life, policyLife: 30 * DAY })
  expect(await codeOf(await postForm(cloud, buckets[dialect].name, fields))).toEqual(expected)
})

test('oss: the type that the sender gives the file counts for more than Content-Type', async () => {
  const { cloud } = await runStore()
  const conditions = [
    { bucket: buckets.oss.name },
    ['eq', '$key', KEY],
    ['in', '$Content-Type', ['image/jpeg', 'image/gif']],
  ]
  const fields = sign('oss', { conditions, fields: { key: KEY, 'Content-Type': 'image/jpeg' } })
  expect(await codeOf(await postForm(cloud, buckets.oss.name, fields))).toEqual([403, 'AccessDenied'])
})
