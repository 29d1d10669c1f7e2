import { describe, expect, it } from 'vitest'
import { relayKeys } from '../../cloud/shared/relay-keys'
import {
  type RelayedCall,
  SIGNATURE_WINDOW,
  signature,
  signatureHolds,
} from '../../cloud/shared/relay-signature'
import { type Answer, Errcode } from '../../contract'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { ownPair, someone } from './run-pair'

const { OK, CALLER_UNVERIFIED, UNKNOWN } = Errcode
const other = { appid: 'wxb000000000000002', env: 'other-3c4d' }
const B = userApp.appid
const C = other.appid

/** Registers through the relay of `user`, which holds the key `api`. */
async function register(api: string, functions: string, { user = userApp } = {}) {
  const variables = { admin: { RELAY_KEY: functions }, user: { RELAY_KEY: api } }
  const pair = await ownPair({ variables }, { userApps: [userApp, other] })
  const person = { appid: user.appid, openid: inventedOpenid('Lin') }
  const data = { func: 'users_add', data: someone }
  const { result } = await pair.cloud.callFunction({ ...person, name: 'api', data })
  const answer = result as Answer<Answer | null>
  return { pair, errcode: answer.errcode === 0 ? answer.data?.errcode : answer.errcode }
}

describe('while RELAY_KEY is being changed', () => {
  it.each<[what: string, api: string, functions: string, errcode: number]>([
    ['before, a person is served', 'old', 'old', OK],
    ['with both keys at the functions, a person is served', 'old', 'new,old', OK],
    ['then with the new key at the relay, a person is served', 'new', 'new,old', OK],
    ['with both keys in both places, a person is served', 'new, old', 'new,old', OK],
    ['after, a person is served', 'new', 'new', OK],
    ['a relay that still has the old key is refused after', 'old', 'new', CALLER_UNVERIFIED],
    ['a relay that has the new key too early is refused', 'new', 'old', CALLER_UNVERIFIED],

    ['from one for all to one each, a person is served', 'all', `all,${B}=b,${C}=c`, OK],
    ['then with the own key at the relay, a person is served', 'b', `all,${B}=b,${C}=c`, OK],
    ['after, with one each, a person is served', 'b', `${B}=b,${C}=c`, OK],
    ['a relay that still has the one for all is refused after', 'all', `${B}=b,${C}=c`, CALLER_UNVERIFIED],
    ['with two bound to one mini program, the old one serves', 'b1', `${B}=b2,${B}=b1,${C}=c`, OK],
    ['with two bound to one mini program, the new one serves', 'b2', `${B}=b2,${B}=b1,${C}=c`, OK],
    ['the relay may name itself as well', `${B}=b2,${B}=b1`, `${B}=b2`, OK],
    ['blanks around it do not matter', ' b ', ` ${B} = b , ${C} = c `, OK],
    ['a key in base64 with an appid before it is read whole', 'a+/wx==', `${B}=a+/wx==`, OK],
    ['a key in base64 without one, too', 'a+/wx==', 'a+/wx==', OK],
  ])('%s', async (_what, api, functions, errcode) => {
    expect((await register(api, functions)).errcode).toBe(errcode)
  })

  it('the log of the function says whether there is a key at all', async () => {
    const { pair, errcode } = await register('b', `${C}=c`)
    expect(errcode).toBe(CALLER_UNVERIFIED)
    expect(pair.printed()).toContain(`"appid":"${B}","keys":0`)
  })
})

describe('a key that is bound to one user mini program', () => {
  it("does not speak for another one's people", async () => {
    const functions = `${B}=b,${C}=c`
    expect((await register('b', functions, { user: other })).errcode).toBe(CALLER_UNVERIFIED)
    const { pair, errcode } = await register('c', functions, { user: other })
    expect(errcode).toBe(OK)
    expect(pair.cloud.database(adminApp.env).find('users')).toMatchObject([{ appid: C }])
  })

  it.each([
    ['an appid without a key', `${B}=`],
    ['an appid without a key among others', `${C}=c, ${B}= `],
  ])('is never empty: with %s nobody is served, and the log says why', async (_what, functions) => {
    const { pair, errcode } = await register(`${B}=`, functions)
    expect(errcode).toBe(UNKNOWN)
    // So the relay says of its own variable, and a function called with what everybody could sign says the same.
    expect(pair.printed()).toContain(`RELAY_KEY names ${B} without a key.`)
    const forged = await pair.cloud.invoke({ ...byHttp, event: relayed(`${B}=`) })
    expect(forged).toMatchObject({ errcode: UNKNOWN })
    expect(pair.cloud.database(adminApp.env).count('users')).toBe(0)
  })

  it('is missed by a relay that only holds those of others: it is told so, and no value', async () => {
    const { pair, errcode } = await register(`${C}=a-key-of-c`, `${B}=b`)
    expect(errcode).toBe(UNKNOWN)
    expect(pair.printed()).toContain(`RELAY_KEY holds no key for ${B}.`)
    expect(pair.printed()).not.toContain('a-key-of-c')
  })
})

const byHttp = { env: adminApp.env, name: 'users_add', source: 'wx_http' }
const call = {
  func: 'users_add',
  appid: B,
  openid: inventedOpenid('Lin'),
  requestId: 'request-1',
  data: someone,
}

function relayed(key: string, changes: Partial<RelayedCall> = {}): Record<string, unknown> {
  const { func, appid, openid, requestId, data, time } = { ...call, time: Date.now(), ...changes }
  const relay = { appid, requestId, time, signature: '' }
  relay.signature = signature({ func, appid, openid, requestId, data, time }, key)
  return { ...data, openid, relay }
}

describe('a call that is signed', () => {
  it.each<[what: string, changes: Partial<RelayedCall>, errcode: number]>([
    ['for a person', {}, OK],
    ['for nobody', { openid: '' }, CALLER_UNVERIFIED],
    ['for a blank', { openid: ' ' }, CALLER_UNVERIFIED],
    ['for blanks of other kinds', { openid: '\u3000\t\u200b' }, CALLER_UNVERIFIED],
    ['for a line break', { openid: `${call.openid}\n` }, CALLER_UNVERIFIED],
    ['for an openid of 10,000 characters', { openid: 'o'.repeat(10_000) }, CALLER_UNVERIFIED],
    ['for an openid that is none', { openid: { $ne: null } as never }, CALLER_UNVERIFIED],
    ['with data 3,000 levels deep', { data: { ...someone, more: deep(3_000) } }, CALLER_UNVERIFIED],
  ])('%s is answered as it should be', async (_what, changes, errcode) => {
    const pair = await ownPair({ variables: { admin: { RELAY_KEY: 'key' } } })
    const event = changes.data ? { ...relayed('key'), ...changes.data } : relayed('key', changes)
    expect(await pair.cloud.invoke({ ...byHttp, event })).toMatchObject({ errcode })
    expect(pair.cloud.database(adminApp.env).count('users')).toBe(errcode === OK ? 1 : 0)
  })

  it('holds whatever has become of the order of its fields on the way', async () => {
    const data = { ...someone, more: { b: [1, { d: 1, c: 2 }], a: 2 } }
    const turned = {
      more: { a: 2, b: [1, { c: 2, d: 1 }] },
      ...Object.fromEntries(Object.entries(someone).reverse()),
    }
    const pair = await ownPair({ variables: { admin: { RELAY_KEY: 'key' } } })
    const event = { ...turned, ...relayed('key', { data }), ...turned }
    const other = Object.fromEntries(Object.entries(event).reverse())
    expect(await pair.cloud.invoke({ ...byHttp, event: other })).toMatchObject({ errcode: OK })
  })

  it('is good for 60 seconds, in both directions, and no millisecond more', () => {
    const now = Date.now()
    const holds = (time: number) => {
      const signed = { ...call, time }
      return signatureHolds(signed, signature(signed, 'key'), ['key'], now)
    }
    expect(SIGNATURE_WINDOW).toBe(60_000)
    expect([-60_001, -60_000, 0, 60_000, 60_001].map((ms) => holds(now + ms))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })
})

/** So many objects in each other: more than JSON.stringify takes with a function beside it, as signing calls it. */
function deep(levels: number): Record<string, unknown> {
  let inside: Record<string, unknown> = {}
  for (let i = 0; i < levels; i++) inside = { inside }
  return inside
}

it('RELAY_KEY is read in both forms', () => {
  process.env.RELAY_KEY = `one, ${B}=two, ${C}=three, four`
  expect(relayKeys(B)).toEqual(['one', 'two', 'four'])
  expect(relayKeys(C)).toEqual(['one', 'three', 'four'])
  expect(relayKeys('wx0000000000000000')).toEqual(['one', 'four'])
  delete process.env.RELAY_KEY
})
