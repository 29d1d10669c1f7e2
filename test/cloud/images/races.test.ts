import { expect, it } from 'vitest'
import { Errcode } from '../../../contract'
import { adminApp } from '../../../local/pair'
import { png } from '../../pictures'
import { type RunningPair, ownPair } from '../run-pair'
import { pass, settle, stopped, stored, sweep } from './later'
import { type Someone, type Ticket, administrator, told, upload, userOf, wish } from './people'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const good = png()
/** As large as the good one, so that the same ticket takes it. */
const bad = png(60, 40, [200, 160, 120])

/** An administrator calls the functions directly, so that nothing but the function itself is in between. */
interface Stage {
  pair: RunningPair
  he: Someone
  lin: Someone
  bucket: ReturnType<RunningPair['cloud']['storage']>
  link: (_id: string) => string
  state: (_id: string) => string | undefined
}

async function stage(storage: 'wechat' | 's3' | 'oss' | 'cos'): Promise<Stage> {
  const pair = await ownPair(
    {
      change({ environments }) {
        // A test that waits for another function must not be cut off on a slow machine.
        for (const { functions = {} } of environments)
          for (const definition of Object.values(functions)) definition.timeout = 60
      },
    },
    { storage },
  )
  const find = (_id: string) => stored(pair).find((image) => image._id === _id)
  const link = (_id: string) => find(_id)?.link ?? ''
  const bucket = pair.cloud.storage(storage === 'wechat' ? adminApp.env : 'pictures-1250000000')
  const [he, lin] = [await administrator(pair), userOf(pair, 'Lin')]
  return { pair, he, lin, bucket, link, state: (_id) => find(_id)?.state }
}

/** Asked for again under the same name it is the same ticket, renewed. */
const ticket = async ({ he }: Stage, name: string): Promise<Ticket> => {
  const { errcode, data } = await he.call('images_ticket', { ...wish, bytes: good.length }, `request-${name}`)
  expect(errcode).toBe(0)
  return data
}

/** A ticket that ended an hour ago, with which the good picture was uploaded in time. */
async function uploaded(on: Stage, name: string): Promise<Ticket> {
  const given = await ticket(on, name)
  expect((await upload(given, good)).status).toBeLessThan(300)
  await pass(on.pair, 60 * MINUTE)
  return given
}

async function pendingOf({ lin }: Stage): Promise<string> {
  const { data } = await lin.call('images_ticket', { ...wish, bytes: good.length })
  await upload(data, good)
  expect((await lin.call('images_add', told(data))).errcode).toBe(0)
  return data._id
}

const bytesAt = async (link: string) => Buffer.from(await (await fetch(link)).arrayBuffer())
const add = ({ he }: Stage, given: Ticket) => he.call('images_add', told(given))
const remove = ({ he }: Stage, _id: string) => he.call('images_remove', { _id })
const review = ({ he }: Stage, _id: string, decision: 'approve' | 'refuse') =>
  he.call('images_review', { _id, decision })

/** What happens in an order that chance rarely brings, each beginning on its own picture. */
const races: Record<string, (on: Stage) => Promise<void>> = {
  async 'a ticket renewed while its picture is taken cannot change what is shown'(on) {
    for (const write of [1, 2]) {
      const given = await uploaded(on, `renewed-${write}`)
      let renewed = given
      const taken = await stopped(
        on.pair,
        write,
        () => add(on, given),
        async () => {
          renewed = await ticket(on, `renewed-${write}`)
        },
      )
      expect(taken).toMatchObject({ errcode: 0, data: { image: { state: 'approved' } } })
      expect((await upload(renewed, bad)).ok).toBe(true)
      await sweep(on.pair)
      expect(await bytesAt(on.link(given._id))).toEqual(good)
    }
  },
  async 'a ticket renewed while its picture is removed leaves nothing behind'(on) {
    const given = await uploaded(on, 'removed')
    let renewed = given
    await stopped(
      on.pair,
      1,
      () => remove(on, given._id),
      async () => {
        renewed = await ticket(on, 'removed')
      },
    )
    await upload(renewed, bad)
    await sweep(on.pair)
  },
  async 'a ticket asked for again while its picture is taken is not given'(on) {
    const given = await uploaded(on, 'late')
    const before = stored(on.pair).find(({ _id }) => _id === given._id)?.ticketEnds ?? 0
    const asked = () => on.he.call('images_ticket', { ...wish, bytes: good.length }, 'request-late')
    const again = await stopped(on.pair, 1, asked, () => add(on, given))
    expect(again.errcode).toBe(Errcode.IMAGE_NOT_FOUND)
    const after = stored(on.pair).find(({ _id }) => _id === given._id)?.ticketEnds ?? 0
    expect(after).toBeLessThan(Date.now() + MINUTE)
    expect(after).toBeGreaterThanOrEqual(before)
  },
  async 'of two who tell of one upload, replaced in between, both see the one that was taken first'(on) {
    const given = await ticket(on, 'twice')
    await upload(given, good)
    const late = await stopped(
      on.pair,
      2,
      () => add(on, given),
      async () => {
        await on.bucket.put(keyIn(given), bad, 'image/png')
        expect((await add(on, given)).errcode).toBe(0)
      },
    )
    expect(late).toMatchObject({ errcode: 0, data: { image: { link: on.link(given._id) } } })
    expect(await bytesAt(on.link(given._id))).toEqual(bad)
  },
  async 'of two who tell of one upload, both see it, though it is out of the way when the second looks'(on) {
    const given = await ticket(on, 'tidied')
    await upload(given, good)
    const tell = () => add(on, given)
    const late = await stopped(on.pair, 2, tell, tell, 'database.getDocument')
    expect(late).toMatchObject({ errcode: 0, data: { image: { link: on.link(given._id) } } })
  },
  async 'a picture that is removed while it is taken is gone'(on) {
    for (const write of [1, 2]) {
      const given = await uploaded(on, `gone-${write}`)
      const taken = await stopped(
        on.pair,
        write,
        () => add(on, given),
        () => remove(on, given._id),
      )
      expect(taken.errcode).toBe(Errcode.IMAGE_NOT_FOUND)
    }
  },
  async 'the sweep and a picture that is told of a day late: one of them has it, whole'(on) {
    const [first, second] = [await uploaded(on, 'sweep-1'), await uploaded(on, 'sweep-2')]
    await pass(on.pair, DAY)
    await stopped(
      on.pair,
      1,
      () => sweep(on.pair),
      async () => {
        for (const given of [first, second]) expect((await add(on, given)).errcode).toBe(0)
      },
    )
    for (const { _id } of [first, second]) expect(await bytesAt(on.link(_id))).toEqual(good)
    const third = await uploaded(on, 'sweep-3')
    await pass(on.pair, DAY)
    const taken = await stopped(
      on.pair,
      2,
      () => add(on, third),
      () => sweep(on.pair),
    )
    expect([taken.errcode, on.link(third._id)]).toEqual([Errcode.IMAGE_NOT_FOUND, ''])
  },
  async 'a ticket renewed while the sweep gives it up is still good'(on) {
    const given = await uploaded(on, 'given-up')
    await pass(on.pair, DAY)
    await stopped(
      on.pair,
      1,
      () => sweep(on.pair),
      () => ticket(on, 'given-up'),
    )
    expect((await add(on, given)).errcode).toBe(0)
    expect(await bytesAt(on.link(given._id))).toEqual(good)
  },
  async 'nobody hears “approved” of what was refused or removed meanwhile'(on) {
    for (const [meanwhile, state] of [
      [(_id: string) => review(on, _id, 'refuse'), 'refused'],
      [(_id: string) => remove(on, _id), 'removed'],
    ] as const) {
      const _id = await pendingOf(on)
      const approved = await stopped(
        on.pair,
        1,
        () => review(on, _id, 'approve'),
        () => meanwhile(_id),
      )
      expect([approved.errcode, on.state(_id)]).toEqual([Errcode.IMAGE_NOT_FOUND, state])
    }
  },
  async 'what is approved while it is refused is refused'(on) {
    const _id = await pendingOf(on)
    const refused = await stopped(
      on.pair,
      1,
      () => review(on, _id, 'refuse'),
      () => review(on, _id, 'approve'),
    )
    expect([refused.errcode, on.state(_id)]).toEqual([0, 'refused'])
  },
}

const keyIn = ({ fields }: Ticket) => fields.key ?? ''

it.each(['wechat', 's3', 'oss', 'cos'] as const)(
  '%s: whatever comes between two functions',
  async (storage) => {
    const on = await stage(storage)
    for (const [what, race] of Object.entries(races)) {
      await race(on).catch((cause: unknown) => {
        throw new Error(what, { cause })
      })
      await settle(on.pair)
      const shown = stored(on.pair).filter(({ state }) => state !== 'refused')
      const objects = on.bucket.list()
      expect([what, objects.map(({ key }) => key)]).toEqual([what, shown.map(({ key }) => key).sort()])
      expect([what, stored(on.pair).map(({ sweepAt }) => sweepAt)]).toEqual([
        what,
        stored(on.pair).map(() => 0),
      ])
    }
  },
  240_000,
)
