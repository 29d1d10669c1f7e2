import { describe, expect, it, vi } from 'vitest'
import { Errcode } from '../../contract'
import type { Fault } from '../../emulator/index'
import { adminApp, userApp } from '../../local/pair'
import { type RunningPair, ownPair } from './run-pair'
import { expectSecretsKept } from './secrets-kept'
import { told } from './told'

const ask = { func: 'users_get' }
const errcodes = [-1, 40001, 40002, 40013, 40125, 40164, 40243, 41004, 50004, 50007, 61024, 89503, 89506]
const faults: [string, Partial<Fault>][] = [
  ...errcodes.map((errcode): [string, Partial<Fault>] => [`errcode ${errcode}`, { errcode }]),
  ['HTTP 500 with a page of HTML', { status: 500 }],
  ['HTTP 502 with a page of HTML', { status: 502 }],
  ['a reset before the work', { cut: 'before' }],
  ['a reset after the work', { cut: 'after' }],
  ['nothing', { body: '' }],
  ['a page of HTML under HTTP 200', { body: '<html></html>' }],
  ['half an answer', { body: '{"access_token":"86_abc","expi' }],
  ['null', { body: 'null' }],
  ['a list', { body: '[{"access_token":"86_abc","expires_in":7200}]' }],
  ['no access_token', { fields: { access_token: null } }],
  ['an empty access_token', { fields: { access_token: '' } }],
  ['a number for access_token', { fields: { access_token: 86 } }],
  ['no expires_in', { fields: { expires_in: null } }],
  ['expires_in in words', { fields: { expires_in: 'soon' } }],
  ['expires_in NaN', { body: '{"access_token":"86_abc","expires_in":NaN}' }],
  ['expires_in 0', { fields: { expires_in: 0 } }],
]

/** WeChat says no and means it; -1 is "busy". */
const isRefusal = ({ errcode }: Partial<Fault>) => errcode !== undefined && errcode !== -1

describe('when the token endpoint answers something else than a token', () => {
  it(`the person is told so in Chinese and the next call succeeds: ${faults.length} ways`, async () => {
    const pair = await ownPair()
    expect(await told(pair, 'first', ask)).toBe(0)
    for (const [what, fault] of faults) {
      await revoke(pair)
      const added = pair.cloud.faults.add({ route: 'stable_token', ...fault })
      expect(await told(pair, what, ask), what).toBe(Errcode.TOKEN_FAILED)
      expect(added.struck, what).toBe(isRefusal(fault) ? 1 : 2)
      added.remove()
      expect(await told(pair, what, ask), what).toBe(0)
    }
    expectSecretsKept(pair)
  })

  it('only once, nobody notices: a request that got lost is repeated, a refusal is not', async () => {
    const pair = await ownPair()
    expect(await told(pair, 'first', ask)).toBe(0)
    for (const [what, fault] of faults) {
      await revoke(pair)
      pair.cloud.faults.add({ route: 'stable_token', ...fault, times: 1 })
      expect(await told(pair, what, ask), what).toBe(isRefusal(fault) ? Errcode.TOKEN_FAILED : 0)
      expect(await told(pair, what, ask), what).toBe(0)
    }
  })

  it('the stored token serves a new instance, whatever WeChat says meanwhile', async () => {
    const serve = async (fault: Partial<Fault>) => {
      const pair = await withStoredToken()
      pair.cloud.faults.add({ route: 'stable_token', ...fault })
      expect(await told(pair, 'Lin', ask), JSON.stringify(fault)).toBe(0)
    }
    const ways: Partial<Fault>[] = [{ errcode: 45009 }, { status: 500 }, { hang: true }]
    await Promise.all(ways.map(serve))
  })
})

describe('when the token endpoint does not answer', () => {
  it('the person is told within seconds, with and without a database, and the next call succeeds', async () => {
    const databases: Partial<Fault>[] = [{ delay: 0 }, { cut: 'before' }, { hang: true }]
    await Promise.all(
      databases.map(async (database) => {
        // Half of what it has: after that the platform would end it without an answer.
        const pair = await ownPair({ user: { api: { timeout: 10 } } })
        const added = [
          pair.cloud.faults.add({ route: 'stable_token', hang: true }),
          pair.cloud.faults.add({ route: 'sdk', env: userApp.env, ...database }),
        ]
        expect(await told(pair, 'Lin', ask)).toBe(Errcode.TOKEN_FAILED)
        for (const fault of added) fault.remove()
        expect(await told(pair, 'Lin', ask)).toBe(0)
      }),
    )
  })
})

describe('when WeChat says "too many requests"', () => {
  it.each([45009, 45011])('%s: it is left in peace for a while, then asked again', async (errcode) => {
    const pair = await ownPair()
    pair.cloud.faults.add({ route: 'stable_token', errcode, times: 1 })
    for (let i = 0; i < 5; i++) expect(await told(pair, 'Lin', ask)).toBe(Errcode.TOKEN_FAILED)
    expect(asked(pair)).toBe(1)
    await vi.waitFor(async () => expect(await told(pair, 'Lin', ask)).toBe(0), {
      timeout: 60_000,
      interval: 500,
    })
    expect(asked(pair)).toBe(2)
  })
})

describe('a token that is refused in the middle of the run', () => {
  it.each([40001, 40014, 42001])('with %s, 20 times in 100 calls: 100 of 100 succeed', async (errcode) => {
    const pair = await ownPair()
    const codes: number[] = []
    for (let i = 0; i < 100; i++) {
      if (i % 5 === 3) pair.cloud.faults.add({ route: 'invokecloudfunction', errcode, times: 1 })
      codes.push(await told(pair, `person ${i}`, ask))
    }
    expect(codes).toEqual(Array(100).fill(0))
    expect(pair.cloud.calls().filter((call) => call.errcode === errcode)).toHaveLength(20)
  })

  it('because it was revoked, 20 times while 100 people call at once in fives: all succeed', async () => {
    const pair = await ownPair()
    const codes: number[] = []
    for (let i = 0; i < 20; i++) {
      const five = Array.from({ length: 5 }, (_, k) => told(pair, `person ${i} ${k}`, ask))
      await revoke(pair)
      codes.push(...(await Promise.all(five)))
    }
    expect(codes).toEqual(Array(100).fill(0))
  })
})

async function withStoredToken(): Promise<RunningPair> {
  const pair = await ownPair()
  const response = await fetch(`${pair.cloud.url}/cgi-bin/stable_token`, {
    method: 'POST',
    body: JSON.stringify({
      grant_type: 'client_credential',
      appid: adminApp.appid,
      secret: pair.adminSecret,
    }),
  })
  const { access_token } = (await response.json()) as { access_token: string }
  const row = { _id: adminApp.appid, access_token, expires_in: Date.now() + 7_000_000 }
  await pair.cloud.database(userApp.env).insert('token', [row])
  return pair
}

const asked = ({ cloud }: RunningPair) =>
  cloud.calls().filter(({ action }) => action.endsWith('stable_token')).length

const revoke = ({ cloud }: RunningPair) =>
  fetch(`${cloud.url}/control/tokens/revoke`, {
    method: 'POST',
    body: JSON.stringify({ appid: adminApp.appid }),
  })
