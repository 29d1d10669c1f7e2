import { describe, expect, it } from 'vitest'
import { adminApp } from '../../../local/pair'
import { jpeg, png, webp } from '../../pictures'
import { ownPair } from '../run-pair'
import { addPicture, administrator, ticketOf, told, upload, userOf } from './people'

const YEAR = 365 * 24 * 3_600_000

describe.each(['wechat', 's3', 'oss', 'cos'] as const)('pictures in %s', (storage) => {
  const run = async () => {
    const pair = await ownPair({}, { storage })
    const lin = userOf(pair, 'Lin')
    const bucket = pair.cloud.storage(storage === 'wechat' ? adminApp.env : 'pictures-1250000000')
    return { ...pair, pair, lin, bucket, records: () => pair.cloud.database(adminApp.env).find('images') }
  }

  it('are uploaded, found as they are, shown to everybody, removed', async () => {
    const { lin, bucket, records } = await run()
    for (const [type, extension, file, width, height] of [
      ['image/jpeg', 'jpg', jpeg(), 48, 32],
      ['image/png', 'png', png(60, 40), 60, 40],
      ['image/webp', 'webp', webp(), 48, 32],
    ] as const) {
      const ticket = await ticketOf(lin, { type, bytes: file.length })
      expect(records().at(-1)).toMatchObject({ _id: ticket._id, state: 'expected', owner: lin.id, link: '' })
      expect((await upload(ticket, file)).status).toBeLessThan(300)
      const [object] = bucket.list()
      expect(object?.key).toMatch(new RegExp(`^incoming/\\d{6}/[0-9a-f]{32}\\.${extension}$`))
      expect(ticket.link.endsWith(`/${object?.key}`)).toBe(true)
      const { errcode, data } = await lin.call('images_add', told(ticket))
      const { _id } = ticket
      const { link } = data.image
      const [kept, ...others] = bucket.list()
      expect(kept?.key).toMatch(new RegExp(`^wall/\\d{6}/[0-9a-f]{32}\\.${extension}$`))
      expect([others, link.endsWith(`/${kept?.key}`)]).toEqual([[], true])
      const seen = { _id, link, type, width, height, bytes: file.length, state: 'pending', mine: true }
      expect([errcode, data.image]).toMatchObject([0, { ...seen, purpose: 'wall' }])
      expect(data.image).not.toHaveProperty('owner')

      for (const address of [link, data.image.thumbnail]) {
        const response = await fetch(address)
        expect(response.headers.get('content-type')).toBe(type)
        expect(Buffer.from(await response.arrayBuffer())).toEqual(file)
      }
      expect(await lin.call('images_remove', { _id })).toMatchObject({ errcode: 0, data: { removed: true } })
      expect(bucket.list()).toEqual([])
      expect((await fetch(link)).status).toBe(404)
      expect((await lin.call('images_list', { of: 'mine' })).data).toEqual({ images: [], next: null })
    }
  })

  it('the link opens a year later, without any credential, when all tickets and keys are over', async () => {
    const { pair, cloud, lin } = await run()
    const he = await administrator(pair)
    const fromUser = await addPicture(lin)
    const fromAdmin = await addPicture(he)
    await he.call('images_review', { _id: fromUser._id, decision: 'approve' })
    cloud.clock.advance(YEAR)
    const seenBy = async (person: typeof lin) =>
      (await person.call('images_list', { of: 'public' })).data.images.map(({ link }) => link)
    for (const links of [await seenBy(lin), await seenBy(he)]) {
      expect(links).toEqual([fromAdmin.link, fromUser.link])
      for (const link of links) expect((await fetch(link)).status).toBe(200)
    }
  })
})
