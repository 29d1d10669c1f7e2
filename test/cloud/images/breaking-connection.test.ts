import { expect, it } from 'vitest'
import { adminApp } from '../../../local/pair'
import { png } from '../../pictures'
import { runPair } from '../run-pair'
import { type Ticket, type Someone, told, upload, userOf, wish } from './people'

const PICTURES = 20

/** As an uploader does it: the same request again until it is answered, and then the next step. */
async function untilDone<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 40; tries++) {
    const done = await attempt().catch(() => undefined)
    if (done !== undefined) return done
    await new Promise((resolve) => setTimeout(resolve, 50 * Math.random()))
  }
  throw new Error('It never got through.')
}

async function add(person: Someone): Promise<string> {
  const requestId = crypto.randomUUID()
  const ticket = await untilDone<Ticket>(async () => {
    const { errcode, data } = await person.call('images_ticket', wish, requestId)
    return errcode === 0 ? data : undefined
  })
  await untilDone(async () => ((await upload(ticket, png())).ok ? true : undefined))
  return untilDone(async () => {
    const { errcode, data } = await person.call('images_add', told(ticket))
    return errcode === 0 ? data.image._id : undefined
  })
}

it('20 pictures at once on a connection that breaks at random all arrive once, and nothing is left over', async () => {
  const pair = await runPair()
  const { cloud } = pair
  const breaks = ['before', 'after'] as const
  for (const [seed, cut] of breaks.entries()) {
    cloud.faults.add({ route: 'client', cut, probability: 0.1, seed })
    cloud.faults.add({ route: 'invokecloudfunction', cut, probability: 0.1, seed: seed + 2 })
    cloud.faults.add({ route: 'storage', cut, probability: 0.1, seed: seed + 6 })
    cloud.faults.add({ route: 'sdk', env: adminApp.env, cut, probability: 0.03, seed: seed + 4 })
  }
  for (const [seed, name] of ['api', 'images_ticket', 'images_add'].entries())
    cloud.faults.add({ route: 'function', name, kill: 'during', probability: 0.05, seed })
  const people = Array.from({ length: PICTURES }, (_, i) => userOf(pair, `person ${i % 4}`))
  const added = await Promise.all(people.map(add))
  cloud.faults.clear()
  const seen = await Promise.all(
    people.slice(0, 4).map(async (person) => (await person.call('images_list', { of: 'mine' })).data.images),
  )
  expect(
    seen
      .flat()
      .map(({ _id }) => _id)
      .sort(),
  ).toEqual([...added].sort())
  expect(new Set(added).size).toBe(PICTURES)
  await cloud.invoke({ env: adminApp.env, name: 'images_sweep' })
  const keys = cloud
    .database(adminApp.env)
    .find('images')
    .map(({ key }) => String(key))
  const objects = cloud.storage(adminApp.env).list()
  expect(objects.map(({ key }) => key)).toEqual(keys.sort())
})
