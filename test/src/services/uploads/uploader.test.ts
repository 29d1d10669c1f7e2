import { beforeEach, expect, it } from 'vitest'
import { useNetwork } from '@/lib/network'
import { jpeg, png, webp } from '../../../pictures'
import { held, inTurn, lost, no, ok } from '../../scripted-cloud'
import { phone } from '../../stand-ins/taro'
import { album, closeApp, newPhone, openUploader, until } from './phone-with-uploader'
import { badConnection, type Fate, mulberry, pictureCloud } from './picture-cloud'

beforeEach(newPhone)

it.each([
  ['a JPEG', jpeg(), { type: 'image/jpeg', width: 48, height: 32 }],
  ['a PNG', png(60, 40), { type: 'image/png', width: 60, height: 40 }],
  ['a WebP', webp(), { type: 'image/webp', width: 48, height: 32 }],
])('%s arrives as it is, and can be opened by its link', async (_, file, facts) => {
  const cloud = await pictureCloud()
  const { uploader, arrived, now } = openUploader(cloud.script)
  album(file)
  expect(await uploader.choose('wall', 'album', 9)).toEqual([])
  await until(() => arrived.length === 1)
  expect(arrived[0]).toMatchObject({ ...facts, bytes: file.length, purpose: 'wall' })
  const answer = await fetch(arrived[0]?.link ?? '')
  expect(answer.headers.get('content-type')).toBe(facts.type)
  expect(Buffer.from(await answer.arrayBuffer()).equals(file)).toBe(true)
  await until(() => now().length === 0)
  expect([...phone.files.keys()]).toEqual([])
})

it('shows how far it is', async () => {
  const cloud = await pictureCloud()
  const { uploader, arrived, seen } = openUploader(cloud.script)
  album(png())
  await uploader.choose('wall', 'album', 9)
  await until(() => arrived.length === 1)
  const states = seen.flatMap(([upload]) => (upload ? [upload.status] : []))
  expect([...new Set(states)]).toEqual(['waiting', 'sending', 'storing'])
  expect(seen.flat()).toContainEqual(expect.objectContaining({ status: 'sending', progress: 50 }))
})

it('sends three at a time', async () => {
  let open = 0
  let most = 0
  const answer = held(ok())
  const script = { images_ticket: () => ((most = Math.max(most, ++open)), answer.reply()) }
  const { uploader } = openUploader(script)
  album(...Array.from({ length: 9 }, () => png()))
  await uploader.choose('wall', 'album', 9)
  expect(most).toBe(3)
})

it('gets a fresh ticket when the first has ended', async () => {
  const cloud = await pictureCloud()
  cloud.ticketsLast(-1)
  const { uploader, arrived, to } = openUploader(cloud.script, () => {
    cloud.ticketsLast(300)
    return Promise.resolve()
  })
  album(png())
  await uploader.choose('wall', 'album', 9)
  await until(() => arrived.length === 1)
  expect(to('images_ticket')).toHaveLength(2)
  expect(cloud.listed()).toHaveLength(1)
})

it('gets a fresh ticket when the object is not there', async () => {
  const cloud = await pictureCloud()
  const missing = no(-2006, '上传的图片不完整或格式不对，请重新上传')
  const { uploader, arrived, to } = openUploader({
    ...cloud.script,
    images_add: inTurn(missing, cloud.script.images_add),
  })
  album(png())
  await uploader.choose('wall', 'album', 9)
  await until(() => arrived.length === 1)
  expect(to('images_ticket')).toHaveLength(2)
})

it('repeats what got no answer under the same request id', async () => {
  const cloud = await pictureCloud()
  const { images_ticket, images_add } = cloud.script
  const unheard =
    (work: (data: Record<string, unknown>) => unknown) => async (data: Record<string, unknown>) => {
      await work(data)
      return lost()
    }
  const { uploader, arrived, to } = openUploader({
    images_ticket: inTurn(unheard(images_ticket), images_ticket),
    images_add: inTurn(unheard(images_add), lost, images_add),
  })
  album(png())
  await uploader.choose('wall', 'album', 9)
  await until(() => arrived.length === 1)
  for (const name of ['images_ticket', 'images_add'] as const)
    expect(new Set(to(name).map(({ data }) => data.requestId)).size).toBe(1)
  expect(cloud.tickets()).toBe(1)
  expect(cloud.listed()).toHaveLength(1)
})

it('waits as long as it is told when it has asked too often', async () => {
  const cloud = await pictureCloud()
  const pauses: number[] = []
  const { uploader, arrived } = openUploader(
    { ...cloud.script, images_ticket: inTurn(no(-4005, '', { retryAfter: 30 }), cloud.script.images_ticket) },
    (ms?: number) => Promise.resolve(void pauses.push(ms ?? 0)),
  )
  album(png())
  await uploader.choose('wall', 'album', 9)
  await until(() => arrived.length === 1)
  expect(pauses).toEqual([30_000])
})

it.each([
  ['there is no room', no(-2008, '图片太多了，请先删除一些'), '图片太多了，请先删除一些', 1],
  ['there is no connection', null, '没有连上服务，请检查网络后再试', 6],
])('says so when %s, and a tap tries again', async (_, answer, message, tries) => {
  const cloud = await pictureCloud()
  let works = false
  const { uploader, now, to, arrived } = openUploader({
    ...cloud.script,
    images_ticket: (data) => (works ? cloud.script.images_ticket(data) : (answer ?? lost())),
  })
  album(png())
  await uploader.choose('wall', 'album', 9)
  await until(() => now()[0]?.status === 'failed')
  expect(now()).toMatchObject([{ status: 'failed', message }])
  expect(to('images_ticket')).toHaveLength(tries)
  works = true
  uploader.retry(now()[0]?.id ?? '')
  await until(() => arrived.length === 1)
  await until(() => now().length === 0)
})

it('goes on by itself when the network is back', async () => {
  const cloud = await pictureCloud()
  let works = false
  const { uploader, now, arrived } = openUploader({
    ...cloud.script,
    images_ticket: (data) => (works ? cloud.script.images_ticket(data) : lost()),
  })
  album(png())
  await uploader.choose('wall', 'album', 9)
  await until(() => now()[0]?.status === 'failed')
  works = true
  useNetwork.setState({ online: false })
  useNetwork.setState({ online: true })
  await until(() => arrived.length === 1)
})

it('what is cancelled before it is sent leaves nothing behind', async () => {
  const answer = held(ok())
  const { uploader, now } = openUploader({ images_ticket: answer.reply })
  album(png(), png())
  await uploader.choose('wall', 'album', 9)
  expect(now()).toHaveLength(2)
  for (const { id } of now()) uploader.cancel(id)
  expect(now()).toEqual([])
  await until(() => phone.files.size === 0)
  expect(phone.storage.get('outbox::pictures')).toEqual([])
})

it('what is cancelled while it is sent does not arrive', async () => {
  let reached = false
  const line = await badConnection(() => {
    reached = true
    return 'cut'
  })
  const cloud = await pictureCloud({ url: line })
  const { uploader, now, to } = openUploader(cloud.script)
  album(png())
  await uploader.choose('wall', 'album', 9)
  await until(() => reached)
  uploader.cancel(now()[0]?.id ?? '')
  await until(() => phone.files.size === 0)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(to('images_add')).toEqual([])
  expect(cloud.listed()).toEqual([])
})

it('what is cancelled at the last moment is taken out of the list again', async () => {
  const cloud = await pictureCloud()
  const answer = held(ok())
  const { uploader, now, to, arrived } = openUploader({
    ...cloud.script,
    images_add: async (data) => {
      await answer.reply()
      return cloud.script.images_add(data)
    },
  })
  album(png())
  await uploader.choose('wall', 'album', 9)
  await until(() => now()[0]?.status === 'storing')
  uploader.cancel(now()[0]?.id ?? '')
  expect(now()).toEqual([])
  answer.release()
  await until(() => to('images_remove').length === 1)
  await until(() => (phone.storage.get('outbox::pictures') as unknown[]).length === 0)
  expect(cloud.listed()).toEqual([])
  expect(arrived).toEqual([])
})

it.each([
  ['waiting for a ticket', { images_ticket: lost }],
  ['waiting for the list', { images_add: lost }],
])('goes on when the app is opened again while it was %s', async (_, broken) => {
  const cloud = await pictureCloud()
  const before = openUploader({ ...cloud.script, ...broken })
  album(png(), png(), png(), png())
  await before.uploader.choose('wall', 'album', 9)
  await until(() => before.now().every(({ status }) => status === 'failed'))
  closeApp()
  const { uploader, now, arrived } = openUploader(cloud.script)
  await uploader.resume()
  expect(now()).toHaveLength(4)
  await until(() => arrived.length === 4)
  expect(cloud.listed()).toHaveLength(4)
  expect(cloud.tickets()).toBe(4)
  await until(() => phone.files.size === 0)
})

it.each(['text', 7, null, [{ id: 1 }], [null]])('begins empty when the storage holds %j', async (stored) => {
  phone.storage.set('outbox::pictures', stored)
  const { uploader, now } = openUploader({})
  await uploader.resume()
  expect(now()).toEqual([])
})

it('20 pictures at once on a connection that breaks at random all arrive, each once', async () => {
  const seed = 20261123
  const random = mulberry(seed)
  const fates: Fate[] = ['through', 'through', 'refused', 'cut', 'unheard']
  const line = await badConnection(() => fates[Math.floor(random() * fates.length)] ?? 'through')
  const cloud = await pictureCloud({ url: line })
  const atRandom =
    (work: (data: Record<string, unknown>) => unknown) => async (data: Record<string, unknown>) => {
      if (random() < 0.2) return lost()
      const answer = await work(data)
      return random() < 0.2 ? lost() : answer
    }
  const { images_ticket, images_add, images_remove } = cloud.script
  const script = {
    images_ticket: atRandom(images_ticket),
    images_add: atRandom(images_add),
    images_remove: atRandom(images_remove),
  }
  const { uploader, now, arrived } = openUploader(script)
  album(...Array.from({ length: 20 }, (_, i) => png(20 + i, 10)))
  await uploader.choose('wall', 'album', 20)
  await until(() => {
    now().forEach(({ id, status }) => status === 'failed' && uploader.retry(id))
    return arrived.length === 20
  })
  const widths = cloud.listed().map(({ width }) => Number(width))
  expect(
    widths.sort((a, b) => a - b),
    `seed ${seed}`,
  ).toEqual(Array.from({ length: 20 }, (_, i) => 20 + i))
})
