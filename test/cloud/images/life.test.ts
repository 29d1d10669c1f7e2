import { describe, expect, it } from 'vitest'
import { Errcode, type Image } from '../../../contract'
import { adminApp } from '../../../local/pair'
import { png } from '../../pictures'
import { type RunningPair, runPair } from '../run-pair'
import { addPicture, adminOf, administrator, ticketOf, told, upload, userOf, wish } from './people'

const images = ({ cloud }: RunningPair) => cloud.database(adminApp.env)
const stored = (pair: RunningPair) => images(pair).find('images') as unknown as Image[]
const objects = ({ cloud }: RunningPair) => cloud.storage(adminApp.env).list()
/** A record as the functions make them. */
const record = (n: number, changes: Partial<Image> = {}): Record<string, unknown> => ({
  _id: `picture-${String(n).padStart(10, '0')}`,
  link: `https://x.test/${n}.png`,
  key: `${n}.png`,
  owner: 'owner',
  appid: 'wx',
  openid: 'o',
  purpose: 'wall',
  state: 'approved',
  width: 6,
  height: 4,
  bytes: 9,
  type: 'image/png',
  upload: { key: `incoming/${n}.png`, link: `https://x.test/incoming/${n}.png` },
  ticketEnds: 0,
  sweepAt: 0,
  createtime: 1000 + Math.floor(n / 3),
  requestId: 'seed',
  ...changes,
})

describe('a ticket', () => {
  it('is for people of the user app; in the admin app, and for banners, for administrators', async () => {
    const pair = await runPair()
    const he = await administrator(pair)
    for (const [person, purpose, errcode] of [
      [userOf(pair, 'Lin'), 'wall', 0],
      [userOf(pair, 'Lin'), 'avatar', 0],
      [userOf(pair, 'Lin'), 'banner', Errcode.NOT_ADMIN],
      [adminOf(pair, 'a passer-by'), 'wall', Errcode.NOT_ADMIN],
      [he, 'wall', 0],
      [he, 'banner', 0],
    ] as const)
      expect(await person.call('images_ticket', { ...wish, purpose })).toMatchObject({ errcode })
    const list = await adminOf(pair, 'a passer-by').call('images_list', { of: 'public' })
    expect(list.errcode).toBe(Errcode.NOT_ADMIN)
  })

  it('asked for twice with one request id, one after the other or at once, is for one picture', async () => {
    const pair = await runPair()
    const lin = userOf(pair, 'Lin')
    const ask = () => lin.call('images_ticket', wish, 'tap-000001')
    const answers = [await ask(), ...(await Promise.all([ask(), ask(), ask()]))]
    expect(answers.map(({ errcode }) => errcode)).toEqual([0, 0, 0, 0])
    expect(new Set(answers.map(({ data }) => data.link)).size).toBe(1)
    expect(stored(pair)).toHaveLength(1)
    const first = (await ask()).data
    for (const { data } of answers) expect((await upload(data, png())).status).toBeLessThan(300)
    expect((await lin.call('images_add', told(first))).errcode).toBe(0)
    expect(objects(pair)).toHaveLength(1)
    // Too late: it could be used to put something else in the place of what was checked.
    expect((await ask()).errcode).toBe(Errcode.IMAGE_NOT_FOUND)
  })

  it('is refused to a person who has 200 pictures, and given again when one is removed', async () => {
    const pair = await runPair()
    const lin = userOf(pair, 'Lin')
    const full = Array.from({ length: 200 }, (_, n) => record(n, { owner: lin.id, state: 'pending' }))
    await images(pair).insert('images', full)
    expect(await lin.call('images_ticket', wish)).toMatchObject({
      errcode: Errcode.IMAGES_FULL,
      errmsg: '图片太多了，请先删除一些',
    })
    await lin.call('images_remove', { _id: 'picture-0000000007' })
    expect((await lin.call('images_ticket', wish)).errcode).toBe(0)
  })
})

describe('images_add', () => {
  it('twice at once, or again later, hears the first answer; somebody else hears that there is none', async () => {
    const pair = await runPair()
    const lin = userOf(pair, 'Lin')
    const ticket = await ticketOf(lin)
    await upload(ticket, png())
    const add = () => lin.call('images_add', told(ticket))
    const answers = [...(await Promise.all([add(), add(), add()])), await add()]
    for (const answer of answers) expect(answer).toEqual({ ...answers[0], errcode: 0 })
    const chen = await userOf(pair, 'Chen').call('images_add', told(ticket))
    expect(chen.errcode).toBe(Errcode.IMAGE_NOT_FOUND)
  })

  it('before the upload says so; after it all is well, with the same ticket', async () => {
    const pair = await runPair()
    const lin = userOf(pair, 'Lin')
    const ticket = await ticketOf(lin)
    expect((await lin.call('images_add', told(ticket))).errcode).toBe(Errcode.IMAGE_NOT_AS_PROMISED)
    await upload(ticket, png())
    expect((await lin.call('images_add', told(ticket))).errcode).toBe(0)
  })

  it('and the storage is down: says so, and works when it is back', async () => {
    const pair = await runPair()
    const lin = userOf(pair, 'Lin')
    const ticket = await ticketOf(lin)
    await upload(ticket, png())
    const down = pair.cloud.faults.add({ route: 'sdk', action: 'storage.batchGetDownloadUrl', status: 502 })
    expect((await lin.call('images_add', told(ticket))).errcode).toBe(Errcode.STORAGE_FAILED)
    down.remove()
    expect((await lin.call('images_add', told(ticket))).errcode).toBe(0)
  })
})

describe('images_list', () => {
  it('shows each only what is for them', async () => {
    const pair = await runPair()
    const [lin, chen, he] = [userOf(pair, 'Lin'), userOf(pair, 'Chen'), await administrator(pair)]
    const states = ['expected', 'pending', 'approved', 'refused', 'removed'] as const
    await images(pair).insert(
      'images',
      states.map((state, n) => record(n, { state, owner: lin.id, createtime: n })),
    )
    await images(pair).insert('images', [record(9, { purpose: 'banner', owner: he.id })])
    const statesSeen = async (person: typeof lin, asked: Parameters<typeof he.call<'images_list'>>[1]) =>
      (await person.call('images_list', asked)).data.images.map(({ state }) => state)
    expect(await statesSeen(lin, { of: 'mine' })).toEqual(['refused', 'approved', 'pending'])
    expect(await statesSeen(chen, { of: 'mine' })).toEqual([])
    expect(await statesSeen(chen, { of: 'public', purpose: 'wall' })).toEqual(['approved'])
    expect(await statesSeen(he, { of: 'all', owner: lin.id })).toEqual(['refused', 'approved', 'pending'])
    expect(await statesSeen(he, { of: 'all', state: 'pending' })).toEqual(['pending'])
    expect(await statesSeen(he, { of: 'public', purpose: 'banner' })).toEqual(['approved'])
    expect((await lin.call('images_list', { of: 'all' })).errcode).toBe(Errcode.NOT_ADMIN)
    const [own] = (await he.call('images_list', { of: 'all', owner: lin.id })).data.images
    expect(own).toMatchObject({ owner: lin.id, mine: false })
    expect(JSON.stringify(await chen.call('images_list', { of: 'public' }))).not.toContain(lin.id)
  })

  it('goes through 100 pictures page by page, each once, in every shape by an index', async () => {
    const pair = await runPair()
    const he = await administrator(pair)
    await images(pair).insert(
      'images',
      Array.from({ length: 100 }, (_, n) => record(n, { owner: he.id })),
    )
    for (const asked of [
      { of: 'public' },
      { of: 'public', purpose: 'wall' },
      { of: 'mine' },
      { of: 'all' },
      { of: 'all', state: 'approved' },
      { of: 'all', owner: he.id },
    ] as const) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const { data } = await he.call('images_list', { ...asked, limit: 30, ...(cursor ? { cursor } : {}) })
        seen.push(...data.images.map(({ _id }) => _id))
        cursor = data.next ?? undefined
      } while (cursor)
      const newestFirst = stored(pair).sort((a, b) => b.createtime - a.createtime || (a._id < b._id ? 1 : -1))
      expect(seen).toEqual(newestFirst.map(({ _id }) => _id))
    }
    const reads = pair.cloud.calls().filter(({ index }) => index !== undefined)
    expect(reads.filter(({ index }) => index === null)).toEqual([])
  })
})

describe('review and removal', () => {
  it('an administrator approves, and takes away what was approved; a refused one does not come back', async () => {
    const pair = await runPair()
    const [lin, he] = [userOf(pair, 'Lin'), await administrator(pair)]
    const { _id } = await addPicture(lin)
    const review = async (decision: 'approve' | 'refuse') =>
      (await he.call('images_review', { _id, decision })).errcode
    expect([await review('approve'), await review('approve'), objects(pair).length]).toEqual([0, 0, 1])
    expect([await review('refuse'), await review('refuse'), objects(pair).length]).toEqual([0, 0, 0])
    expect(await review('approve')).toBe(Errcode.IMAGE_NOT_FOUND)
    expect((await lin.call('images_list', { of: 'mine' })).data.images).toMatchObject([{ state: 'refused' }])
    expect((await lin.call('images_review', { _id, decision: 'approve' })).errcode).toBe(
      Errcode.FUNCTION_NOT_ALLOWED,
    )
  })

  it('one decision wins of two at once; a picture removed meanwhile stays removed', async () => {
    const pair = await runPair()
    const he = await administrator(pair)
    for (let i = 0; i < 5; i++) {
      const lin = userOf(pair, `Lin ${i}`)
      const { _id } = await addPicture(lin)
      const [approved, removed] = await Promise.all([
        he.call('images_review', { _id, decision: 'approve' }),
        i < 3 ? he.call('images_review', { _id, decision: 'refuse' }) : lin.call('images_remove', { _id }),
      ])
      expect(removed.errcode).toBe(0)
      expect([0, Errcode.IMAGE_NOT_FOUND, Errcode.IMAGE_NOT_AS_PROMISED]).toContain(approved.errcode)
      expect(['refused', 'removed']).toContain(stored(pair).find((image) => image._id === _id)?.state)
    }
    expect(objects(pair)).toEqual([])
  })

  it('people remove their own, administrators any; a second time changes nothing', async () => {
    const pair = await runPair()
    const [lin, he] = [userOf(pair, 'Lin'), await administrator(pair)]
    const [one, two] = [await addPicture(lin), await addPicture(lin)]
    const chen = await userOf(pair, 'Chen').call('images_remove', { _id: one._id })
    expect([chen.errcode, objects(pair).length]).toEqual([Errcode.IMAGE_NOT_FOUND, 2])
    for (let i = 0; i < 2; i++)
      expect(await lin.call('images_remove', { _id: one._id })).toMatchObject({ errcode: 0 })
    expect(await he.call('images_remove', { _id: two._id })).toMatchObject({ errcode: 0 })
    expect(objects(pair)).toEqual([])
  })
})
