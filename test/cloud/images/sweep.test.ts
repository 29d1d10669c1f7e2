import { describe, expect, it } from 'vitest'
import { Errcode, type Image } from '../../../contract'
import { adminApp } from '../../../laptop/pair'
import { png } from '../../pictures'
import { type RunningPair, runPair } from '../run-pair'
import { administrator, ticketOf, told, upload, userOf } from './people'

const DAY = 24 * 3_600_000
const images = ({ cloud }: RunningPair) => cloud.database(adminApp.env)
const stored = (pair: RunningPair) => images(pair).find('images') as unknown as Image[]
const objects = ({ cloud }: RunningPair) => cloud.storage(adminApp.env).list()
/** As if what is stored had been stored so long ago: the functions go by their own clock. */
async function pass(pair: RunningPair, ms: number): Promise<void> {
  const before = stored(pair)
  await images(pair).remove('images', {})
  const older = before.map((image) => ({
    ...image,
    createtime: image.createtime - ms,
    ticketEnds: image.ticketEnds - ms,
    sweepAt: image.sweepAt && image.sweepAt - ms,
  }))
  await images(pair).insert('images', older)
}
const sweep = ({ cloud }: RunningPair, source?: string, event = {}) =>
  cloud.invoke({ env: adminApp.env, name: 'images_sweep', event, ...(source ? { source } : {}) })

describe('the sweep', () => {
  it('answers the timer alone', async () => {
    const pair = await runPair()
    const he = await administrator(pair)
    const refusal = { errcode: Errcode.CALLER_UNVERIFIED }
    expect(await pair.direct('He', 'images_sweep')).toMatchObject(refusal)
    expect((await he.call('images_list', { of: 'all' })).errcode).toBe(0)
    for (const source of [
      'wx_http',
      'wx_client',
      'wx_devtools',
      'wx_unknown',
      'other',
      'scf',
      'wx_trigger,scf',
    ])
      expect(await sweep(pair, source)).toMatchObject(refusal)
    expect(await sweep(pair, undefined, { relay: { signature: 'x' } })).toMatchObject(refusal)
    expect(await sweep(pair)).toMatchObject({ errcode: 0 })
    const relayed = await pair.relay('Lin', { func: 'images_sweep', data: {} })
    expect(relayed.errcode).toBe(Errcode.FUNCTION_NOT_ALLOWED)
  })

  it('after a day takes away what was uploaded and never told of, with its record; not before', async () => {
    const pair = await runPair()
    const lin = userOf(pair, 'Lin')
    await upload(await ticketOf(lin), png())
    await ticketOf(lin)
    await sweep(pair)
    expect([stored(pair).length, objects(pair).length]).toEqual([2, 1])
    await pass(pair, DAY + 1000)
    expect(await sweep(pair)).toMatchObject({ data: { done: 2, postponed: 0 } })
    expect([stored(pair), objects(pair)]).toEqual([[], []])
  })

  it('finds, once the ticket is over, what was replaced after the check, and leaves the others alone', async () => {
    const pair = await runPair()
    const [lin, he] = [userOf(pair, 'Lin'), await administrator(pair)]
    const [good, bad] = [await ticketOf(lin), await ticketOf(lin)]
    for (const ticket of [good, bad]) {
      await upload(ticket, png())
      await lin.call('images_add', told(ticket))
      await he.call('images_review', { _id: ticket._id, decision: 'approve' })
    }
    await upload(bad, png(60, 40, [200, 0, 0]))
    await sweep(pair)
    expect(stored(pair).map(({ state }) => state)).toEqual(['approved', 'approved'])
    await pass(pair, 50 * 60_000)
    await sweep(pair)
    const states = new Map(stored(pair).map(({ _id, state }) => [_id, state]))
    expect([states.get(good._id), states.get(bad._id)]).toEqual(['approved', 'refused'])
    expect(objects(pair)).toHaveLength(1)
    expect(await sweep(pair)).toMatchObject({ data: { done: 0 } })
  })

  it.each(['images_remove', 'images_review'])(
    'brings to its end what %s began and was killed in, and what a ticket brought back',
    async (name) => {
      const pair = await runPair()
      const [lin, he] = [userOf(pair, 'Lin'), await administrator(pair)]
      const ticket = await ticketOf(lin)
      await upload(ticket, png())
      await lin.call('images_add', told(ticket))
      const { _id } = ticket
      const down = pair.cloud.faults.add({ route: 'sdk', action: 'storage.batchDeleteFile', status: 502 })
      if (name === 'images_remove') await lin.call('images_remove', { _id })
      else await he.call('images_review', { _id, decision: 'refuse' })
      expect(objects(pair)).toHaveLength(1)
      // Nobody sees it any more, although it is still there.
      expect((await lin.call('images_list', { of: 'public' })).data.images).toEqual([])
      expect(await sweep(pair)).toMatchObject({ data: { postponed: 1 } })
      down.remove()
      await pass(pair, 61 * 60_000)
      await sweep(pair)
      expect(objects(pair)).toEqual([])
      expect(stored(pair)).toMatchObject(name === 'images_remove' ? [] : [{ state: 'refused', sweepAt: 0 }])
    },
  )

  it('removes again what was uploaded with a ticket that outlived its picture', async () => {
    const pair = await runPair()
    const lin = userOf(pair, 'Lin')
    const ticket = await ticketOf(lin)
    await upload(ticket, png())
    await lin.call('images_add', told(ticket))
    await lin.call('images_remove', { _id: ticket._id })
    await upload(ticket, png())
    expect(objects(pair)).toHaveLength(1)
    await pass(pair, 50 * 60_000)
    await sweep(pair)
    expect([objects(pair), stored(pair)]).toEqual([[], []])
  })

  it('killed at any point, again and again, gets everything done', async () => {
    const pair = await runPair()
    const lin = userOf(pair, 'Lin')
    for (let i = 0; i < 12; i++) await upload(await ticketOf(lin), png())
    await pass(pair, DAY + 1000)
    pair.cloud.faults.add({
      route: 'function',
      name: 'images_sweep',
      kill: 'during',
      probability: 0.7,
      seed: 3,
    })
    for (let run = 0; run < 40 && stored(pair).length > 0; run++) {
      await sweep(pair).catch(() => undefined)
      await pass(pair, 61 * 60_000)
    }
    expect([objects(pair), stored(pair)]).toEqual([[], []])
  })
})
