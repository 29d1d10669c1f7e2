import { beforeEach, describe, expect, it } from 'vitest'
import { personId } from '../../../cloud/shared/person-id'
import { signature } from '../../../cloud/shared/relay-signature'
import { type Admin, Errcode, type FunctionName, type Role, type Spec, functions } from '../../../contract'
import { reaches, roleOf, roles } from '../../../contract/roles'
import { inventedOpenid } from '../../../local/openid'
import { adminApp, userApp } from '../../../local/pair'
import { type RunningPair, runPair } from '../run-pair'

const isRole = (access: Spec['access']): access is Role => (roles as readonly string[]).includes(access)

/** Every function that asks for a role, as the contract says it. */
const guarded = Object.entries(functions).flatMap(([name, { access }]) =>
  isRole(access) ? [{ name: name as FunctionName, least: access }] : [],
)

const admin = (who: string, role?: Role): Record<string, unknown> => {
  const record: Admin = {
    _id: `admin-${who}`,
    appid: adminApp.appid,
    openid: inventedOpenid(who),
    ...(role && { role }),
    createtime: 1,
    requestId: `made-${who}`,
  }
  return { ...record }
}

let pair: RunningPair

/** Of each role one. */
beforeEach(async () => {
  pair = await runPair()
  const database = pair.cloud.database(adminApp.env)
  const admins = [...roles.map((role) => admin(role, role)), admin('from before'), admin('removed', 'owner')]
  await database.insert('admins', admins)
  await database.remove('admins', { _id: 'admin-removed' })
})

/** What somebody sends who would like to be taken for the owner. */
const forged = {
  openid: inventedOpenid('owner'),
  appid: adminApp.appid,
  role: 'owner',
  access: 'owner',
  administrator: admin('owner', 'owner'),
  caller: { via: 'client', openid: inventedOpenid('owner') },
  userInfo: { openId: inventedOpenid('owner'), appId: adminApp.appid },
}

/** Signed as the relay signs, with its own key, in the owner's name even. */
function signed(func: string, { relayKey }: RunningPair, openid: string): object {
  const by = { appid: userApp.appid, requestId: crypto.randomUUID(), time: Date.now() }
  return { openid, relay: { ...by, signature: signature({ func, openid, data: {}, ...by }, relayKey) } }
}

type Way = (pair: RunningPair, name: FunctionName) => Promise<{ errcode: number; errmsg: string }>

const idOf = (who: string, appid = adminApp.appid) => personId({ appid, openid: inventedOpenid(who) })

/** `written`: as whom the audit names them; left out where the call does not reach the environment that has it. */
const strangers: { who: string; errcode: Errcode; written?: string; way: Way }[] = [
  {
    who: 'a guest',
    errcode: Errcode.NOT_ADMIN,
    written: idOf('guest'),
    way: ({ direct }, name) => direct('guest', name),
  },
  {
    who: 'a guest who forges fields',
    errcode: Errcode.NOT_ADMIN,
    written: idOf('guest'),
    way: ({ direct }, name) => direct('guest', name, forged),
  },
  {
    who: 'a guest who has the signature of a relay',
    errcode: Errcode.NOT_ADMIN,
    written: idOf('guest'),
    way: (pair, name) => pair.direct('guest', name, signed(name, pair, inventedOpenid('owner'))),
  },
  {
    who: 'an administrator who was removed',
    errcode: Errcode.NOT_ADMIN,
    written: idOf('removed'),
    way: ({ direct }, name) => direct('removed', name),
  },
  {
    who: 'a user through the relay',
    errcode: Errcode.FUNCTION_NOT_ALLOWED,
    way: ({ relay }, name) => relay('owner', { func: name, data: {} }),
  },
  {
    who: 'whoever holds the key of the relay, over HTTP',
    errcode: Errcode.FUNCTION_NOT_ALLOWED,
    written: idOf('owner', userApp.appid),
    way: (pair, name) => overHttp(pair, name, signed(name, pair, inventedOpenid('owner'))),
  },
  {
    who: "the relay in nobody's name, over HTTP",
    errcode: Errcode.FUNCTION_NOT_ALLOWED,
    written: personId({ appid: userApp.appid, openid: '' }),
    way: (pair, name) => overHttp(pair, name, signed(name, pair, '')),
  },
  {
    who: 'bare HTTP',
    errcode: Errcode.CALLER_UNVERIFIED,
    written: '',
    way: (pair, name) => overHttp(pair, name, {}),
  },
  {
    who: 'bare HTTP with forged fields',
    errcode: Errcode.CALLER_UNVERIFIED,
    written: '',
    way: (pair, name) => overHttp(pair, name, { ...forged, relay: { signature: 'x' } }),
  },
]

describe('every function for administrators', () => {
  it.each(strangers)('refuses $who, and the audit says so', async ({ errcode, written, way }) => {
    const before = everything(pair)
    for (const { name } of guarded) {
      const answer = await way(pair, name)
      expect([name, answer.errcode]).toEqual([name, errcode])
      expect(answer.errmsg).toMatch(/\p{Script=Han}/u)
    }
    expect(everything(pair)).toEqual(before)
    const entries = pair.cloud.database(adminApp.env).find('audit')
    const told = entries.map(({ func, who, refused, before, after }) => [func, who, refused, before, after])
    const expected = guarded.map(({ name }) => [name, written, errcode, null, {}])
    expect(told.sort()).toEqual(written === undefined ? [] : expected.sort())
  })

  it.each([...roles, 'from before'] as const)(
    'lets %s do what the role reaches, and no more',
    async (who) => {
      const role = who === 'from before' ? 'owner' : who
      for (const { name, least } of guarded) {
        // No input is right like this: what is refused for its role is refused before anybody looks at it.
        const { errcode } = await pair.direct(who, name, { ...forged, _id: {}, cursor: {} })
        const expected = reaches(role, least) ? [Errcode.OK, Errcode.INVALID_INPUT] : [Errcode.ROLE_TOO_LOW]
        expect([name, expected]).toEqual([name, expect.arrayContaining([errcode])])
      }
    },
  )

  it('is among those that this looks at', () => {
    expect(guarded.map(({ least }) => least)).toEqual(expect.arrayContaining([...roles]))
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
      const { errcode, data } = await pair.direct(who, 'admins_get', forged)
      const role = who === 'from before' ? 'owner' : who
      const known = who !== 'guest' && who !== 'removed'
      const administrator = known ? { _id: `admin-${who}`, who: idOf(who), role, createtime: 1 } : null
      expect([errcode, data]).toEqual([0, { administrator }])
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
