import { describe, expect, it } from 'vitest'
import { personId } from '../../cloud/shared/person-id'
import {
  type Answer,
  Errcode,
  type FunctionName,
  type Image,
  type Spec,
  type State,
  functions,
} from '../../contract'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { ask, audit, database, withAdministrators } from './admins/people'
import { addPicture, userOf, wish } from './images/people'
import { stopped } from './images/later'
import { type RunningPair, someone } from './run-pair'

const lin = personId({ appid: userApp.appid, openid: inventedOpenid('Lin') })
const shutOut: State[] = ['disabled', 'trashed']

/** He, the owner, an editor, a viewer; and Lin, who has registered. */
async function withLin(): Promise<RunningPair> {
  const pair = await withAdministrators({ Qian: 'editor', Zhou: 'viewer' })
  await userOf(pair, 'Lin').call('users_add', someone)
  return pair
}

const stored = (pair: RunningPair) => database(pair).find('users')[0]
const setState = (pair: RunningPair, state: State, version = 0, who = 'Qian', requestId?: string) =>
  ask(pair, who, 'users_set_state', { _id: lin, state, version }, requestId)

/** As the user app does under environment sharing. */
const visit = async ({ cloud }: RunningPair, name: string): Promise<Answer> => {
  const resource = { resourceAppid: adminApp.appid, resourceEnv: adminApp.env }
  const visitor = { appid: userApp.appid, openid: inventedOpenid('Lin'), ...resource }
  await cloud.init(visitor)
  return (await cloud.callFunction({ ...visitor, name, data: {} })).result as Answer
}

describe('who is disabled or in the trash', () => {
  const forUsers = (Object.entries(functions) as [FunctionName, Spec][]).filter(
    ([, { access, env }]) => access === 'user' && env === 'admin',
  )
  const closed = forUsers.filter(([, { evenDisabled }]) => !evenDisabled).map(([name]) => name)

  it.each(shutOut)('%s: is refused by every function for people, whichever way they come', async (state) => {
    const pair = await withLin()
    expect((await setState(pair, state)).errcode).toBe(0)
    expect(closed.length).toBeGreaterThan(5)
    for (const name of closed) {
      const behindTheRelay = await pair.relay('Lin', { func: name, data: {} })
      expect([name, behindTheRelay.data?.errcode]).toEqual([name, Errcode.ACCOUNT_DISABLED])
      expect([name, (await visit(pair, name)).errcode]).toEqual([name, Errcode.ACCOUNT_DISABLED])
    }
    expect(stored(pair)).toMatchObject({ ...someone, state })
  })

  it.each(shutOut)('%s: is told so with their own record, and registering is no way round', async (state) => {
    const pair = await withLin()
    await setState(pair, state)
    const person = userOf(pair, 'Lin')
    expect((await person.call('users_get', {})).data.user).toMatchObject({ ...someone, state })
    expect((await person.call('users_add', someone)).errcode).toBe(Errcode.ACCOUNT_DISABLED)
  })

  it('is shut out of a change that had begun before', async () => {
    const pair = await withLin()
    const late = await stopped(
      pair,
      1,
      () => userOf(pair, 'Lin').call('users_update', { ...someone, age: 99, version: 0 }),
      () => setState(pair, 'disabled'),
    )
    expect(late.errcode).toBe(Errcode.ACCOUNT_DISABLED)
    expect(stored(pair)).toMatchObject({ age: someone.age, state: 'disabled', version: 1 })
  })

  it('is out of everybody’s sight with their pictures, and back with them', async () => {
    const pair = await withLin()
    const image = await addPicture(userOf(pair, 'Lin'))
    await ask(pair, 'Qian', 'images_review', { _id: image._id, decision: 'approve' })
    const wall = async () => {
      const { data } = await userOf(pair, 'Chen').call('images_list', { of: 'public', purpose: 'wall' })
      return data.images.map(({ _id }) => _id)
    }
    expect(await wall()).toEqual([image._id])
    await setState(pair, 'disabled')
    expect(await wall()).toEqual([])
    await setState(pair, 'active', 1)
    expect(await wall()).toEqual([image._id])
    expect((await userOf(pair, 'Lin').call('users_get', {})).data.user).toMatchObject({ state: 'active' })
  })

  it('leaves pages on the wall as full as they were: others’ pictures move up', async () => {
    const pair = await withLin()
    const chen = userOf(pair, 'Chen')
    const mine = await addPicture(chen)
    await ask(pair, 'Qian', 'images_review', { _id: mine._id, decision: 'approve' })
    const [picture] = database(pair).find('images') as unknown as Image[]
    if (!picture) throw new Error('There is no picture.')
    const copies = (owner: string, count: number, newer: number) =>
      Array.from({ length: count }, (_, n) => ({
        ...picture,
        owner,
        _id: `picture-of-${owner}-${n}`,
        createtime: picture.createtime + newer + n,
      }))
    await database(pair).insert('images', [...copies(lin, 30, 1000), ...copies(chen.id, 5, 100)])
    await setState(pair, 'disabled')
    const shown: string[] = []
    let cursor: string | null | undefined
    do {
      const page = { of: 'public', limit: 4, ...(cursor && { cursor }) } as const
      const { data } = await chen.call('images_list', page)
      expect(data.images).toHaveLength(data.next ? 4 : 2)
      shown.push(...data.images.map(({ _id }) => _id))
      cursor = data.next
    } while (cursor)
    const five = copies(chen.id, 5, 100).map(({ _id }) => _id)
    expect(shown).toEqual([...five.reverse(), mine._id])
  })

  it.each([
    ['users_get', {}],
    ['images_list', { of: 'mine' }],
    ['images_ticket', wish],
    ['images_remove', { _id: 'a-picture-that-is-not-there' }],
  ] as const)(
    'is found out by one read of the record, and %s reads it no second time',
    async (name, data) => {
      const pair = await withLin()
      const before = pair.cloud.calls().length
      await userOf(pair, 'Chen').call(name, data)
      const read = pair.cloud
        .calls()
        .slice(before)
        .filter(({ kind, target, wrote }) => kind === 'database' && target === 'users' && !wrote)
      expect(read).toHaveLength(1)
    },
  )
})

describe('a state', () => {
  it('is set with its moment and an entry; undone by the one before, from the version that came of it', async () => {
    const pair = await withLin()
    const before = Date.now()
    const { data } = await setState(pair, 'trashed')
    expect(data.user).toMatchObject({ _id: lin, state: 'trashed', version: 1, tel: '138****0001' })
    expect(data.user.since).toBeGreaterThanOrEqual(before)
    expect((await setState(pair, 'active', 1)).data.user).toMatchObject({ state: 'active', version: 2 })
    expect(audit(pair).filter(({ func }) => func === 'users_set_state')).toMatchObject([
      { whom: lin, role: 'editor', version: 1, before: { state: 'active' }, after: { state: 'trashed' } },
      { whom: lin, role: 'editor', version: 2, before: { state: 'trashed' }, after: { state: 'active' } },
    ])
  })

  it('is not set by a viewer, nor of somebody who is not there, nor to what there is not', async () => {
    const pair = await withLin()
    expect((await setState(pair, 'disabled', 0, 'Zhou')).errcode).toBe(Errcode.ROLE_TOO_LOW)
    const nobody = await ask(pair, 'Qian', 'users_set_state', {
      _id: 'nobody',
      state: 'disabled',
      version: 0,
    })
    expect(nobody.errcode).toBe(Errcode.USER_NOT_FOUND)
    expect((await setState(pair, 'gone' as State)).errcode).toBe(Errcode.INVALID_INPUT)
    expect(stored(pair)?.state).toBeUndefined()
  })

  it('that two decide on at once is decided once; the other sees what there is now', async () => {
    const pair = await withLin()
    const answers = await Promise.all([setState(pair, 'disabled', 0, 'He'), setState(pair, 'trashed')])
    const [won] = answers.filter(({ errcode }) => errcode === 0)
    const [lost] = answers.filter(({ errcode }) => errcode !== 0)
    expect(lost).toMatchObject({ errcode: Errcode.CHANGED_MEANWHILE })
    expect(lost?.data.user).toEqual(won?.data.user)
    expect(stored(pair)).toMatchObject({ state: won?.data.user.state, version: 1 })
  })
})

describe('editing somebody', () => {
  const edit = (pair: RunningPair, data: object, version = 0, requestId?: string) =>
    ask(pair, 'Qian', 'users_edit', { _id: lin, version, ...data }, requestId)

  it('changes what is named, with an entry in which no number is whole, and shows none either', async () => {
    const pair = await withLin()
    const { data } = await edit(pair, { name: ' 林小雨 ', tel: '+86 139-1111-2222' })
    const changed = { ...someone, name: '林小雨', tel: '13911112222' }
    expect(stored(pair)).toMatchObject({ ...changed, version: 1 })
    expect(data.user).toMatchObject({ name: '林小雨', tel: '139****2222', age: someone.age, version: 1 })
    expect(audit(pair).find(({ func }) => func === 'users_edit')).toMatchObject({
      whom: lin,
      role: 'editor',
      version: 1,
      before: { name: someone.name, tel: '138****0001' },
      after: { name: '林小雨', tel: '139****2222' },
    })
  })

  it.each([
    ['name', ' '],
    ['age', 151],
    ['sex', 3],
    ['tel', '1380001'],
    ['version', -1],
  ])('with a wrong %s is told so beside the field', async (field, value) => {
    const pair = await withLin()
    const answer = await edit(pair, { [field]: value })
    expect(answer).toMatchObject({ errcode: Errcode.INVALID_INPUT })
    expect(Object.keys((answer.data as unknown as { fields: object }).fields)).toEqual([field])
  })

  it('from a version that is not the last shows what it is now, but not the number', async () => {
    const pair = await withLin()
    await userOf(pair, 'Lin').call('users_update', { ...someone, age: 27, version: 0 })
    const late = await edit(pair, { age: 28 })
    expect(late).toMatchObject({
      errcode: Errcode.CHANGED_MEANWHILE,
      data: { user: { age: 27, version: 1, tel: '138****0001' } },
    })
    expect(JSON.stringify(late)).not.toContain(someone.tel)
    expect(stored(pair)).toMatchObject({ age: 27 })
  })

  it('again, after the answer was lost, hears that it worked, once', async () => {
    const pair = await withLin()
    pair.cloud.faults.add({ route: 'function', name: 'users_edit', kill: 'after', times: 1 })
    await expect(edit(pair, { age: 28 }, 0, 'the-same-request')).rejects.toThrow()
    expect((await edit(pair, { age: 28 }, 0, 'the-same-request')).data.user).toMatchObject({ version: 1 })
    expect(audit(pair).filter(({ func }) => func === 'users_edit')).toHaveLength(1)
  })
})

describe('several changes at once', () => {
  it('of one person are one; each of the others sees it and may decide anew', async () => {
    const pair = await withLin()
    const edits = [1, 2, 3, 4, 5, 6].map((n) =>
      ask(pair, n % 2 ? 'He' : 'Qian', 'users_edit', { _id: lin, age: 30 + n, version: 0 }),
    )
    const answers = await Promise.all(edits)
    const codes = answers.map(({ errcode }) => errcode)
    expect(codes.sort()).toEqual([...Array(5).fill(Errcode.CHANGED_MEANWHILE), 0].sort())
    for (const { data } of answers) expect(data.user).toMatchObject({ age: stored(pair)?.age, version: 1 })
    expect(audit(pair).filter(({ func }) => func === 'users_edit')).toHaveLength(1)
  })

  it('of several people by one request id are several: it hides nothing', async () => {
    const pair = await withLin()
    const chen = userOf(pair, 'Chen')
    await chen.call('users_add', { ...someone, tel: '13800010002' })
    for (const _id of [lin, chen.id]) {
      const state = { _id, state: 'disabled', version: 0 } as const
      expect((await ask(pair, 'Qian', 'users_set_state', state, 'one-request-id')).errcode).toBe(0)
    }
    expect(database(pair).find('users')).toMatchObject([{ state: 'disabled' }, { state: 'disabled' }])
    expect(audit(pair).filter(({ func }) => func === 'users_set_state')).toHaveLength(2)
  })
})
