import { describe, expect, it } from 'vitest'
import { type DataOf, Errcode } from '../../contract'
import { people, seed } from '../../local/seed'
import { adminApp } from '../../local/pair'
import { type RunningPair, ownPair, runPair, someone } from './run-pair'

const listed = (answer: { data: unknown }) => answer.data as DataOf<'users_list'>

describe('the first administrator', () => {
  it('is who holds the set-up code, and may then see the list', async () => {
    const { direct, setupCode } = await runPair()
    expect(await direct('He', 'users_list')).toMatchObject({ errcode: Errcode.NOT_ADMIN })
    expect(await direct('He', 'admins_claim', { code: setupCode })).toMatchObject({ errcode: Errcode.OK })
    expect(await direct('He', 'users_list')).toMatchObject({
      errcode: Errcode.OK,
      data: { users: [], next: null },
    })
  })

  it('is not made by a wrong code', async () => {
    const { cloud, direct } = await runPair()
    expect(await direct('He', 'admins_claim', { code: 'guess' })).toMatchObject({
      errcode: Errcode.SETUP_CODE_WRONG,
      errmsg: '设置码或邀请码不正确',
    })
    expect(cloud.database(adminApp.env).count('admins')).toBe(0)
  })

  it.each(['ABCDEF', 'abcdef', 'aBcDe', 'aBcDeF0', ' '])(
    'is not made by the code in another case, cut off or with more: "%s"',
    async (code) => {
      const { cloud, direct } = await ownPair({ variables: { admin: { ADMIN_SETUP_CODE: 'aBcDeF' } } })
      expect((await direct('He', 'admins_claim', { code })).errcode).not.toBe(Errcode.OK)
      expect(cloud.database(adminApp.env).count('admins')).toBe(0)
      expect(await direct('He', 'admins_claim', { code: 'aBcDeF' })).toMatchObject({ errcode: Errcode.OK })
    },
  )

  it('is not made where there is one already, whatever their record is called', async () => {
    const { cloud, direct, setupCode } = await runPair()
    const byHand = { _id: 'made-in-the-console', appid: adminApp.appid, openid: 'oSomebody', createtime: 1 }
    await cloud.database(adminApp.env).insert('admins', [byHand])
    expect(await direct('He', 'admins_claim', { code: setupCode })).toMatchObject({
      errcode: Errcode.ADMIN_EXISTS,
    })
    expect(cloud.database(adminApp.env).count('admins')).toBe(1)
  })

  it('is one person, however many hold the code and claim at once', async () => {
    const { cloud, direct, setupCode } = await runPair()
    const claims = Array.from({ length: 20 }, (_, i) =>
      direct(`person ${i}`, 'admins_claim', { code: setupCode }),
    )
    const codes = (await Promise.all(claims)).map(({ errcode }) => errcode)
    expect(codes.filter((code) => code === 0)).toHaveLength(1)
    expect(codes.filter((code) => code === Errcode.ADMIN_EXISTS)).toHaveLength(19)
    expect(cloud.database(adminApp.env).count('admins')).toBe(1)
  })

  it('was made: the code works no longer', async () => {
    const { direct, setupCode } = await runPair()
    await direct('He', 'admins_claim', { code: setupCode })
    expect(await direct('Lin', 'admins_claim', { code: setupCode })).toMatchObject({
      errcode: Errcode.ADMIN_EXISTS,
    })
  })
})

describe('the list of people', () => {
  it('comes newest first and in pages, each person once', async () => {
    const pair = await withAdministrator()
    await pair.cloud.database(adminApp.env).insert('users', twins(25))
    const names: string[] = []
    let cursor: string | null | undefined
    do {
      const data = cursor ? { limit: 10, cursor } : { limit: 10 }
      const page = listed(await pair.direct('He', 'users_list', data))
      names.push(...page.users.map(({ name }) => name))
      cursor = page.next
    } while (cursor)
    expect(names).toEqual(
      twins(25)
        .map(({ name }) => name)
        .reverse(),
    )
  })

  it('goes on where it was although somebody registers meanwhile', async () => {
    const { cloud, direct, relay } = await withAdministrator()
    await cloud.database(adminApp.env).insert('users', twins(4))
    const first = listed(await direct('He', 'users_list', { limit: 2 }))
    await relay('Lin', { func: 'users_add', data: someone })
    const second = listed(await direct('He', 'users_list', { limit: 2, cursor: first.next }))
    expect([...first.users, ...second.users].map(({ name }) => name)).toEqual(['p3', 'p2', 'p1', 'p0'])
    expect(second.next).toBeNull()
  })

  it('shows who was registered by hand, with digits in text, and is not hidden by a broken record', async () => {
    const { cloud, direct, printed } = await withAdministrator()
    const [first, second, third] = twins(3)
    const byHand = { ...second, age: '26', sex: '2' }
    const broken = { _id: 'broken', name: 5, createtime: third?.createtime }
    await cloud.database(adminApp.env).insert('users', [{ ...first }, byHand, { ...third }, broken])
    const { users } = listed(await direct('He', 'users_list'))
    expect(users.map(({ name, age, sex }) => [name, age, sex])).toEqual([
      ['p2', 26, 2],
      ['p1', 26, 2],
      ['p0', 26, 2],
    ])
    expect(printed()).toContain('"_id":"broken"')
  })

  it('shows no openid', async () => {
    const { direct, relay } = await withAdministrator()
    await relay('Lin', { func: 'users_add', data: someone })
    const [user] = listed(await direct('He', 'users_list')).users
    expect(Object.keys(user ?? {}).sort()).toEqual([
      ...['_id', 'age', 'consent', 'consentTime', 'createtime', 'name', 'sex', 'state', 'tel', 'version'],
    ])
  })

  it.each([
    ['a cursor that is none', { cursor: "1' or 1" }],
    ['a cursor that is an operator', { cursor: { $gt: '' } }],
    ['101 at once', { limit: 101 }],
    ['none', { limit: 0 }],
  ])('asked for %s answers what is wrong', async (_what, data) => {
    const { direct } = await withAdministrator()
    expect(await direct('He', 'users_list', data)).toMatchObject({ errcode: Errcode.INVALID_INPUT })
  })
})

const { consent: _consent, ...fields } = someone

describe('one person', () => {
  it('sees the own record, and null before registering', async () => {
    const { relay } = await runPair()
    const own = { func: 'users_get' }
    expect(await relay('Lin', own)).toMatchObject({ data: { errcode: 0, data: { user: null } } })
    await relay('Lin', { func: 'users_add', data: someone })
    expect(await relay('Lin', own)).toMatchObject({ data: { data: { user: someone } } })
    expect(await relay('Chen', own)).toMatchObject({ data: { data: { user: null } } })
  })

  it('is shown to an administrator by _id, and to nobody else', async () => {
    const { cloud, direct, relay } = await withAdministrator()
    await relay('Lin', { func: 'users_add', data: someone })
    const _id = cloud.database(adminApp.env).find('users')[0]?._id
    expect(await direct('He', 'users_read', { _id })).toMatchObject({
      data: { user: { ...fields, tel: '138****0001' } },
    })
    expect(await direct('Lin', 'users_read', { _id })).toMatchObject({ errcode: Errcode.NOT_ADMIN })
    expect(await direct('He', 'users_read', { _id: 'nobody' })).toMatchObject({
      errcode: 0,
      data: { user: null },
    })
  })
})

it('the seed makes a dozen people, one administrator and pictures that open, once', async () => {
  const { cloud } = await runPair()
  const database = cloud.database(adminApp.env)
  await seed(cloud)
  await seed(cloud)
  const links = database.find('images').map(({ link }) => String(link))
  expect(links).toHaveLength(7)
  for (const link of links) expect((await fetch(link)).headers.get('content-type')).toBe('image/png')
  expect([database.count('users'), database.count('admins')]).toEqual([12, 1])
  expect(database.count('audit')).toBe(12)
  expect(people.user).toHaveLength(13)
})

async function withAdministrator(): Promise<RunningPair> {
  const pair = await runPair()
  await pair.direct('He', 'admins_claim', { code: pair.setupCode })
  return pair
}

/** People who registered in the same millisecond, two by two: the worst case for a cursor. */
const twins = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    ...someone,
    _id: `id${String(i).padStart(3, '0')}`,
    name: `p${i}`,
    appid: 'wxb',
    openid: `o${i}`,
    createtime: 1_700_000_000_000 + Math.floor(i / 2),
    requestId: `request-${i}`,
  }))
