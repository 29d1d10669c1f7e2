import { describe, expect, it } from 'vitest'
import { signature } from '../../cloud/shared/relay-signature'
import { Errcode } from '../../contract'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { type RunningPair, runPair, someone } from './run-pair'

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels))

describe('what the relay does not pass on', () => {
  const { FUNCTION_NOT_ALLOWED, INVALID_INPUT, DATA_TOO_LARGE } = Errcode
  const users_add = (data: unknown) => ({ func: 'users_add', data })
  it.each([
    ['a function for administrators', { func: 'users_list', data: {} }, FUNCTION_NOT_ALLOWED],
    ['the set-up of administrators', { func: 'admins_claim', data: { code: 'x' } }, FUNCTION_NOT_ALLOWED],
    ['a function that is none', { func: 'users_drop', data: {} }, FUNCTION_NOT_ALLOWED],
    ['__proto__', { func: '__proto__', data: someone }, FUNCTION_NOT_ALLOWED],
    ['constructor', { func: 'constructor', data: someone }, FUNCTION_NOT_ALLOWED],
    ['another environment behind the name', { func: 'users_add&env=x', data: someone }, FUNCTION_NOT_ALLOWED],
    ['a list of functions', { func: ['users_add'], data: someone }, FUNCTION_NOT_ALLOWED],
    ['a number as function', { func: 1, data: someone }, FUNCTION_NOT_ALLOWED],
    ['no function', { data: someone }, FUNCTION_NOT_ALLOWED],
    ['a forged openid', users_add({ ...someone, openid: inventedOpenid('Chen') }), INVALID_INPUT],
    ['a forged signature', users_add({ ...someone, relay: { signature: 'x' } }), INVALID_INPUT],
    ['a forged userInfo', users_add({ ...someone, userInfo: { openId: 'x' } }), INVALID_INPUT],
    ['a list as data', users_add([someone]), INVALID_INPUT],
    ['a number as data', users_add(7), INVALID_INPUT],
    ['a text as data', users_add('{}'), INVALID_INPUT],
    ['null as data', users_add(null), INVALID_INPUT],
    ['3,000 levels of data', users_add({ ...someone, more: deep(3_000) }), INVALID_INPUT],
    ['98 kB of data', users_add({ ...someone, more: '长'.repeat(33_000) }), DATA_TOO_LARGE],
  ])('%s', async (_what, request, errcode) => {
    const { cloud, relay } = await runPair()
    expect(await relay('Lin', request)).toMatchObject({
      errcode,
      errmsg: expect.stringMatching(/\p{Script=Han}/u),
    })
    expect(cloud.database(adminApp.env).count('users')).toBe(0)
    expect(cloud.calls().filter(({ action }) => action.includes('invokecloudfunction'))).toEqual([])
  })
})

describe('a call of users_add over HTTP', () => {
  const openid = inventedOpenid('Lin')
  const call = { func: 'users_add', appid: userApp.appid, openid, requestId: 'request-1', data: someone }
  const signed = (key: string, changes: Partial<typeof call & { time: number }> = {}) => {
    const { requestId, appid, time, ...rest } = { ...call, time: Date.now(), ...changes }
    const relay = { appid, requestId, time, signature: signature({ ...rest, appid, requestId, time }, key) }
    return { ...someone, openid: rest.openid, relay }
  }

  const cases: [string, (pair: RunningPair) => object][] = [
    ['with nothing but an openid', () => ({ ...someone, openid })],
    ['with nothing at all', () => ({})],
    ['signed with another key', () => signed('another key')],
    ['signed two minutes ago', ({ relayKey }) => signed(relayKey, { time: Date.now() - 120_000 })],
    ['signed for two minutes from now', ({ relayKey }) => signed(relayKey, { time: Date.now() + 120_000 })],
    ['signed for another function', ({ relayKey }) => signed(relayKey, { func: 'users_get' })],
    ['signed for a mini program that is not ours', ({ relayKey }) => signed(relayKey, { appid: 'wxother' })],
    [
      'with another openid than the signed one',
      ({ relayKey }) => ({ ...signed(relayKey), openid: inventedOpenid('Chen') }),
    ],
    ['with another name than the signed one', ({ relayKey }) => ({ ...signed(relayKey), name: '别人' })],
    ['with one field more than the signed ones', ({ relayKey }) => ({ ...signed(relayKey), vip: true })],
    [
      'with a signature that is a number',
      ({ relayKey }) => ({ ...signed(relayKey), relay: { ...signed(relayKey).relay, signature: 0 } }),
    ],
  ]

  it.each(cases)('%s is refused and nothing is stored', async (_what, event) => {
    const pair = await runPair()
    expect(await invoke(pair, event(pair))).toMatchObject({ errcode: Errcode.CALLER_UNVERIFIED, data: null })
    expect(pair.cloud.database(adminApp.env).count('users')).toBe(0)
  })

  it('signed by the relay registers', async () => {
    const pair = await runPair()
    expect(await invoke(pair, signed(pair.relayKey))).toMatchObject({ errcode: Errcode.OK })
    expect(pair.cloud.database(adminApp.env).find('users')).toMatchObject([{ openid, appid: userApp.appid }])
  })

  it('of the relay itself is refused: it has nobody to vouch for', async () => {
    const { cloud, adminSecret } = await runPair()
    const token = await tokenOf(cloud.url, adminSecret)
    const { errcode } = await post(
      `${cloud.url}/tcb/invokecloudfunction?access_token=${token}&env=user-laptop&name=api`,
      {},
    )
    expect(errcode).not.toBe(0)
  })
})

it('a person in the admin mini program cannot register as somebody else by sending an openid', async () => {
  const { cloud, direct } = await runPair()
  await direct('Lin', 'users_add', { ...someone, openid: inventedOpenid('Chen') })
  expect(cloud.database(adminApp.env).find('users')).toMatchObject([{ openid: inventedOpenid('Lin') }])
})

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  return (await response.json()) as Record<string, unknown>
}

async function tokenOf(url: string, secret: string): Promise<string> {
  const answer = await post(`${url}/cgi-bin/stable_token`, {
    grant_type: 'client_credential',
    appid: adminApp.appid,
    secret,
  })
  return String(answer.access_token)
}

async function invoke({ cloud, adminSecret }: RunningPair, event: object): Promise<unknown> {
  const token = await tokenOf(cloud.url, adminSecret)
  const query = new URLSearchParams({ access_token: token, env: adminApp.env, name: 'users_add' })
  const answer = await post(`${cloud.url}/tcb/invokecloudfunction?${query}`, event)
  expect(answer).toMatchObject({ errcode: 0, errmsg: 'ok' })
  return JSON.parse(String(answer.resp_data))
}
