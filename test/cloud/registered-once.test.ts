import { describe, expect, it } from 'vitest'
import type { Answer } from '../../contract'
import type { Cloud, Fault } from '../../emulator/index'
import { adminApp } from '../../local/pair'
import { patience } from '../setup/patience'
import { type RunningPair, ownPair, someone } from './run-pair'
import { told } from './told'

const registration = () => ({ func: 'users_add', data: someone, requestId: crypto.randomUUID() })
const records = ({ cloud }: { cloud: Cloud }) => cloud.database(adminApp.env).count('users')

describe('a person whose registration was carried out and whose answer was lost', () => {
  it.each<[string, Fault]>([
    ['between the two clouds', { route: 'invokecloudfunction', cut: 'after' }],
    ['between users_add and its database', { route: 'sdk', env: adminApp.env, cut: 'after' }],
    ['because users_add died', { route: 'function', name: 'users_add', kill: 'after' }],
  ])(
    '%s is told "registered" within the same call or the next; there is one record',
    async (_what, fault) => {
      const pair = await ownPair()
      const request = registration()
      const added = pair.cloud.faults.add({ ...fault, times: 1 })
      const codes = [await told(pair, 'Lin', request), await told(pair, 'Lin', request)]
      expect(added.struck).toBe(1)
      expect(codes.at(-1)).toBe(0)
      expect(records(pair)).toBe(1)
    },
  )

  it('each time, is told that nobody knows; and "registered" once answers come through again', async () => {
    const pair = await ownPair()
    const request = registration()
    const added = pair.cloud.faults.add({ route: 'invokecloudfunction', cut: 'after' })
    expect(await told(pair, 'Lin', request)).toBe(-3002)
    expect(records(pair)).toBe(1)
    added.remove()
    expect(await told(pair, 'Lin', request)).toBe(0)
    expect(records(pair)).toBe(1)
  })

  it('between the phone and its cloud, is told "registered" when the phone asks again', async () => {
    const pair = await ownPair()
    const request = registration()
    pair.cloud.faults.add({ route: 'client', cut: 'after', times: 1 })
    await expect(pair.relay('Lin', request)).rejects.toMatchObject({ errCode: -601003 })
    expect(await told(pair, 'Lin', request)).toBe(0)
    expect(records(pair)).toBe(1)
  })
})

it.each(['api', 'users_add'])('a call of %s delivered twice registers once', async (name) => {
  const pair = await ownPair()
  pair.cloud.faults.add({ route: 'function', name, twice: true })
  for (let i = 0; i < 20; i++) expect(await told(pair, `person ${i}`, registration())).toBe(0)
  expect(records(pair)).toBe(20)
})

const PEOPLE = 1_000
const AT_ONCE = 8

it(
  `${PEOPLE} people register while both functions are killed at random: each ends registered once and is told so`,
  { timeout: 4 * patience.testTimeout },
  async () => {
    const pair = await ownPair()
    let killed = 0
    pair.cloud.onCall(({ errcode }) => (killed += Number(errcode === 'FUNCTIONS_EXECUTE_FAIL')))
    for (const [seed, name] of ['api', 'users_add'].entries())
      for (const kill of ['before', 'during', 'after'] as const)
        pair.cloud.faults.add({ route: 'function', name, kill, probability: 0.02, seed })
    const waiting = Array.from({ length: PEOPLE }, (_, i) => `person ${i}`)
    const codes: number[] = []
    const register = async () => {
      for (let who = waiting.pop(); who; who = waiting.pop()) codes.push(await untilTold(pair, who))
    }
    await Promise.all(Array.from({ length: AT_ONCE }, register))
    expect(codes).toEqual(Array(PEOPLE).fill(0))
    expect(records(pair)).toBe(PEOPLE)
    expect(killed).toBeGreaterThan(PEOPLE / 20)
  },
)

/** As the user app does it: whatever was not an answer of users_add is asked again, with the same request id. */
async function untilTold({ relay }: RunningPair, who: string): Promise<number> {
  const request = registration()
  for (let tries = 0; tries < 10; tries++) {
    const answer = await relay(who, request).catch((): Answer<null> => ({
      errcode: -1,
      errmsg: '',
      data: null,
    }))
    if (answer.errcode === 0 && answer.data) return answer.data.errcode
  }
  return NaN
}
