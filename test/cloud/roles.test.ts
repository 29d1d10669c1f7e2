import { describe, expect, it } from 'vitest'
import { signature } from '../../cloud/shared/relay-signature'
import { type Admin, Errcode, type FunctionName, type Role, type Spec, functions } from '../../contract'
import { reaches, roleOf, roles } from '../../contract/roles'
import { inventedOpenid } from '../../laptop/openid'
import { adminApp, userApp } from '../../laptop/pair'
import { type RunningPair, runPair } from './run-pair'

const isRole = (access: Spec['access']): access is Role => (roles as readonly string[]).includes(access)

/** Every function that asks for a role, as the contract says it. */
const guarded = Object.entries(functions).flatMap(([name, { access }]) =>
  isRole(access) ? [{ name: name as FunctionName, least: access }] : [],
)

const admin = (who: string, role?: Role): Record<string, unknown> => {
  const record: Admin = {
    ...{ _id: `admin-${who}`, appid: adminApp.appid, openid: inventedOpenid(who) },
    ...{ ...(role && { role }), createtime: 1, requestId: `made-${who}` },
  }
  return { ...record }
}

async function withAdministrators(): Promise<RunningPair> {
  const pair = await runPair()
  const admins = [...roles.map((role) => admin(role, role)), admin('from before'), admin('removed', 'owner')]
  await pair.cloud.database(adminApp.env).insert('admins', admins)
  await pair.cloud.database(adminApp.env).remove('admins', { _id: 'admin-removed' })
  return pair
}

/** What somebody sends who would like to be taken for the owner. */
const forged = {
  ...{ openid: inventedOpenid('owner'), appid: adminApp.appid, role: 'owner', access: 'owner' },
  ...{ administrator: admin('owner', 'owner'), caller: { via: 'client', openid: inventedOpenid('owner') } },
  userInfo: { openId: inventedOpenid('owner'), appId: adminApp.appid },
}

/** Signed as the relay signs, with its own key, in the owner's name even. */
function signed(func: string, { relayKey }: RunningPair, openid: string): object {
  const by = { appid: userApp.appid, requestId: crypto.randomUUID(), time: Date.now() }
  return { openid, relay: { ...by, signature: signature({ func, openid, data: {}, ...by }, relayKey) } }
}

type Way = (pair: RunningPair, name: FunctionName) => Promise<{ errcode: number; errmsg: string }>

const strangers: [who: string, errcode: Errcode, way: Way][] = [
  ['a guest', Errcode.NOT_ADMIN, ({ direct }, name) => direct('guest', name)],
  ['a guest who forges fields', Errcode.NOT_ADMIN, ({ direct }, name) => direct('guest', name, forged)],
  [
    'a guest who forges a signature',
    Errcode.NOT_ADMIN,
    (pair, name) => pair.direct('guest', name, signed(name, pair, inventedOpenid('owner'))),
  ],
  ['an administrator who was removed', Errcode.NOT_ADMIN, ({ direct }, name) => direct('removed', name)],
  [
    'a user through the relay',
    Errcode.FUNCTION_NOT_ALLOWED,
    ({ relay }, name) => relay('owner', { func: name, data: {} }),
  ],
  [
    'whoever holds the key of the relay, over HTTP',
    Errcode.FUNCTION_NOT_ALLOWED,
    (pair, name) => overHttp(pair, name, signed(name, pair, inventedOpenid('owner'))),
  ],
  [
    'the relay in nobody’s name, over HTTP',
    Errcode.FUNCTION_NOT_ALLOWED,
    (pair, name) => overHttp(pair, name, signed(name, pair, '')),
  ],
  ['bare HTTP', Errcode.CALLER_UNVERIFIED, (pair, name) => overHttp(pair, name, {})],
  [
    'bare HTTP with forged fields',
    Errcode.CALLER_UNVERIFIED,
    (pair, name) => overHttp(pair, name, { ...forged, relay: { signature: 'x' } }),
  ],
]

describe('every function for administrators', () => {
  it.each(strangers)('refuses %s', async (_who, errcode, way) => {
    const pair = await withAdministrators()
    const before = everything(pair)
    for (const { name } of guarded) {
      const answer = await way(pair, name)
      expect([name, answer.errcode]).toEqual([name, errcode])
      expect(answer.errmsg).toMatch(/\p{Script=Han}/u)
    }
    expect(everything(pair)).toEqual(before)
  })

  it.each([...roles, 'from before'] as const)(
    'lets %s do what the role reaches, and no more',
    async (who) => {
      const pair = await withAdministrators()
      const role = who === 'from before' ? 'owner' : who
      for (const { name, least } of guarded) {
        // An input that is none: what is refused for its role is refused before anybody looks at it.
        const { errcode } = await pair.direct(who, name, { ...forged, _id: {}, cursor: {} })
        const expected = reaches(role, least) ? Errcode.INVALID_INPUT : Errcode.ROLE_TOO_LOW
        expect([name, errcode]).toEqual([name, expected])
      }
    },
  )

  it('is among those that this looks at', () => {
    expect(guarded.map(({ least }) => least)).toEqual(expect.arrayContaining(['viewer', 'editor']))
  })
})

/** Functions that are open to people, too, and what in them is for administrators only. */
const inside: [what: string, name: FunctionName, data: object, least: Role][] = [
  ['sees every picture', 'images_list', { of: 'all' }, 'viewer'],
  ['puts up a banner', 'images_ticket', { purpose: 'banner', type: 'image/png', bytes: 9 }, 'editor'],
  ['removes somebody’s picture', 'images_remove', { _id: 'picture-of-somebody' }, 'editor'],
]

describe('in a function for everybody', () => {
  it.each(inside)('nobody %s whose role does not reach so far', async (_what, name, data, least) => {
    const pair = await withAdministrators()
    for (const who of ['guest', 'removed', ...roles]) {
      const picture = {
        _id: 'picture-of-somebody',
        owner: 'somebody',
        state: 'approved',
        ticketEnds: 0,
        key: '',
      }
      await pair.cloud.database(adminApp.env).remove('images', { _id: picture._id })
      await pair.cloud.database(adminApp.env).insert('images', [picture])
      const { errcode } = await pair.direct(who, name, data)
      const role = roles.find((each) => each === who)
      const refused = role ? Errcode.ROLE_TOO_LOW : Errcode.NOT_ADMIN
      expect([who, errcode]).toEqual([who, role && reaches(role, least) ? 0 : refused])
    }
  })
})

describe('admins_get', () => {
  it.each([...roles, 'from before', 'guest', 'removed'])(
    'tells %s the own role and nothing else',
    async (who) => {
      const { direct } = await withAdministrators()
      const { errcode, data } = await direct(who, 'admins_get', forged)
      const role = who === 'from before' ? 'owner' : who
      const known = who !== 'guest' && who !== 'removed'
      expect([errcode, data]).toEqual([0, { administrator: known ? { _id: `admin-${who}`, role } : null }])
    },
  )
})

it('roles are in one order, and whose record says none is an owner', () => {
  const table = roles.map((role) => roles.filter((least) => reaches(role, least)))
  expect(table).toEqual([['viewer'], ['viewer', 'editor'], ['viewer', 'editor', 'owner']])
  expect(roleOf({})).toBe('owner')
})

function everything({ cloud }: RunningPair) {
  const database = cloud.database(adminApp.env)
  return ['users', 'admins', 'images'].map((collection) => database.find(collection))
}

async function overHttp({ cloud, adminSecret }: RunningPair, name: string, event: object) {
  const post = async (path: string, body: object) => {
    const response = await fetch(`${cloud.url}${path}`, { method: 'POST', body: JSON.stringify(body) })
    return (await response.json()) as Record<string, unknown>
  }
  const credential = { grant_type: 'client_credential', appid: adminApp.appid, secret: adminSecret }
  const { access_token } = await post('/cgi-bin/stable_token', credential)
  const query = new URLSearchParams({ access_token: String(access_token), env: adminApp.env, name })
  const { resp_data } = await post(`/tcb/invokecloudfunction?${query}`, event)
  return JSON.parse(String(resp_data)) as { errcode: number; errmsg: string }
}
