import { expect, it, onTestFinished } from 'vitest'
import { personId } from '../../cloud/shared/person-id'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { png } from '../pictures'
import { album, newPhone } from '../src/services/uploads/phone-with-uploader'
import { badConnection, type Fate, mulberry } from '../src/services/uploads/picture-cloud'
import { connect } from '@/services/cloud/call'
import type { Transport } from '@/services/cloud/transport'
import * as images from '@/services/images'
import { startPair } from './start-pair'
import { ways } from './ways'

const SEED = 20261123
const COUNT = 20

/** Loses requests and answers at random, and sends every file over a connection that breaks. */
const unreliable = ({ call }: Transport, random: () => number, line: (url: string) => string): Transport => ({
  async call(name, data, options) {
    if (random() < 0.15) throw new Error('lost')
    const answer = await call(name, data, options)
    if (random() < 0.15) throw new Error('unheard')
    if (name !== 'images_ticket' || answer.errcode !== 0) return answer
    const ticket = answer.data as { url: string }
    return { ...answer, data: { ...ticket, url: line(ticket.url) } }
  },
})

it(`${COUNT} pictures at once on a connection that breaks at random all arrive, each once`, async () => {
  newPhone()
  const { cloud, stop } = await startPair()
  onTestFinished(stop)
  const random = mulberry(SEED)
  const fates: Fate[] = ['through', 'through', 'refused', 'cut', 'unheard']
  const line = await badConnection(() => fates[Math.floor(random() * fates.length)] ?? 'through')
  const [relay] = ways
  if (!relay) throw new Error('There is no way')
  connect(unreliable(await relay.transport(cloud, 'Lin'), random, line))

  const arrived: string[] = []
  let uploads: images.Upload[] = []
  const uploader = images.uploader({
    show: (now) => (uploads = now),
    arrived: ({ _id }) => arrived.push(_id),
    pause: () => Promise.resolve(),
  })
  album(...Array.from({ length: COUNT }, (_, i) => png(20 + i, 10)))
  await uploader.choose('wall', 'album', COUNT)
  await expect
    .poll(() => {
      for (const { id, status } of uploads) if (status === 'failed') uploader.retry(id)
      return arrived.length
    })
    .toBe(COUNT)

  const owner = personId({ appid: userApp.appid, openid: inventedOpenid('Lin') })
  const records = cloud.database(adminApp.env).find('images')
  const there = records.filter(({ state }) => state === 'pending' || state === 'approved')
  const widths = there.map(({ width }) => Number(width)).sort((a, b) => a - b)
  expect(widths, `seed ${SEED}`).toEqual(Array.from({ length: COUNT }, (_, i) => 20 + i))
  expect(new Set(records.map((record) => record.owner))).toEqual(new Set([owner]))
  expect(new Set(arrived).size).toBe(COUNT)

  // What was given up on the way is swept two days later, and nothing else.
  const database = cloud.database(adminApp.env)
  await database.remove('images', {})
  await database.insert('images', records.map(twoDaysOlder))
  await cloud.invoke({ env: adminApp.env, name: 'images_sweep', event: {} })
  const keys = cloud.storage(adminApp.env).list()
  expect(keys.map(({ key }) => key).sort()).toEqual(there.map(({ key }) => String(key)).sort())
})

const TWO_DAYS = 2 * 24 * 3_600_000

/** As if it had been stored then: the functions go by their own clock. */
const twoDaysOlder = ({ createtime, ticketEnds, sweepAt, ...rest }: Record<string, unknown>) => ({
  ...rest,
  createtime: Number(createtime) - TWO_DAYS,
  ticketEnds: Number(ticketEnds) - TWO_DAYS,
  // 0: never again.
  sweepAt: Number(sweepAt) && Number(sweepAt) - TWO_DAYS,
})
