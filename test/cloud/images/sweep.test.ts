import { describe, expect, it } from 'vitest'
import { Errcode } from '../../../contract'
import { adminApp } from '../../../local/pair'
import { png } from '../../pictures'
import { type RunningPair, runPair } from '../run-pair'
import { pass, stored, sweep } from './later'
import { administrator, ticketOf, told, upload, userOf } from './people'

const DAY = 24 * 3_600_000
const objects = ({ cloud }: RunningPair) => cloud.storage(adminApp.env).list()

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

  it.each(['kept', 'removed'])(
    'waits for an upload that began before the ticket ended and came after it, of a picture that is %s',
    async (fate) => {
      const pair = await runPair()
      const lin = userOf(pair, 'Lin')
      const ticket = await ticketOf(lin)
      const bucket = pair.cloud.storage(adminApp.env)
      await upload(ticket, png())
      const [{ key } = { key: '' }] = bucket.list()
      await lin.call('images_add', told(ticket))
      if (fate === 'removed') await lin.call('images_remove', { _id: ticket._id })
      await pass(pair, ticket.ends - Date.now() + 60_000)
      await sweep(pair)
      await bucket.put(key, png(), 'image/png')
      await pass(pair, 20 * 60_000)
      await sweep(pair)
      expect(await bucket.get(key)).toBeUndefined()
      expect(objects(pair).map((object) => object.key)).toEqual(stored(pair).map((image) => image.key))
      expect(objects(pair)).toHaveLength(fate === 'kept' ? 1 : 0)
    },
  )

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
