import { expect, it } from 'vitest'
import { Errcode } from '../../../contract'
import { adminApp } from '../../../local/pair'
import { png } from '../../pictures'
import { type RunningPair, runPair } from '../run-pair'
import { pass, stored, sweep } from './later'
import { type Ticket, administrator, ticketOf, told, upload, userOf } from './people'

/** Records from before docs/decisions/0009: their link is where the ticket's form writes. */

const images = ({ cloud }: RunningPair) => cloud.database(adminApp.env)
const bucketOf = ({ cloud }: RunningPair) => cloud.storage(adminApp.env)

/** As it was then, with what was uploaded where it was uploaded. */
async function asBefore(pair: RunningPair, { _id }: Ticket, state: 'expected' | 'pending' | 'approved') {
  const bucket = bucketOf(pair)
  const record = stored(pair).find((image) => image._id === _id)
  if (!record?.upload) throw new Error('There is no such picture')
  const { upload: own, copies: _copies, ...rest } = record
  const { etag = '' } = bucket.list().find(({ key }) => key === own.key) ?? {}
  const sweepAt = record.ticketEnds + 10 * 60_000
  await images(pair).remove('images', { _id })
  const seen = state === 'expected' ? { width: 0, height: 0, etag: '' } : { width: 60, height: 40, etag }
  await images(pair).insert('images', [{ ...rest, ...own, ...seen, state, sweepAt }])
}

async function olderPicture(pair: RunningPair, state: 'pending' | 'approved') {
  const ticket = await ticketOf(userOf(pair, 'Lin'))
  await upload(ticket, png())
  await asBefore(pair, ticket, state)
  return ticket
}

it('a picture of an older record keeps its link: it is listed, approved, swept and removed as ever', async () => {
  const pair = await runPair()
  const [lin, he] = [userOf(pair, 'Lin'), await administrator(pair)]
  const { _id, link } = await olderPicture(pair, 'pending')
  expect(await he.call('images_review', { _id, decision: 'approve' })).toMatchObject({ errcode: 0 })
  await pass(pair, 60 * 60_000)
  await sweep(pair)
  expect((await lin.call('images_list', { of: 'public' })).data.images).toMatchObject([{ _id, link }])
  expect((await fetch(link)).status).toBe(200)
  expect(await lin.call('images_add', told({ _id, link } as Ticket))).toMatchObject({ errcode: 0 })
  await lin.call('images_remove', { _id })
  expect([bucketOf(pair).list(), stored(pair)]).toEqual([[], []])
})

it('what is put in its place while its ticket lasts is found out, at the latest by the sweep', async () => {
  const pair = await runPair()
  const he = await administrator(pair)
  const pending = await olderPicture(pair, 'pending')
  await upload(pending, png(60, 40, [200, 0, 0]))
  const review = await he.call('images_review', { _id: pending._id, decision: 'approve' })
  expect(review.errcode).toBe(Errcode.IMAGE_NOT_AS_PROMISED)
  const approved = await olderPicture(pair, 'approved')
  await upload(approved, png(60, 40, [200, 0, 0]))
  await pass(pair, 60 * 60_000)
  await sweep(pair)
  expect(stored(pair).map(({ state }) => state)).toEqual(['refused', 'refused'])
  expect(bucketOf(pair).list()).toEqual([])
})

it('a ticket that was given before is taken as any other, and what is shown lies elsewhere from then on', async () => {
  const pair = await runPair()
  const lin = userOf(pair, 'Lin')
  const ticket = await ticketOf(lin)
  await asBefore(pair, ticket, 'expected')
  await upload(ticket, png())
  const { errcode, data } = await lin.call('images_add', told(ticket))
  expect([errcode, data.image.link === ticket.link]).toEqual([0, false])
  expect((await lin.call('images_add', told(ticket))).data).toEqual(data)
  expect((await fetch(data.image.link)).status).toBe(200)
  expect((await fetch(ticket.link)).status).toBe(404)
})
