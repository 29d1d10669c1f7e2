import { expect, onTestFinished, test, vi } from 'vitest'
import { createCloud } from '../../../../emulator/index'
import { ann, bob, optionsOf, post, user } from '../../fixture'
import { databaseOf, filled, phoneOf } from '../../notes'
import { ear, said } from './ear'

test('watches one document, and several things over one connection', async () => {
  const { cloud, notes } = await filled('READONLY')
  const [one, all] = [ear(), ear()]
  const watchers = [notes.doc('ann').watch(one), notes.watch(all)]
  await Promise.all([one.hears(0), all.hears(0)])
  const before = cloud.connections()
  await notes.doc('ann').update({ data: { n: 10 } })
  await Promise.all([one.hears(1), all.hears(1)])
  expect([one, all].map(({ snapshots }) => snapshots[1] && said(snapshots[1]))).toEqual([
    ['update update ann'],
    ['update update ann'],
  ])
  expect(one.snapshots[1]?.docs).toEqual([{ _id: 'ann', _openid: ann.openid, n: 10 }])
  expect(cloud.connections() - before).toBeLessThanOrEqual(1)
  const logged = cloud.calls().filter(({ action }) => action === 'database.watch')
  expect(logged).toHaveLength(4)
  await Promise.all(watchers.map((watcher) => watcher.close()))
})

/** A watch, and how it is asked for: by whose request one may hear and end it. */
async function overheard() {
  const { cloud, notes } = await filled('READONLY')
  const heard = ear()
  const fetched = vi.spyOn(globalThis, 'fetch')
  const watcher = notes.watch(heard)
  await heard.hears(0)
  const asked = fetched.mock.calls.map(([, init]) => JSON.parse(init?.body as string) as object)
  fetched.mockRestore()
  onTestFinished(() => watcher.close())
  const { line, watchId } = asked.find((body) => 'watchId' in body) as Record<string, string>
  const as = async (person: typeof ann, method: string) => {
    const { phone } = await phoneOf(cloud, person)
    return post(`${cloud.url}/client/watch/${method}`, { phone, line, watchId, after: 0 })
  }
  return { cloud, heard, as }
}

test("is a phone's own: nobody else hears a line, or ends it", async () => {
  const { cloud, heard, as } = await overheard()
  expect(await as(bob, 'next')).toEqual({ gone: true })
  expect(await as(bob, 'close')).toEqual({})
  await cloud.database(user.env).insert('READONLY', [{ _id: 'z' }])
  await heard.hears(1)
  expect(heard.snapshots[1] && said(heard.snapshots[1])).toEqual(['enqueue add z'])
})

test('begins again where the emulator has forgotten it', async () => {
  const { cloud, heard, as } = await overheard()
  expect(await as(ann, 'close')).toEqual({})
  await heard.hears(1)
  expect(heard.snapshots[1]).toMatchObject({ id: 0, type: 'init' })
  await cloud.database(user.env).insert('READONLY', [{ _id: 'z' }])
  await heard.hears(2)
  expect(heard.snapshots[2] && said(heard.snapshots[2])).toEqual(['enqueue add z'])
})

test('is over where the emulator was started anew and knows the phone no more', async () => {
  const options = optionsOf({})
  const first = await createCloud(options)
  const heard = ear()
  const db = await databaseOf(first)
  db.collection('token').watch(heard)
  await heard.hears(0)
  await first.dispose()
  const second = await createCloud({ ...options, port: Number(new URL(first.url).port) })
  onTestFinished(() => second.dispose())
  await expect.poll(() => heard.errors).toMatchObject([{ errCode: -402003 }])
})
