import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCloud, type Cloud } from '../../../emulator'
import { SnapshotFile } from '../../../emulator/snapshots/snapshot-file'
import { admin, asAnn, json, optionsOf, post, runCloud, temporaryFolder, user } from '../fixture'

const database = (cloud: Cloud) => cloud.database(admin.env)
const files = (cloud: Cloud) => cloud.storage(admin.env)
const names = (cloud: Cloud) =>
  database(cloud)
    .find('users')
    .map(({ name }) => name)
const text = async (cloud: Cloud, key: string) => (await files(cloud).get(key))?.bytes.toString()
const put = (cloud: Cloud, key: string, words: string) =>
  files(cloud).put(key, Buffer.from(words), 'text/plain')

test.each([
  ['in memory', () => ({})],
  ['on disk', () => ({ dataDir: temporaryFolder() })],
])('%s: databases and stored files go back to what they were', async (_where, options) => {
  const cloud = await runCloud({ options: options() })
  const both = [database(cloud), cloud.database(user.env)]
  await database(cloud).insert('users', [{ name: 'Li' }, { name: 'Wang', at: new Date(1) }])
  await both[1]?.insert('token', [{ _id: 'one', pattern: /a/i }])
  await put(cloud, 'a.txt', 'first')
  await put(cloud, 'b.txt', 'second')
  const before = both.map((each) => each.state())
  await cloud.snapshots.save('good times')

  await database(cloud).remove('users', { name: 'Li' })
  await database(cloud).insert('users', [{ name: 'Zhao' }])
  await database(cloud).addCollection('notes')
  await cloud.database(user.env).removeCollection('token')
  await put(cloud, 'a.txt', 'third')
  await put(cloud, 'c.txt', 'fourth')
  files(cloud).remove('b.txt')

  await cloud.snapshots.restore('good times')
  expect(both.map((each) => each.state())).toEqual(before)
  expect(
    files(cloud)
      .list()
      .map(({ key }) => key),
  ).toEqual(['a.txt', 'b.txt'])
  expect([await text(cloud, 'a.txt'), await text(cloud, 'b.txt')]).toEqual(['first', 'second'])
  await cloud.snapshots.restore('good times')
  expect(await text(cloud, 'b.txt')).toBe('second')
})

test('snapshots outlive a restart, and so does what they were restored to', async () => {
  const options = optionsOf({ options: { dataDir: temporaryFolder() } })
  const first = await createCloud(options, (cloud) =>
    database(cloud)
      .insert('users', [{ name: 'seed' }])
      .then(),
  )
  await put(first, 'a.txt', 'kept')
  await database(first).insert('users', [{ name: 'Li' }])
  await first.snapshots.save('two')
  files(first).remove('a.txt')
  await database(first).remove('users', {})
  await first.dispose()

  const second = await createCloud(options, () => Promise.reject(new Error('must not be seeded again')))
  expect(second.snapshots.list()).toEqual([{ name: 'two', at: expect.any(Number) }])
  expect([names(second), files(second).list()]).toEqual([[], []])
  await second.snapshots.restore('two')
  await second.dispose()

  const third = await runCloud({ options })
  expect(names(third)).toEqual(['seed', 'Li'])
  expect(await text(third, 'a.txt')).toBe('kept')
  await third.reset()
  expect(names(third)).toEqual(['seed'])
  expect(await text(third, 'a.txt')).toBeUndefined()
})

test('a restore that was cut off after one of its databases is completed by the next start', async () => {
  const dataDir = temporaryFolder()
  const options = optionsOf({ options: { dataDir } })
  const first = await createCloud(options)
  await database(first).insert('users', [{ name: 'Li' }])
  await first.database(user.env).insert('token', [{ _id: 'old' }])
  await put(first, 'a.txt', 'old')
  await first.snapshots.save('old')
  await first.database(user.env).remove('token', {})
  files(first).remove('a.txt')
  await first.dispose()
  // As a kill leaves it: the admin database is as in the snapshot, the other one and the files are not yet.
  const file = new SnapshotFile(join(dataDir, 'snapshots.sqlite'))
  file.setRestoring('old')
  file.close()

  const second = await runCloud({ options })
  expect(names(second)).toEqual(['Li'])
  expect(second.database(user.env).find('token')).toEqual([{ _id: 'old' }])
  expect(await text(second, 'a.txt')).toBe('old')
})

test('reset goes back to what the cloud was made with', async () => {
  const cloud = await createCloud(optionsOf({}), async (empty) => {
    await database(empty).insert('users', [{ name: 'seed' }])
    await put(empty, 'a.txt', 'seed')
  })
  await database(cloud).insert('users', [{ name: 'more' }])
  files(cloud).remove('a.txt')
  expect(await post(`${cloud.url}/control/reset`, {})).toEqual({})
  expect([names(cloud), await text(cloud, 'a.txt')]).toEqual([['seed'], 'seed'])
  expect(await json(`${cloud.url}/control/snapshots`)).toEqual({ snapshots: [] })
  await cloud.dispose()
})

test('a cloud that cannot be seeded is not left behind', async () => {
  let url = ''
  const seeding = createCloud(optionsOf({}), (cloud) => {
    url = cloud.url
    return Promise.reject(new Error('no seed today'))
  })
  await expect(seeding).rejects.toThrow('no seed today')
  await expect(fetch(url)).rejects.toThrow()
})

test('what a function kept in memory is gone after a restore', async () => {
  const cloud = await runCloud({ user: { f: 'let n = 0; exports.main = () => ++n' } })
  expect([await asAnn(cloud, 'f'), await asAnn(cloud, 'f')]).toEqual([1, 2])
  await cloud.reset()
  expect(await asAnn(cloud, 'f')).toBe(1)
})

test('a call that runs during a restore fails, and writes nothing afterwards', async () => {
  const source = `
    const cloud = require('wx-server-sdk')
    cloud.init()
    exports.main = async () => {
      const token = cloud.database().collection('token')
      for (let n = 0; ; n++) await token.add({ data: { n } })
    }`
  const cloud = await runCloud({ user: { f: { source, timeout: 20 } } })
  const call = expect(asAnn(cloud, 'f')).rejects.toThrow('SIGKILL')
  const count = () => cloud.database(user.env).count('token')
  await expect.poll(count).toBeGreaterThan(2)
  await Promise.all([call, cloud.reset()])
  expect(count()).toBe(0)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(count()).toBe(0)
})

test('a transaction that is open during a restore is over', async () => {
  const cloud = await runCloud()
  const transaction = await database(cloud).execute('database.startTransaction', {})
  const data = ['{"_id":"late"}']
  const request = { collectionName: 'users', data, ...transaction }
  await database(cloud).execute('database.insertDocument', request)
  await cloud.reset()
  const commit = database(cloud).execute('database.commitTransaction', transaction)
  await expect(commit).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  expect(database(cloud).count('users')).toBe(0)
})

test('a snapshot is of one moment, whatever is written while it is kept', async () => {
  const cloud = await runCloud({ options: { dataDir: temporaryFolder() } })
  const many = Array.from({ length: 5000 }, (_, n) => ({ _id: n, n }))
  await database(cloud).insert('users', many)
  await put(cloud, 'a.txt', 'before')
  const saved = cloud.snapshots.save('moment')
  await new Promise((resolve) => setImmediate(resolve))
  await database(cloud).remove('users', { n: { $gt: 10 } })
  await put(cloud, 'a.txt', 'after')
  await saved
  await cloud.snapshots.restore('moment')
  expect(database(cloud).count('users')).toBe(5000)
  expect(await text(cloud, 'a.txt')).toBe('before')
})

test('a unique index that is new makes a restore impossible, and nothing has changed', async () => {
  const options = optionsOf({ options: { dataDir: temporaryFolder() } })
  const first = await createCloud(options)
  await database(first).insert('users', [{ tel: 1 }, { tel: 1 }])
  await first.snapshots.save('twice')
  await database(first).remove('users', {})
  await first.dispose()
  const users = { indexes: [{ name: 'tel', unique: true, keys: { tel: 1 as const } }] }
  const environments = [{ env: admin.env, appid: admin.appid, collections: { users } }]
  const second = await runCloud({ options: { ...options, environments } })
  await database(second).insert('users', [{ tel: 2 }])
  await expect(second.snapshots.restore('twice')).rejects.toThrow(/E11000.*index: tel/)
  expect(database(second).find('users')).toMatchObject([{ tel: 2 }])
})

const strange = [
  '../../etc/passwd',
  '%2e%2e',
  '快照 1',
  "'; DROP TABLE snapshots; --",
  '__proto__',
  'a/b?c#d',
  '😀',
]

test.each(strange)('a snapshot may be called %s', async (name) => {
  const cloud = await runCloud({ options: { dataDir: temporaryFolder() } })
  const url = `${cloud.url}/control/snapshots`
  expect(await post(url, { name })).toEqual({})
  expect(await json(url)).toEqual({ snapshots: [{ name, at: expect.any(Number) }] })
  const address = `${url}/${encodeURIComponent(name)}`
  expect(await json(`${address}/restore`, { method: 'POST' })).toEqual({})
  expect(await json(address, { method: 'DELETE' })).toEqual({})
  expect(await json(url)).toEqual({ snapshots: [] })
})

test.each<[string, unknown, number]>([
  ['no name', {}, 400],
  ['an empty name', { name: '' }, 400],
  ['dots', { name: '..' }, 400],
  ['a null byte', { name: 'a\0b' }, 400],
  ['a very long name', { name: 'x'.repeat(101) }, 400],
  ['a number', { name: 1 }, 400],
  ['a list', [], 400],
  ['no JSON', 'name=x', 400],
  ['a name that is taken', { name: 'taken' }, 409],
])('%s cannot be a snapshot', async (_what, body, status) => {
  const cloud = await runCloud()
  await cloud.snapshots.save('taken')
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(`${cloud.url}/control/snapshots`, { method: 'POST', body: text })
  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/) })
  expect(cloud.snapshots.list()).toHaveLength(1)
})

test('a snapshot that is not there can be neither restored nor deleted', async () => {
  const cloud = await runCloud()
  for (const [method, path] of [
    ['POST', 'nothing/restore'],
    ['DELETE', 'nothing'],
  ] as const)
    expect(await json(`${cloud.url}/control/snapshots/${path}`, { method })).toEqual({
      error: 'There is no snapshot "nothing".',
    })
})
