import { describe, expect, it, vi } from 'vitest'
import { Errcode } from '../../contract'
import { adminApp, userApp } from '../../local/pair'
import { type RunningPair, ownPair } from './run-pair'

const ask = { func: 'users_get' }
const fine = { errcode: 0, data: { errcode: 0, data: { user: null } } }

describe("the admin mini program's access_token", () => {
  it('is fetched once and stored; the second call needs neither database nor token', async () => {
    const pair = await ownPair()
    expect(await pair.relay('Lin', ask)).toMatchObject(fine)
    const stored = () => pair.cloud.database(userApp.env).find('token')
    await expect.poll(stored).toHaveLength(1)
    const [row] = stored()
    expect(row).toMatchObject({ _id: adminApp.appid, access_token: expect.any(String) })
    expect(Number(row?.expires_in) - Date.now()).toBeGreaterThan(7_000_000)

    const before = pair.cloud.calls().length
    expect(await pair.relay('Chen', ask)).toMatchObject(fine)
    const spans = pair.cloud
      .calls()
      .slice(before)
      .map(({ action, target, env }) => [action, target, env].join(' '))
    expect(spans.filter((span) => span.includes('token') || span.endsWith(userApp.env))).toEqual([
      `invoke api ${userApp.env}`,
      `callFunction api ${userApp.env}`,
    ])
  })

  it('is the same for 20 instances that start together', async () => {
    const pair = await ownPair()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => pair.relay(`person ${i}`, ask)))
    for (const answer of answers) expect(answer).toMatchObject(fine)
    await expect.poll(() => pair.cloud.database(userApp.env).count('token')).toBe(1)
  })

  it('is asked for while the relay still loads, and read from where another instance has stored it', async () => {
    const pair = await ownPair()
    await pair.relay('Lin', ask)
    await expect.poll(() => pair.cloud.database(userApp.env).count('token')).toBe(1)
    await restart(pair)
    const hanging = pair.cloud.faults.add({ route: 'stable_token', hang: true })
    const before = pair.cloud.calls().length
    expect(await pair.relay('Chen', ask)).toMatchObject(fine)
    hanging.remove()
    const names = () =>
      pair.cloud
        .calls()
        .slice(before)
        .map(({ action, target }) => [action, target].filter(Boolean).join(' '))
    expect(names()).toContain('database.getDocument token')
    await expect.poll(names).toContain('POST /cgi-bin/stable_token')
  })

  it('that WeChat revoked is replaced within the same call', async () => {
    const pair = await ownPair()
    await pair.relay('Lin', ask)
    for (let i = 0; i < 3; i++) {
      await revoke(pair)
      expect(await pair.relay('Lin', ask)).toMatchObject(fine)
    }
    expect(fetched(pair)).toBe(4)
  })

  it.each([
    ['text', { access_token: 'never a token', expires_in: 'soon' }],
    ['NaN, as a hand-written relay leaves it', { access_token: 'never a token', expires_in: NaN }],
    ['a date far away', { access_token: 'never a token', expires_in: Date.now() + 1e12 }],
    ['no token', { expires_in: Date.now() + 3_600_000 }],
    [
      'a token that WeChat does not know',
      { access_token: 'never a token', expires_in: Date.now() + 3_600_000 },
    ],
  ])('is fetched anew where the stored row holds %s', async (_what, row) => {
    const pair = await ownPair()
    await pair.cloud.database(userApp.env).insert('token', [{ _id: adminApp.appid, ...row }])
    expect(await pair.relay('Lin', ask)).toMatchObject(fine)
    expect(fetched(pair)).toBe(1)
  })

  it.each<[what: string, left: number, errcode: number]>([
    ['an hour, it serves', 60 * 60_000, Errcode.OK],
    ['a minute, it serves', 60_000, Errcode.OK],
    ['five seconds, it is not taken', 5_000, Errcode.TOKEN_FAILED],
    ['nothing: it ended a minute ago, it is not taken', -60_000, Errcode.TOKEN_FAILED],
    ['more than any token lives, it is not taken', 3 * 60 * 60_000, Errcode.TOKEN_FAILED],
    [
      'a day: the clock of who stored it was set back since, it is not taken',
      86_400_000,
      Errcode.TOKEN_FAILED,
    ],
  ])('that is stored and has left %s', async (_what, left, errcode) => {
    const pair = await pairWithToken(left)
    pair.cloud.faults.add({ route: 'stable_token', hang: true })
    expect(await pair.relay('Lin', ask)).toMatchObject({ errcode })
  })

  it('that came while a call was under way stays, when that call hears that its older one is refused', async () => {
    const pair = await pairWithToken(60_000)
    const refused = pair.cloud.faults.add({ route: 'stable_token', errcode: 40164 })
    expect(await pair.relay('Lin', ask)).toMatchObject(fine)
    refused.remove()
    await revoke(pair)
    const before = fetched(pair)
    // The token ends soon, so a new one is fetched behind this call, which is on its way with the old one meanwhile.
    pair.cloud.faults.add({ route: 'invokecloudfunction', delay: 1_000, times: 1 })
    expect(await pair.relay('Lin', ask)).toMatchObject(fine)
    expect(fetched(pair) - before).toBe(1)
  })

  it('cannot be had with a wrong secret: the person hears -1, the log says what to do, nothing is stored', async () => {
    const pair = await ownPair({ user: { api: { envVariables: wrongSecret } } })
    expect(await pair.relay('Lin', ask)).toEqual({
      errcode: Errcode.TOKEN_FAILED,
      errmsg: '获取access_token失败',
      data: null,
    })
    expect(pair.printed()).toContain('ADMIN_SECRET is wrong')
    expect(pair.printed()).not.toContain('not the secret')
    expect(pair.cloud.database(userApp.env).count('token')).toBe(0)
  })

  it('cannot be had while WeChat is out of reach: an answer, not a crash', async () => {
    const unreachable = () => ({ ...variables, WECHAT_API_BASE: 'http://127.0.0.1:9' })
    const pair = await ownPair({ user: { api: { envVariables: unreachable } } })
    expect(await pair.relay('Lin', ask)).toMatchObject({ errcode: Errcode.TOKEN_FAILED })
  })
})

describe('a variable that the operator forgot', () => {
  it('is named in the log, and the person gets a number to quote', async () => {
    const pair = await ownPair({ user: { api: { envVariables: {} } } })
    const answer = await pair.relay('Lin', { ...ask, requestId: 'tap-000042' })
    expect(answer).toEqual({
      errcode: Errcode.UNKNOWN,
      errmsg: '出了点问题，请稍后再试（编号 tap-000042）',
      data: null,
    })
    expect(pair.printed()).toMatch(/tap-000042.*Environment variable RELAY_KEY is not set/)
  })
})

it('no token, secret, openid or telephone number is printed or answered', async () => {
  const pair = await ownPair()
  const tel = '13800010001'
  const data = { name: '林晓雨', age: 26, sex: 2, tel }
  const answers = [
    await pair.relay('Lin', { func: 'users_add', data }),
    await pair.relay('Lin', { func: 'users_add', data }),
    await pair.relay('Lin', { func: 'users_add', data: { ...data, openid: 'x' } }),
  ]
  await revoke(pair)
  answers.push(await pair.relay('Chen', { func: 'users_add', data: { ...data, age: -1 } }))
  await expect.poll(() => pair.cloud.database(userApp.env).count('token')).toBe(1)
  const token = String(pair.cloud.database(userApp.env).find('token')[0]?.access_token)
  const openid = String(pair.cloud.database(adminApp.env).find('users')[0]?.openid)
  const said = JSON.stringify(answers) + pair.printed() + JSON.stringify(pair.cloud.calls())
  for (const secret of [token, openid, tel, pair.adminSecret, pair.relayKey, pair.setupCode]) {
    expect(secret.length).toBeGreaterThan(6)
    expect(said).not.toContain(secret)
  }
})

const variables = {
  ADMIN_APPID: adminApp.appid,
  ADMIN_SECRET: 'not the secret',
  ADMIN_ENV: adminApp.env,
  RELAY_KEY: 'a key for this test',
}
const wrongSecret = (url: string) => ({ ...variables, WECHAT_API_BASE: url })

const fetched = ({ cloud }: RunningPair) =>
  cloud.calls().filter(({ action, errcode }) => action.includes('stable_token') && errcode === 0).length

/** Whose stored token lives so long, by its row: ms; no instance of the relay knows of it yet. */
async function pairWithToken(left: number): Promise<RunningPair> {
  const pair = await ownPair()
  await pair.relay('Lin', ask)
  const tokens = pair.cloud.database(userApp.env)
  await vi.waitFor(() => expect(tokens.count('token')).toBe(1))
  const [row] = tokens.find('token')
  await tokens.remove('token', {})
  await tokens.insert('token', [{ ...row, expires_in: Date.now() + left }])
  await restart(pair)
  return pair
}

/** The next call finds no instance of the relay. */
async function restart({ cloud, relay }: RunningPair): Promise<void> {
  cloud.faults.add({ route: 'function', name: 'api', kill: 'before', times: 1 })
  await relay('Lin', ask).catch(() => undefined)
}

const revoke = ({ cloud }: RunningPair) =>
  fetch(`${cloud.url}/control/tokens/revoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ appid: adminApp.appid }),
  })
