import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createCloud } from '../../../../emulator/index'
import { json, optionsOf, runCloud, temporaryFolder, user } from '../../fixture'
import { buckets, codeOf, dialects, filesIn, KEY, postForm, runStore, sign, TYPE } from './fixture'

const { name } = buckets.s3
const YEAR = 365 * 24 * 3_600_000

test.each(dialects)(
  '%s: the permanent link opens a year later, and anew after a restart',
  async (dialect) => {
    const options = optionsOf({ options: { dataDir: temporaryFolder(), buckets: Object.values(buckets) } })
    const before = await createCloud(options)
    await postForm(before, buckets[dialect].name, sign(dialect), 'a picture')
    before.clock.advance(YEAR)
    const path = `/storage/${buckets[dialect].name}/${KEY}`
    expect(await (await fetch(before.url + path)).text()).toBe('a picture')
    await before.dispose()

    const after = await runCloud({ options })
    const response = await fetch(after.url + path)
    expect(await response.text()).toBe('a picture')
    const md5 = createHash('md5').update('a picture').digest('hex')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': TYPE,
      'content-length': '9',
      etag: `"${dialect === 'oss' ? md5.toUpperCase() : md5}"`,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
      'accept-ranges': 'bytes',
    })
  },
)

test('HEAD tells the same as GET, without the bytes', async () => {
  const { cloud } = await runStore()
  await cloud.storage(name).put(KEY, Buffer.from('0123456789'), TYPE)
  const url = `${cloud.url}/storage/${name}/${KEY}`
  const [head, get] = [await fetch(url, { method: 'HEAD' }), await fetch(url)]
  expect([head.status, await head.text(), await get.text()]).toEqual([200, '', '0123456789'])
  for (const header of ['content-length', 'content-type', 'etag', 'last-modified'])
    expect(head.headers.get(header)).toBe(get.headers.get(header))
})

test.each([
  ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
  ['bytes=7-', 206, '789', 'bytes 7-9/10'],
  ['bytes=-3', 206, '789', 'bytes 7-9/10'],
  ['bytes=0-99', 206, '0123456789', 'bytes 0-9/10'],
  ['bytes=1-2,4-5', 200, '0123456789', null],
  ['bytes=4-2', 200, '0123456789', null],
  ['lines=1-2', 200, '0123456789', null],
])('Range %s is answered with %i', async (range, status, text, contentRange) => {
  const { cloud } = await runStore()
  await cloud.storage(name).put(KEY, Buffer.from('0123456789'), TYPE)
  const response = await fetch(`${cloud.url}/storage/${name}/${KEY}`, { headers: { range } })
  expect([response.status, await response.text()]).toEqual([status, text])
  expect(response.headers.get('content-range')).toBe(contentRange)
})

test('a range behind the end is refused, a known ETag not sent again', async () => {
  const { cloud } = await runStore()
  const { etag } = await cloud.storage(name).put(KEY, Buffer.from('0123456789'), TYPE)
  const get = (headers: HeadersInit) => fetch(`${cloud.url}/storage/${name}/${KEY}`, { headers })
  expect(await codeOf(await get({ range: 'bytes=10-' }))).toEqual([416, 'InvalidRange'])
  const known = await get({ 'if-none-match': `"x", "${etag}"` })
  expect([known.status, await known.text()]).toEqual([304, ''])
})

test.each([
  'imageMogr2/thumbnail/300x',
  'x-oss-process=image/resize,w_300',
  'imageView2/2/w/300',
  'sign=1&t=1',
])('the query %s is ignored', async (query) => {
  const { cloud } = await runStore()
  await cloud.storage(name).put(KEY, Buffer.from('a picture'), TYPE)
  expect(await (await fetch(`${cloud.url}/storage/${name}/${KEY}?${query}`)).text()).toBe('a picture')
})

test.each([
  ['s3', 'HostId', 'x-amz-request-id'],
  ['oss', 'HostId', 'x-oss-request-id'],
  ['cos', 'TraceId', 'x-cos-request-id'],
] as const)('%s: what is not there is a 404 in XML', async (dialect, element, header) => {
  const { cloud } = await runStore()
  const response = await fetch(`${cloud.url}/storage/${buckets[dialect].name}/a<b>&c`)
  expect(response.headers.has(header)).toBe(true)
  const text = await response.clone().text()
  expect(await codeOf(response)).toEqual([404, 'NoSuchKey'])
  for (const tag of ['Message', 'RequestId', element]) expect(text).toContain(`<${tag}>`)
  expect(text).not.toContain('<b>')
})

const long = `${'k'.repeat(1020)}.png`
test.each([
  '../../../../etc/passwd',
  '..',
  'a/../b.png',
  '/leading',
  'a//b',
  '%2e%2e%2f',
  'C:\\windows',
  '图片/小明 😀.png',
  'a b+c?d#e&f=g"h\'i',
  'percent%zz%41',
  'nul\0 and \u001b',
  'record.json',
  long,
])('the key %j is only a name: kept, listed and found under its link', async (key) => {
  const { cloud, folder } = await runStore()
  const response = await postForm(cloud, name, sign('s3', { key }))
  expect(response.status).toBe(200)
  const names = filesIn(folder)
  expect(names).toHaveLength(2)
  expect(names.every((file) => /^[0-9a-f]{64}\.(json|[0-9a-f]{16})$/.test(file))).toBe(true)
  expect(
    cloud
      .storage(name)
      .list()
      .map((object) => object.key),
  ).toEqual([key])
  const { objects } = await json<{ objects: { link: string }[] }>(`${cloud.url}/control/storage/${name}`)
  expect(response.headers.get('location')).toBe(objects[0]?.link)
  // Browsers and fetch alike read a path of two dots as the folder above.
  if (key !== '..') expect(await (await fetch(objects[0]?.link ?? '')).text()).toBe('a picture')
})

test.each([
  ['s3', 1024, 'KeyTooLongError'],
  ['oss', 1023, 'InvalidObjectName'],
  ['cos', 850, 'KeyTooLong'],
] as const)('%s: a key has at most %i bytes', async (dialect, limit, code) => {
  const { cloud } = await runStore()
  const post = (key: string) => postForm(cloud, buckets[dialect].name, sign(dialect, { key }))
  expect((await post('k'.repeat(limit))).status).toBe(200)
  expect(await codeOf(await post('k'.repeat(limit + 1)))).toEqual([400, code])
  expect(await codeOf(await post('图'.repeat(limit / 2)))).toEqual([400, code])
})

test('an object that is overwritten while it is read is read to its end', async () => {
  const { cloud, folder } = await runStore()
  const [old, fresh] = [Buffer.alloc(3_000_000, 'o'), Buffer.alloc(3_000_000, 'n')]
  await cloud.storage(name).put(KEY, old, TYPE)
  const response = await fetch(`${cloud.url}/storage/${name}/${KEY}`)
  await cloud.storage(name).put(KEY, fresh, TYPE)
  expect(Buffer.from(await response.arrayBuffer()).equals(old)).toBe(true)
  expect((await cloud.storage(name).get(KEY))?.bytes.equals(fresh)).toBe(true)
  await expect.poll(() => filesIn(folder)).toHaveLength(2)
})

test('20 uploads at once with x-oss-forbid-overwrite: one is kept, the others hear that it is there', async () => {
  const { cloud, folder } = await runStore()
  const { name: bucket } = buckets.oss
  const conditions = [{ bucket }, { 'x-oss-forbid-overwrite': 'true' }, ['starts-with', '$key', 'u/']]
  const fields = { key: KEY, 'x-oss-forbid-overwrite': 'true' }
  const form = sign('oss', { conditions, fields })
  const files = Array.from({ length: 20 }, (_, i) => `picture ${i}`)
  const answers = await Promise.all(
    files.map(async (file) => codeOf(await postForm(cloud, bucket, form, file))),
  )
  expect(answers.filter(([status]) => status < 300)).toHaveLength(1)
  expect(answers.filter(([, code]) => code === 'FileAlreadyExists')).toHaveLength(19)
  const kept = (await cloud.storage(bucket).get(KEY))?.bytes.toString()
  expect(kept).toBe(files[answers.findIndex(([status]) => status < 300)])
  expect(filesIn(folder)).toHaveLength(2)
})

test('objects of the same key in two buckets are two', async () => {
  const { cloud } = await runStore()
  await cloud.storage(buckets.s3.name).put('k', Buffer.from('1'), TYPE)
  await cloud.storage(user.env).put('k', Buffer.from('2'), TYPE)
  expect(cloud.storage(buckets.s3.name).remove('k')).toBe(true)
  expect(cloud.storage(buckets.s3.name).remove('k')).toBe(false)
  expect(await cloud.storage(buckets.s3.name).get('k')).toBeUndefined()
  expect((await cloud.storage(user.env).get('k'))?.bytes.toString()).toBe('2')
})

test('there is no bucket of that name', async () => {
  const { cloud } = await runStore()
  expect(() => cloud.storage('nowhere')).toThrow('There is no environment or bucket nowhere in this cloud.')
  expect(await json(`${cloud.url}/control/storage/nowhere`)).toHaveProperty('error')
})

test('the control API shows what is stored, and no key of a signature', async () => {
  const { cloud } = await runStore()
  await cloud.storage(user.env).put('a', Buffer.from('12345'), 'text/plain')
  const { bucket } = cloud.storage(user.env)
  const shown = await (await fetch(`${cloud.url}/control/storage`)).text()
  expect((JSON.parse(shown) as { buckets: object[] }).buckets).toContainEqual({
    name: bucket,
    env: user.env,
    public: true,
    count: 1,
    size: 5,
  })
  expect(shown).not.toContain(buckets.s3.secretAccessKey)
  expect(await json(`${cloud.url}/control/storage/${user.env}`)).toMatchObject({
    objects: [{ key: 'a', type: 'text/plain', size: 5, link: `${cloud.url}/storage/${bucket}/a` }],
  })
})

test.each([
  [{ name: 'No' }, '"No" cannot be a bucket.'],
  [{ name: 'a/../b' }, '"a/../b" cannot be a bucket.'],
  [{ name: user.env }, `The bucket ${user.env} is named twice, or as an environment is.`],
  [{ secretAccessKey: '' }, `The bucket ${name} needs both keys.`],
])('a bucket that cannot be, %j, is told in a sentence', async (wrong, sentence) => {
  const options = optionsOf({ options: { buckets: [{ ...buckets.s3, ...wrong }] } })
  await expect(createCloud(options)).rejects.toThrow(sentence)
})
