import { expect, test } from 'vitest'
import { user } from '../../fixture'
import { buckets, codeOf, dialects, filesIn, formOf, KEY, runStore, sign, TYPE } from './fixture'

const upload = (url: string, dialect: keyof typeof buckets = 's3') =>
  fetch(`${url}/storage/${buckets[dialect].name}`, {
    method: 'POST',
    body: formOf(sign(dialect), 'a picture'),
  })

test.each(dialects)(
  '%s: a store that is down says so in XML, keeps nothing, and is up again',
  async (dialect) => {
    const { cloud, folder } = await runStore()
    cloud.faults.add({ route: 'storage', status: 503, times: 1 })
    const response = await upload(cloud.url, dialect)
    expect(response.headers.get('content-type')).toBe('application/xml')
    expect(await codeOf(response)).toEqual([503, 'ServiceUnavailable'])
    expect(filesIn(folder)).toEqual([])
    expect((await upload(cloud.url, dialect)).status).toBe(200)
    expect(cloud.calls().map(({ fault }) => fault)).toEqual(['status 503', undefined])
  },
)

test.each([
  ['before', 0],
  ['after', 1],
] as const)('an upload that is cut %s the work leaves %i pictures', async (cut, kept) => {
  const { cloud } = await runStore()
  cloud.faults.add({ route: 'storage', action: 'POST', cut, times: 1 })
  await expect(upload(cloud.url)).rejects.toThrow('fetch failed')
  expect(cloud.storage(buckets.s3.name).list()).toHaveLength(kept)
  expect(cloud.calls()).toMatchObject([{ errcode: `cut ${cut}` }])
})

test('a store that hangs answers nothing until the fault is removed; others go on', async () => {
  const { cloud } = await runStore()
  await cloud.storage(user.env).put('a.txt', Buffer.from('text'), 'text/plain')
  const { bucket } = cloud.storage(user.env)
  await cloud.storage(buckets.s3.name).put(KEY, Buffer.from('a picture'), TYPE)
  const fault = cloud.faults.add({ route: 'storage', name: buckets.s3.name, hang: true })
  const hanging = fetch(`${cloud.url}/storage/${buckets.s3.name}/${KEY}`).catch(() => 'reset')
  await expect.poll(() => fault.struck).toBe(1)
  expect((await fetch(`${cloud.url}/storage/${bucket}/a.txt`)).status).toBe(200)
  fault.remove()
  expect(await hanging).toBe('reset')
})

test('a slow store takes its time', async () => {
  const { cloud } = await runStore()
  cloud.faults.add({ route: 'storage', env: user.env, delay: 300 })
  const begun = performance.now()
  await fetch(`${cloud.url}/storage/${cloud.storage(user.env).bucket}/none`)
  expect(performance.now() - begun).toBeGreaterThan(290)
})

test('a fault that a store cannot have is refused', async () => {
  const { cloud } = await runStore()
  expect(() => cloud.faults.add({ route: 'storage', errcode: -1 })).toThrow('cannot have "errcode"')
})
