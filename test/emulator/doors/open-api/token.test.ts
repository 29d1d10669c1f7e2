import { expect, test } from 'vitest'
import type { Cloud } from '../../../../emulator'
import { admin, json, post, runCloud, user } from '../../fixture'

interface Token {
  access_token: string
  expires_in: number
}

const hour = 3_600_000
const minute = 60_000

/** A cloud whose clock the test sets forward. */
async function withClock() {
  let time = Date.UTC(2026, 10, 1)
  const cloud = await runCloud({ options: { now: () => time } })
  return { cloud, later: (ms: number) => (time += ms) }
}

function token(cloud: Cloud, { appid, secret } = admin): Promise<Token> {
  return json(`${cloud.url}/cgi-bin/token?grant_type=client_credential&appid=${appid}&secret=${secret}`)
}

function stable(cloud: Cloud, more: object = {}, { appid, secret } = admin): Promise<Token> {
  return post(`${cloud.url}/cgi-bin/stable_token`, {
    grant_type: 'client_credential',
    appid,
    secret,
    ...more,
  })
}

/** 0, or why WeChat refuses the token. */
async function errcodeOf(cloud: Cloud, { access_token }: Token) {
  const url = `${cloud.url}/tcb/invokecloudfunction?access_token=${access_token}&env=${admin.env}&name=nobody`
  const { errcode } = await post(url, {})
  return errcode === -501000 ? 0 : errcode
}

test('a token lasts two hours and is then expired', async () => {
  const { cloud, later } = await withClock()
  const made = await token(cloud)
  expect(made.expires_in).toBe(7200)
  expect(await errcodeOf(cloud, made)).toBe(0)
  later(2 * hour)
  expect(await errcodeOf(cloud, made)).toBe(42001)
})

test('cgi-bin/token: the new token ends the one before, five minutes later', async () => {
  const { cloud, later } = await withClock()
  const first = await token(cloud)
  const second = await token(cloud)
  expect(second.access_token).not.toBe(first.access_token)
  expect(await errcodeOf(cloud, first)).toBe(0)
  later(5 * minute)
  expect(await errcodeOf(cloud, first)).toBe(40001)
  expect(await errcodeOf(cloud, second)).toBe(0)
})

test('stable_token: the same token until five minutes before its end; then both serve', async () => {
  const { cloud, later } = await withClock()
  const first = await stable(cloud)
  later(2 * hour - 5 * minute - 1000)
  expect(await stable(cloud)).toEqual({ access_token: first.access_token, expires_in: 301 })
  later(1000)
  const second = await stable(cloud)
  expect(second.access_token).not.toBe(first.access_token)
  expect(second.expires_in).toBe(7200)
  expect([await errcodeOf(cloud, first), await errcodeOf(cloud, second)]).toEqual([0, 0])
  later(5 * minute)
  expect([await errcodeOf(cloud, first), await errcodeOf(cloud, second)]).toEqual([42001, 0])
})

test('stable_token with force_refresh ends the old one at once, every 30 seconds at most', async () => {
  const { cloud, later } = await withClock()
  const first = await stable(cloud)
  const second = await stable(cloud, { force_refresh: true })
  expect([await errcodeOf(cloud, first), await errcodeOf(cloud, second)]).toEqual([40001, 0])
  expect(await stable(cloud, { force_refresh: true })).toEqual(second)
  later(30_000)
  expect(await stable(cloud, { force_refresh: true })).not.toEqual(second)
})

test('stable_token with force_refresh is refused the 21st time in a day', async () => {
  const { cloud, later } = await withClock()
  await stable(cloud)
  for (let count = 0; count < 20; count++) {
    later(minute)
    expect(await stable(cloud, { force_refresh: true })).toHaveProperty('access_token')
  }
  later(minute)
  expect(await stable(cloud, { force_refresh: true })).toHaveProperty('errcode', 45009)
})

test('the two kinds of token do not disturb each other', async () => {
  const { cloud, later } = await withClock()
  const kept = await stable(cloud)
  await token(cloud)
  await token(cloud)
  const latest = await token(cloud)
  await stable(cloud, { force_refresh: true })
  later(10 * minute)
  expect(await errcodeOf(cloud, latest)).toBe(0)
  expect(await errcodeOf(cloud, kept)).toBe(40001)
})

test('tokens are revoked at the control, those of one mini program only', async () => {
  const cloud = await runCloud()
  const [old, stableOld, other] = [await token(cloud), await stable(cloud), await token(cloud, user)]
  await post(`${cloud.url}/control/tokens/revoke`, { appid: admin.appid })
  expect(await errcodeOf(cloud, old)).toBe(40001)
  expect(await errcodeOf(cloud, stableOld)).toBe(40001)
  expect(await errcodeOf(cloud, other)).not.toBe(40001)
  expect(await errcodeOf(cloud, await stable(cloud))).toBe(0)
})

const good = { grant_type: 'client_credential', appid: admin.appid, secret: admin.secret }
const without = (name: keyof typeof good) => ({ ...good, [name]: undefined })
const refusals: [what: string, given: Partial<typeof good>, errcode: number, errmsg: string][] = [
  ['no grant_type', without('grant_type'), 40002, 'invalid grant_type'],
  ['another grant_type', { ...good, grant_type: 'password' }, 40002, 'invalid grant_type'],
  ['no appid', without('appid'), 41002, 'appid missing'],
  ['an unknown appid', { ...good, appid: 'wx0' }, 40013, 'invalid appid'],
  ['no secret', without('secret'), 41004, 'appsecret missing'],
  ['a wrong secret', { ...good, secret: 'x' }, 40125, 'invalid appsecret'],
  ["another's secret", { ...good, secret: user.secret }, 40125, 'invalid appsecret'],
]

test.each(refusals)('both token APIs refuse %s', async (_what, given, errcode, errmsg) => {
  const cloud = await runCloud()
  const query = new URLSearchParams(JSON.parse(JSON.stringify(given)) as Record<string, string>)
  const refusal = {
    errcode,
    errmsg: expect.stringMatching(new RegExp(`^${errmsg} rid: [0-9a-f]{8}(-[0-9a-f]{8}){2}$`)) as string,
  }
  expect(await json(`${cloud.url}/cgi-bin/token?${query.toString()}`)).toEqual(refusal)
  expect(await post(`${cloud.url}/cgi-bin/stable_token`, given)).toEqual(refusal)
})

test.each([
  ['GET on stable_token', 'stable_token', { method: 'GET' }, 43002],
  ['POST on token', 'token', { method: 'POST', body: '{}' }, 43001],
  ['an empty body', 'stable_token', { method: 'POST', body: '' }, 44002],
  ['a body that is no JSON', 'stable_token', { method: 'POST', body: 'appid=1' }, 47001],
  ['an API that does not exist', 'tokens', { method: 'GET' }, 40066],
])('%s is refused', async (_what, path, init, errcode) => {
  const cloud = await runCloud()
  expect(await json(`${cloud.url}/cgi-bin/${path}`, init)).toHaveProperty('errcode', errcode)
})
