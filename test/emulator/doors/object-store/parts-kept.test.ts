import { expect, test } from 'vitest'
import { createCloud } from '../../../../emulator/index'
import { optionsOf, temporaryFolder } from '../../fixture'
import { s3By } from './clients/s3'
import { buckets, filesIn, runStore } from './fixture'

const DAY = 24 * 3_600_000
const connect = s3By('path')

test('parts go on after a restart, and are gone at the first one after a week', async () => {
  const dataDir = temporaryFolder()
  let now = Date.now()
  const start = () => createCloud(optionsOf({ options: { dataDir, buckets: [buckets.s3], now: () => now } }))
  const first = await start()
  const [id, left] = [await connect(first).begin('whole'), await connect(first).begin('left')]
  const etag = await connect(first).part('whole', id, 1, Buffer.from('a part'))
  await connect(first).part('left', left, 1, Buffer.from('another'))
  await first.dispose()

  const second = await start()
  await connect(second).complete('whole', id, [{ number: 1, etag }])
  expect((await connect(second).get('whole')).toString()).toBe('a part')
  await second.dispose()
  expect(filesIn(`${dataDir}/storage`)).toHaveLength(6)

  now += 7 * DAY
  const third = await start()
  await third.dispose()
  expect(filesIn(`${dataDir}/storage`)).toHaveLength(2)
})

test('a snapshot has what had arrived of an upload', async () => {
  const { cloud, folder } = await runStore()
  const store = connect(cloud)
  const id = await store.begin('whole')
  const etag = await store.part('whole', id, 1, Buffer.from('a part'))
  await cloud.snapshots.save('before')
  await store.abort('whole', id)
  expect(await store.uploads()).toEqual([])
  await cloud.snapshots.restore('before')
  expect(await store.uploads()).toEqual([['whole', id]])
  await store.complete('whole', id, [{ number: 1, etag }])
  expect((await store.get('whole')).toString()).toBe('a part')
  await cloud.snapshots.remove('before')
  await expect.poll(() => filesIn(folder)).toHaveLength(2)
})

test('nobody can name the place where parts are kept', async () => {
  const { cloud } = await runStore()
  const id = await connect(cloud).begin('whole')
  await connect(cloud).part('whole', id, 1, Buffer.from('a part'))
  const place = `%2Fuploads%2F${buckets.s3.name}`
  for (const path of [`${place}/${id}.1`, `uploads/${buckets.s3.name}/${id}.1`, `${buckets.s3.name}/${id}.1`])
    expect((await fetch(`${cloud.url}/storage/${path}`)).status, path).toBe(404)
  expect(cloud.storage(buckets.s3.name).list()).toEqual([])
})
