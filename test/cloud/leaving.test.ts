import { describe, expect, it, vi } from 'vitest'
import { Errcode } from '../../contract'
import type { Fault } from '../../emulator/index'
import { inventedOpenid } from '../../local/openid'
import { adminApp } from '../../local/pair'
import { patience } from '../setup/patience'
import { broken } from './broken'
import { settle } from './images/later'
import { type Someone, addPicture, administrator, ticketOf, userOf } from './images/people'
import { type RunningPair, runPair, someone } from './run-pair'

/** Somebody registered, changed and reviewed, with a picture for everybody, one that waits and one begun. */
interface Person {
  who: string
  phone: Someone
  tel: string
}

const data = ({ cloud }: RunningPair) => cloud.database(adminApp.env)
const objects = ({ cloud }: RunningPair) => cloud.storage(adminApp.env).list()
const collections = ['users', 'audit', 'admins', 'images', 'notices', 'deliveries']

let people = 0
async function settledIn(pair: RunningPair, he: Someone): Promise<Person> {
  const who = `Lin ${(people += 1)}`
  const phone = userOf(pair, who)
  const tel = `1380001${String(1000 + people)}`
  const form = { ...someone, name: `林${who}`, tel }
  expect((await phone.call('users_add', form)).errcode).toBe(0)
  expect((await phone.call('users_update', { ...form, age: 61, version: 0 })).errcode).toBe(0)
  const { _id } = await addPicture(phone)
  await he.call('images_review', { _id, decision: 'approve' })
  const words = { title: `给${form.name}`, text: tel }
  expect((await he.call('notices_send', { to: 'one', whom: phone.id, ...words })).errcode).toBe(0)
  await addPicture(phone, undefined, { purpose: 'avatar' })
  await ticketOf(phone)
  return { who, phone, tel }
}

/** Where in the admin environment anything is that leads to this person. */
function traces(pair: RunningPair, { who, phone, tel }: Person): string[] {
  const marks = [phone.id, inventedOpenid(who), who, tel, `****${tel.slice(-4)}`]
  return collections.filter((name) => {
    const text = JSON.stringify(data(pair).find(name))
    return marks.some((mark) => text.includes(mark))
  })
}

/** Nothing goes on until it is removed. */
const hold = { route: 'sdk', env: adminApp.env, hold: true, times: 1 } as const

const leave = ({ phone }: Person, requestId?: string) => phone.call('users_leave', {}, requestId)

async function stage() {
  const pair = await runPair()
  return { pair, he: await administrator(pair) }
}

describe('leaving', () => {
  it('takes the record, pictures, objects and what is theirs in the audit, and nothing of anybody else', async () => {
    const { pair, he } = await stage()
    const [lin, chen] = [await settledIn(pair, he), await settledIn(pair, he)]
    const seen = await chen.phone.call('users_export', { of: 'history' })
    expect((await leave(lin)).errcode).toBe(0)
    expect(traces(pair, lin)).toEqual([])
    expect(objects(pair)).toHaveLength(2)
    expect(await chen.phone.call('users_export', { of: 'history' })).toEqual(seen)
    expect((await chen.phone.call('images_list', { of: 'mine' })).data.images).toHaveLength(2)
    expect(await lin.phone.call('users_get', {})).toMatchObject({ errcode: 0, data: { user: null } })
    await settle(pair)
    expect(data(pair).count('images')).toBe(3)
  })

  it('is remembered without saying who it was: what was done in one life belongs together, and no more', async () => {
    const { pair, he } = await stage()
    const lin = await settledIn(pair, he)
    await leave(lin)
    const entries = data(pair)
      .find('audit')
      .filter(({ func }) => String(func).startsWith('users_'))
    expect(entries.map(({ func }) => func).sort()).toEqual(['users_add', 'users_leave', 'users_update'])
    expect(new Set(entries.map(({ whom }) => whom)).size).toBe(1)
    for (const entry of entries)
      expect(entry).toMatchObject({ who: entry['whom'], before: null, after: {}, requestId: '' })
  })

  it('leaves who did something to the record in its entry', async () => {
    const { pair, he } = await stage()
    const lin = await settledIn(pair, he)
    const [entry] = data(pair).find('audit', { func: 'users_update' })
    const byHe = { ...entry, _id: 'by-he', who: he.id, requestId: 'request-of-he' }
    await data(pair).insert('audit', [byHe])
    await leave(lin)
    const [kept] = data(pair).find('audit', { _id: 'by-he' })
    expect(kept).toMatchObject({ who: he.id, requestId: 'request-of-he', before: null, after: {} })
    expect(traces(pair, lin)).toEqual([])
  })

  it('can be asked for twice, at once or later, and by who never registered', async () => {
    const { pair, he } = await stage()
    const lin = await settledIn(pair, he)
    const answers = await Promise.all([leave(lin), leave(lin), leave(lin)])
    expect(answers.map(({ errcode }) => errcode)).toEqual([0, 0, 0])
    expect((await leave(lin)).errcode).toBe(0)
    expect(data(pair).find('audit', { func: 'users_leave' })).toHaveLength(1)
    const visitor = { who: 'a visitor', phone: userOf(pair, 'a visitor'), tel: '13900000000' }
    await addPicture(visitor.phone)
    expect((await leave(visitor)).errcode).toBe(0)
    expect([traces(pair, visitor), objects(pair)]).toEqual([[], []])
    expect(data(pair).find('audit', { func: 'users_leave' })).toHaveLength(1)
  })

  it('is no farewell for ever: who comes back is somebody new', async () => {
    const { pair, he } = await stage()
    const lin = await settledIn(pair, he)
    await leave(lin)
    const again = await lin.phone.call('users_add', { ...someone, name: '林归来' })
    expect(again).toMatchObject({ errcode: 0, data: { res: { _id: lin.phone.id } } })
    const { data: exported } = await lin.phone.call('users_export', { of: 'history' })
    expect(exported).toMatchObject({ entries: [{ func: 'users_add', version: 0 }], next: null })
    expect(exported).toHaveProperty('entries.length', 1)
    await addPicture(lin.phone)
    expect((await lin.phone.call('images_list', { of: 'mine' })).data.images).toHaveLength(1)
    await leave(lin)
    expect(traces(pair, { ...lin, who: '林归来', tel: someone.tel })).toEqual([])
  })

  it('leaves alone what belongs to who has registered again before it has come to its end', async () => {
    const { pair, he } = await stage()
    const lin = await settledIn(pair, he)
    const commit = pair.cloud.faults.add({ ...hold, action: 'database.commitTransaction' })
    const leaving = leave(lin)
    await vi.waitUntil(() => commit.struck > 0, patience.expect.poll)
    const after = pair.cloud.faults.add(hold)
    commit.remove()
    await vi.waitUntil(() => after.struck > 0, patience.expect.poll)
    expect((await lin.phone.call('users_add', { ...someone, name: '林归来' })).errcode).toBe(0)
    after.remove()
    expect((await leaving).errcode).toBe(0)
    const { data: exported } = await lin.phone.call('users_export', { of: 'history' })
    expect(exported).toMatchObject({ entries: [{ func: 'users_add', version: 0 }], next: null })
  })

  it('asked for once more, leaves alone who registers again at whichever of its steps', async () => {
    const { pair, he } = await stage()
    let steps = 0
    for (;;) {
      const lin = await settledIn(pair, he)
      expect((await leave(lin)).errcode).toBe(0)
      const again = () => lin.phone.call('users_add', { ...someone, name: '林归来' })
      const reached = await broken(pair, steps + 1, { hold: true }, () => leave(lin), again)
      if (!reached) break
      steps += 1
      const registered = (await lin.phone.call('users_get', {})).data.user !== null
      const { data: exported } = await lin.phone.call('users_export', { of: 'history' })
      // Who was there before it looked has left once more.
      const entries = registered ? [{ func: 'users_add' }] : []
      expect({ steps, ...exported }).toMatchObject({ steps, entries })
    }
    expect(steps).toBeGreaterThan(5)
  })

  it.each<[string, string, (he: Someone, lin: Person) => Promise<{ errcode: number }>]>([
    [
      'a message to them',
      'database.commitTransaction',
      (he, { who, tel, phone }) =>
        he.call('notices_send', { to: 'one', whom: phone.id, title: who, text: tel }, 'one-request'),
    ],
    [
      'that somebody looks at their number',
      'database.insertDocument',
      (he, { phone }) => he.call('users_reveal', { _id: phone.id }, 'one-request'),
    ],
  ])(
    'takes along %s, which is being written meanwhile; whoever did it hears that they are gone',
    async (_what, action, write) => {
      const { pair, he } = await stage()
      const lin = await settledIn(pair, he)
      const held = pair.cloud.faults.add({ ...hold, action })
      const writing = write(he, lin)
      await vi.waitUntil(() => held.struck > 0, patience.expect.poll)
      expect((await leave(lin)).errcode).toBe(0)
      held.remove()
      expect((await writing).errcode).toBe(Errcode.USER_NOT_FOUND)
      expect(traces(pair, lin)).toEqual([])
      expect((await write(he, lin)).errcode).toBe(Errcode.USER_NOT_FOUND)
      expect(traces(pair, lin)).toEqual([])
    },
  )

  it('while the storage is down ends all the same; the sweep takes the objects when it is back', async () => {
    const { pair, he } = await stage()
    const lin = await settledIn(pair, he)
    const down = pair.cloud.faults.add({ route: 'sdk', action: 'storage.batchDeleteFile', status: 502 })
    expect((await leave(lin)).errcode).toBe(0)
    expect([traces(pair, lin), objects(pair).length]).toEqual([[], 2])
    expect((await userOf(pair, 'Chen').call('images_list', { of: 'public' })).data.images).toEqual([])
    down.remove()
    await settle(pair)
    expect([data(pair).find('images'), objects(pair)]).toEqual([[], []])
  })

  it('goes on with whatever is changed or begun meanwhile', async () => {
    const { pair, he } = await stage()
    for (let i = 0; i < 5; i++) {
      const lin = await settledIn(pair, he)
      const form = { ...someone, name: `林${lin.who}`, tel: lin.tel, version: 1 }
      const [left, changed] = await Promise.all([
        leave(lin),
        lin.phone.call('users_update', form),
        addPicture(lin.phone).catch(() => undefined),
      ])
      expect(left.errcode).toBe(0)
      expect([0, Errcode.NOT_REGISTERED]).toContain(changed.errcode)
      // A picture that came after it is a visitor's.
      expect(traces(pair, lin).filter((name) => name !== 'images')).toEqual([])
    }
  })
})

describe('leaving, broken off at each step in turn', () => {
  it.each<[string, Partial<Fault>]>([
    ['before it is done', { errcode: 'SYS_ERR' }],
    ['when it is done and nobody hears of it', { cut: 'after' }],
  ])('%s: what is left is whole or nothing, and a repeat ends it', async (_what, effect) => {
    const { pair, he } = await stage()
    let steps = 0
    for (;;) {
      const lin = await settledIn(pair, he)
      const requestId = crypto.randomUUID()
      const struck = await broken(pair, steps + 1, effect, () => leave(lin, requestId))
      if (!struck) break
      steps += 1
      const registered = (await lin.phone.call('users_get', {})).data.user !== null
      if (!registered) expect(traces(pair, lin)).toEqual([])
      const repeated = await leave(lin, steps % 2 ? requestId : undefined)
      expect([steps, repeated.errcode]).toEqual([steps, 0])
      expect([steps, traces(pair, lin)]).toEqual([steps, []])
    }
    expect(steps).toBeGreaterThan(10)
    await settle(pair)
    expect([data(pair).find('images'), objects(pair)]).toEqual([[], []])
    expect(data(pair).find('users')).toEqual([])
  })

  it('by killing the function, again and again', async () => {
    const { pair, he } = await stage()
    const lin = [await settledIn(pair, he), await settledIn(pair, he), await settledIn(pair, he)]
    for (const [seed, kill] of (['during', 'after'] as const).entries())
      pair.cloud.faults.add({ route: 'function', name: 'users_leave', kill, probability: 0.5, seed })
    for (const person of lin) {
      const ended = async () => (await leave(person)).errcode === 0
      for (let tries = 0; tries < 30 && !(await ended()); tries++);
      expect(traces(pair, person)).toEqual([])
    }
    await settle(pair)
    expect([data(pair).find('images'), objects(pair)]).toEqual([[], []])
  })
})
