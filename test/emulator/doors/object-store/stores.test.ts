import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { buckets, filesIn, runStore } from './fixture'
import { refusalOf, follow, type Connect } from './clients/client'
import { cos } from './clients/cos'
import { ossBy } from './clients/oss'
import { s3By } from './clients/s3'

interface Provider {
  name: string
  connect: Connect
  bucket: string
  /** Bytes that every part but the last must have. */
  minPart: number
}

const MB = 1024 ** 2
const providers: Provider[] = [
  { name: 's3, bucket in the path', connect: s3By('path'), bucket: buckets.s3.name, minPart: 5 * MB },
  { name: 's3, bucket in the host', connect: s3By('host'), bucket: buckets.s3.name, minPart: 5 * MB },
  { name: 'cos', connect: cos, bucket: buckets.cos.name, minPart: MB },
  { name: 'oss, version 1', connect: ossBy(1), bucket: buckets.oss.name, minPart: MB / 10 },
  { name: 'oss, version 4', connect: ossBy(4), bucket: buckets.oss.name, minPart: MB / 10 },
]
const KEY = 'u/中文 (1)+!~*&<\'">.txt'
const text = Buffer.from('hello')
const gone = (what: string) => [404, what]

describe.each(providers)("$name, by the provider's own SDK", ({ name, connect, bucket, minPart }) => {
  const run = async () => {
    const { cloud, folder } = await runStore()
    return { cloud, folder, store: connect(cloud), objects: cloud.storage(bucket) }
  }

  test('an object goes up and comes down, with its type and what was noted of it', async () => {
    const { store, objects } = await run()
    await store.put(KEY, text, { type: 'text/x-note', note: 'mine' })
    expect(objects.list()).toMatchObject([{ key: KEY, size: 5, type: 'text/x-note' }])
    expect((await store.get(KEY)).toString()).toBe('hello')
    expect(await store.head(KEY)).toEqual({ size: 5, type: 'text/x-note', note: 'mine' })
  })

  test('a list has its pages, its beginning and its folders', async () => {
    const { store } = await run()
    const keys = ['a/1', 'a/2', 'a/b/3', 'b/1', 'c', 'c/<&>', 'd 中+%']
    for (const key of keys) await store.put(key, text)
    expect(await store.list({})).toEqual([{ keys, prefixes: [] }])
    expect(await store.list({ prefix: 'a/' })).toEqual([{ keys: ['a/1', 'a/2', 'a/b/3'], prefixes: [] }])
    expect(await store.list({ delimiter: '/' })).toEqual([
      { keys: ['c', 'd 中+%'], prefixes: ['a/', 'b/', 'c/'] },
    ])
    expect(await store.list({ prefix: 'a/', delimiter: '/' })).toEqual([
      { keys: ['a/1', 'a/2'], prefixes: ['a/b/'] },
    ])
    expect(await store.list({ max: 3 })).toEqual([
      { keys: keys.slice(0, 3), prefixes: [] },
      { keys: keys.slice(3, 6), prefixes: [] },
      { keys: keys.slice(6), prefixes: [] },
    ])
    expect(await store.list({ delimiter: '/', max: 2 })).toEqual([
      { keys: [], prefixes: ['a/', 'b/'] },
      { keys: ['c'], prefixes: ['c/'] },
      { keys: ['d 中+%'], prefixes: [] },
    ])
    expect(await store.list({ prefix: 'none' })).toEqual([{ keys: [], prefixes: [] }])
  })

  test('one is removed, and several at once, whether they are there or not', async () => {
    const { store, objects } = await run()
    for (const key of ['a', 'b <&>', 'c 中', 'd']) await store.put(key, text)
    await store.remove('a')
    await store.remove('a')
    expect(await store.removeMany(['b <&>', 'c 中', 'none'])).toEqual(['b <&>', 'c 中', 'none'])
    expect(objects.list().map(({ key }) => key)).toEqual(['d'])
  })

  test('a copy has the bytes, the type and the notes of what it was made from', async () => {
    const { store } = await run()
    await store.put(KEY, text, { type: 'text/x-note', note: 'mine' })
    await store.copy(KEY, 'copy')
    expect((await store.get('copy')).toString()).toBe('hello')
    expect(await store.head('copy')).toEqual({ size: 5, type: 'text/x-note', note: 'mine' })
    expect(await refusalOf(store.copy('none', 'copy'))).toEqual(gone('NoSuchKey'))
  })

  test('20 MB go up in parts and come down whole; nothing of the parts stays', async () => {
    const { store, folder, objects } = await run()
    const bytes = randomBytes(20 * MB)
    await store.upload('large.bin', bytes)
    expect((await store.get('large.bin')).equals(bytes)).toBe(true)
    expect(objects.list()).toMatchObject([{ key: 'large.bin', size: 20 * MB }])
    expect(objects.list()[0]?.etag).toMatch(/^[0-9a-f]{32}-\d+$/)
    expect(await store.uploads()).toEqual([])
    await expect.poll(() => filesIn(folder)).toHaveLength(2)
  })

  test('parts are told, replaced, copied from an object and put together in their order', async () => {
    const { store } = await run()
    const [first, second] = [Buffer.alloc(minPart, '1'), Buffer.alloc(minPart, '2')]
    await store.put('source', Buffer.from('0123456789'))
    const id = await store.begin('whole')
    const last = await store.partCopy('whole', id, 7, 'source', '2-5')
    await store.part('whole', id, 2, first)
    const two = await store.part('whole', id, 2, second)
    const one = await store.part('whole', id, 1, first)
    const parts = [
      { number: 1, etag: one },
      { number: 2, etag: two },
      { number: 7, etag: last },
    ]
    expect(await store.parts('whole', id)).toEqual(parts)
    expect(await store.uploads()).toEqual([['whole', id]])
    expect(await refusalOf(store.get('whole'))).toEqual(gone('NoSuchKey'))
    await store.complete('whole', id, parts)
    const whole = await store.get('whole')
    expect(whole.equals(Buffer.concat([first, second, Buffer.from('2345')]))).toBe(true)
    expect(await refusalOf(store.parts('whole', id))).toEqual(gone('NoSuchUpload'))
  })

  test('an upload that is given up leaves nothing, nor does one that nobody goes on with for a week', async () => {
    const { cloud, store, folder } = await run()
    const [given, left] = [await store.begin('given up'), await store.begin('left')]
    for (const [key, id] of [
      ['given up', given],
      ['left', left],
    ] as const)
      await store.part(key, id, 1, text)
    await store.abort('given up', given)
    expect(await store.uploads()).toEqual([['left', left]])
    await expect.poll(() => filesIn(folder)).toHaveLength(4)
    cloud.clock.advance(7 * 24 * 3_600_000)
    await expect.poll(() => filesIn(folder)).toEqual([])
    cloud.clock.reset()
    expect(await refusalOf(store.part('left', left, 2, text))).toEqual(gone('NoSuchUpload'))
    expect(await refusalOf(store.abort('given up', given))).toEqual(gone('NoSuchUpload'))
  })

  test('what cannot be put together is refused, and can still be', async () => {
    const { store, objects } = await run()
    const id = await store.begin('whole')
    const small = await store.part('whole', id, 1, text)
    const end = await store.part('whole', id, 2, text)
    const parts = [
      { number: 1, etag: small },
      { number: 2, etag: end },
    ]
    expect(await refusalOf(store.complete('whole', id, parts))).toEqual([400, 'EntityTooSmall'])
    // ali-oss puts them in order itself.
    const isSorted = name.startsWith('oss')
    expect(await refusalOf(store.complete('whole', id, [...parts].reverse()))).toEqual([
      400,
      isSorted ? 'EntityTooSmall' : 'InvalidPartOrder',
    ])
    const [other, missing] = ['"0123456789abcdef0123456789abcdef"', { number: 3, etag: end }]
    expect(await refusalOf(store.complete('whole', id, [{ number: 1, etag: other }]))).toEqual([
      400,
      'InvalidPart',
    ])
    expect(await refusalOf(store.complete('whole', id, [missing]))).toEqual([400, 'InvalidPart'])
    expect(await refusalOf(store.complete('other', id, parts))).toEqual(gone('NoSuchUpload'))
    expect(objects.list()).toEqual([])
    await store.complete('whole', id, parts.slice(0, 1))
    expect(objects.list()).toMatchObject([{ key: 'whole', size: 5 }])
  })

  test('a signed link lets whoever has it read or write that one object, until it is over', async () => {
    const { cloud, store, objects } = await run()
    const write = await store.link('PUT', 'k/linked.txt', 60)
    expect((await follow(cloud, write, { method: 'PUT', body: 'linked' })).status).toBe(200)
    const read = await store.link('GET', 'k/linked.txt', 60)
    expect(await follow(cloud, read)).toMatchObject({ status: 200, text: 'linked' })
    const refused = async (link: string, method: string) => (await follow(cloud, link, { method })).status
    expect(await refused(read, 'PUT')).toBe(403)
    expect(await refused(write.replace('linked', 'other'), 'PUT')).toBe(403)
    expect(
      await refused(await connect(cloud, { secretAccessKey: 'a-guess' }).link('PUT', 'x', 60), 'PUT'),
    ).toBe(403)
    cloud.clock.advance(61_000)
    expect(await refused(write, 'PUT')).toBe(403)
    expect(await refused(read, 'GET')).toBe(403)
    expect(objects.list()).toMatchObject([{ key: 'k/linked.txt', size: 6 }])
  })

  test('what is not there, and what is not allowed, is refused in the words of the provider', async () => {
    const { cloud, store } = await run()
    const wrong = connect(cloud, { secretAccessKey: 'a-guess' })
    const stranger = connect(cloud, { accessKeyId: 'stranger' })
    const nowhere = connect(cloud, { bucket: 'nowhere-1250000000' })
    expect(await refusalOf(store.get('none'))).toEqual(gone('NoSuchKey'))
    expect((await refusalOf(store.head('none')))[0]).toBe(404)
    expect(await refusalOf(nowhere.get('none'))).toEqual(gone('NoSuchBucket'))
    expect(await refusalOf(nowhere.list({}))).toEqual(gone('NoSuchBucket'))
    expect(await refusalOf(nowhere.put('k', text))).toEqual(gone('NoSuchBucket'))
    for (const [client, code] of [
      [wrong, 'SignatureDoesNotMatch'],
      [stranger, 'InvalidAccessKeyId'],
    ] as const) {
      const refused = [403, code]
      expect(await refusalOf(client.list({}))).toEqual(refused)
      expect(await refusalOf(client.put('k', text))).toEqual(refused)
      expect(await refusalOf(client.remove('k'))).toEqual(refused)
      expect(await refusalOf(client.removeMany(['k']))).toEqual(refused)
      expect(await refusalOf(client.copy('k', 'l'))).toEqual(refused)
      expect(await refusalOf(client.begin('k'))).toEqual(refused)
      expect(await refusalOf(client.uploads())).toEqual(refused)
    }
  })
})
