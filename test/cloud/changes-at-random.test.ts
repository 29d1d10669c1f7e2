import { expect, it, onTestFailed, vi } from 'vitest'
import type { Answer, Entry, FunctionName, User } from '../../contract'
import { maskedNumber } from '../../contract/fields/masked-number'
import { states } from '../../contract/states'
import { audit, database, withAdministrators } from './admins/people'
import { expectExact, repair } from './counted'
import { type Someone, adminOf, userOf } from './images/people'
import { type RunningPair, someone } from './run-pair'
import { runs } from '../setup/runs'

const CHANGES = runs(300)
const AT_ONCE = 6
const PEOPLE = 20
/** How long a transaction whose function died holds what it has locked: ms. */
const LIFE = 30_000

const users = (pair: RunningPair) => database(pair).find('users') as unknown as User[]

/** The same numbers again for the same seed: from 0 to 1. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One change: by whom, which function, what of whom. */
function drawn(pair: RunningPair, random: () => number): [by: Someone, name: FunctionName, data: object] {
  const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T
  const person = userOf(pair, `person ${Math.floor(random() * PEOPLE)}`)
  const admin = adminOf(pair, one(['He', 'Qian', 'Sun']))
  const version = users(pair).find(({ _id }) => _id === person.id)?.version ?? 0
  const form = { ...someone, age: Math.floor(random() * 90), sex: one([0, 1, 2]), tel: one(telephones) }
  const what = random()
  if (what < 0.25) return [person, 'users_add', form]
  if (what < 0.5) return [person, 'users_update', { ...form, version }]
  if (what < 0.55) return [person, 'users_leave', {}]
  if (what < 0.75) return [admin, 'users_edit', { _id: person.id, age: form.age, version }]
  return [admin, 'users_set_state', { _id: person.id, state: one(states), version }]
}

const telephones = ['13800010001', '13911112222', '15000003333']

/** How often the cloud's clock was turned on. */
interface Turned {
  times: number
}

/** As apps do it: with one request id until there is an answer. @returns how often there was none */
async function untilAnswered(
  pair: RunningPair,
  [by, name, data]: ReturnType<typeof drawn>,
  turned: Turned,
): Promise<number> {
  const requestId = crypto.randomUUID()
  for (let lost = 0; lost < 30; lost++) {
    const { times } = turned
    const answer: Answer | undefined = await by.call(name, data as never, requestId).catch(() => undefined)
    // Below -3000 stands what the relay does not know, at -1002 what could not be written.
    if (answer && answer.errcode > -3000 && answer.errcode !== -1002) return lost
    // Whoever turned the clock meanwhile ended this one's transaction, too: to turn it again would end theirs, and so on.
    if (turned.times !== times) continue
    // What a function that died has locked is free again.
    turned.times += 1
    pair.cloud.clock.advance(LIFE + 1)
  }
  throw new Error(`${name} is never answered.`)
}

/** @throws where a slot was counted wrongly */
async function isSettled(pair: RunningPair): Promise<boolean> {
  pair.cloud.clock.advance(LIFE + 1)
  const { errcode, data } = (await repair(pair)) as { errcode: number; data: Record<string, number> }
  expect({ errcode, repaired: data['repaired'] }).toEqual({ errcode: 0, repaired: 0 })
  return data['postponed'] === 0 && data['busy'] === 0
}

/** Each record as its entries make it, one after the other. */
function replayed(entries: Entry[]): Map<string, object> {
  const records = new Map<string, object>()
  const done = entries.filter(({ version, refused }) => version !== undefined && refused === undefined)
  for (const { whom, version, after } of done.sort((a, b) => (a.version ?? 0) - (b.version ?? 0)))
    records.set(whom, { ...records.get(whom), ...after, version })
  return records
}

it(`after ${CHANGES} changes by three administrators and people at once, with kills, counts and audit are exact`, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  onTestFailed(() => console.error(`The seed was ${seed}.`))
  const random = chance(seed)
  const pair = await withAdministrators({ Qian: 'editor', Sun: 'editor' })
  const names = ['users_add', 'users_update', 'users_leave', 'users_edit', 'users_set_state']
  const ways = names.flatMap((name) => (['during', 'after'] as const).map((kill) => ({ name, kill })))
  for (const [i, way] of ways.entries())
    pair.cloud.faults.add({ route: 'function', ...way, probability: 0.03, seed: seed + i })
  // One that is no matter of chance: nobody asks again for an administrator, as the relay does for a person.
  pair.cloud.faults.add({ route: 'function', name: 'users_edit', kill: 'after', times: 1 })
  const turned = { times: 0 }
  let [left, lost] = [CHANGES, 0]
  const work = async () => {
    while (left-- > 0) lost += await untilAnswered(pair, drawn(pair, random), turned)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  expect(lost).toBeGreaterThan(0)
  // Who was not counted at once is by the timer, and then nothing is left to repair. A function that its relay has given up
  // may still be at work on a slow machine: what is busy is looked at by the next run.
  await vi.waitUntil(() => isSettled(pair), { timeout: 60_000, interval: 200 })
  expectExact(pair)
  const records = replayed(audit(pair))
  expect(users(pair).length).toBeGreaterThan(PEOPLE / 4)
  for (const { _id, name, age, sex, tel, consent, consentTime, state, version } of users(pair)) {
    const stored = { name, age, sex, tel: maskedNumber(tel), consent, consentTime, version }
    expect(records.get(_id)).toEqual({ ...stored, ...(state && { state }) })
  }
})
