import { describe, expect, it } from 'vitest'
import { type Answer, Errcode } from '../../contract'
import type { Fault } from '../../emulator/index'
import { adminApp } from '../../local/pair'
import { type RunningPair, runPair, someone } from './run-pair'

const edited = { ...someone, name: '林小雨', tel: '13911112222' }
const update = (data: object) => ({ func: 'users_update', data, requestId: crypto.randomUUID() })
const inner = async (answer: Promise<Answer<Answer | null>>) => (await answer).data
const stored = ({ cloud }: RunningPair) => cloud.database(adminApp.env).find('users')
const audit = ({ cloud }: RunningPair) => cloud.database(adminApp.env).find('audit')

async function withLin(): Promise<RunningPair> {
  const pair = await runPair()
  await pair.relay('Lin', { func: 'users_add', data: someone })
  return pair
}

describe('changing the own record', () => {
  it('is stored, with its version and an entry in the audit in which no number is whole', async () => {
    const pair = await withLin()
    const answer = await inner(pair.relay('Lin', update({ ...edited, version: 0 })))
    expect(answer).toMatchObject({ errcode: 0, data: { user: { ...edited, version: 1 } } })
    expect(stored(pair)).toMatchObject([{ ...edited, version: 1 }])
    const whom = stored(pair)[0]?._id
    const entries = audit(pair)
    expect(entries).toHaveLength(2)
    expect(entries.find(({ func }) => func === 'users_update')).toMatchObject({
      who: whom,
      whom,
      via: 'relay',
      version: 1,
      before: { name: '林晓雨', tel: '138****0001' },
      after: { name: '林小雨', tel: '139****2222' },
    })
    expect(entries.find(({ func }) => func === 'users_add')).toMatchObject({
      who: whom,
      whom,
      version: 0,
      before: null,
      after: { ...someone, tel: '138****0001' },
    })
  })

  it('from a version that is not the last is refused, with the record as it is now and no openid', async () => {
    const pair = await withLin()
    await pair.relay('Lin', update({ ...edited, version: 0 }))
    const late = await inner(pair.relay('Lin', update({ ...someone, age: 99, version: 0 })))
    expect(late?.errcode).toBe(Errcode.CHANGED_MEANWHILE)
    const _id = stored(pair)[0]?._id
    const { createtime, consentTime } = stored(pair)[0] ?? {}
    expect(late?.data).toEqual({
      user: { _id, ...edited, createtime, consentTime, version: 1, state: 'active' },
    })
    expect(stored(pair)).toMatchObject([edited])
    expect(audit(pair)).toHaveLength(2)
  })

  it('ten times at once from one version is stored once; the others hear what is there', async () => {
    const pair = await withLin()
    const ages = Array.from({ length: 10 }, (_, n) => 30 + n)
    const answers = await Promise.all(
      ages.map((age) => inner(pair.relay('Lin', update({ ...someone, age, version: 0 })))),
    )
    const [record] = stored(pair)
    const codes = answers.map((answer) => answer?.errcode)
    expect(codes.sort()).toEqual([...Array(9).fill(Errcode.CHANGED_MEANWHILE), 0].sort())
    for (const answer of answers) expect(answer?.data).toMatchObject({ user: { age: record?.age } })
    expect(audit(pair)).toHaveLength(2)
  })

  it.each<[string, Fault]>([
    ['between the two clouds', { route: 'invokecloudfunction', cut: 'after' }],
    ['because users_update died', { route: 'function', name: 'users_update', kill: 'after' }],
  ])('whose answer was lost %s hears at the repeat that it worked, once', async (_what, fault) => {
    const pair = await withLin()
    const request = update({ ...edited, version: 0 })
    const added = pair.cloud.faults.add({ ...fault, times: 1 })
    await pair.relay('Lin', request)
    expect(added.struck).toBe(1)
    expect(await inner(pair.relay('Lin', request))).toMatchObject({
      errcode: 0,
      data: { user: { ...edited, version: 1 } },
    })
    expect(audit(pair)).toHaveLength(2)
  })

  it('to what it is already changes no version and is not remembered', async () => {
    const pair = await withLin()
    const answer = await inner(pair.relay('Lin', update({ ...someone, version: 0 })))
    expect(answer).toMatchObject({ errcode: 0, data: { user: { version: 0 } } })
    expect(audit(pair)).toHaveLength(1)
  })

  it('to what somebody else has made of it meanwhile is nothing to choose between', async () => {
    const pair = await withLin()
    await pair.relay('Lin', update({ ...edited, version: 0 }))
    const same = await inner(pair.relay('Lin', update({ ...edited, version: 0 })))
    expect(same).toMatchObject({ errcode: 0, data: { user: { ...edited, version: 1 } } })
    expect(audit(pair)).toHaveLength(2)
  })

  it('works for a record from before there were versions', async () => {
    const pair = await withLin()
    const [{ version: _version, ...old } = {}] = stored(pair)
    const database = pair.cloud.database(adminApp.env)
    await database.remove('users', { _id: old._id })
    await database.insert('users', [old])
    const get = { func: 'users_get' }
    expect(await inner(pair.relay('Lin', get))).toMatchObject({ data: { user: { version: 0 } } })
    await pair.relay('Lin', update({ ...edited, version: 0 }))
    expect(stored(pair)).toMatchObject([{ ...edited, version: 1 }])
  })

  it('of somebody who is not registered is refused, and makes no record', async () => {
    const pair = await withLin()
    const answer = await inner(pair.relay('Chen', update({ ...edited, version: 0 })))
    expect(answer).toMatchObject({ errcode: Errcode.NOT_REGISTERED, errmsg: '你还没有登记，请先登记' })
    expect(stored(pair)).toHaveLength(1)
  })

  it.each([
    ['no version', { ...edited }, ['version']],
    ['a version that is an operator', { ...edited, version: { $gt: 0 } }, ['version']],
    ['no name', { ...edited, name: ' ', version: 0 }, ['name']],
  ])('with %s is told so beside the field', async (_what, data, fields) => {
    const pair = await withLin()
    const answer = await inner(pair.relay('Lin', update(data)))
    expect(answer?.errcode).toBe(Errcode.INVALID_INPUT)
    expect(Object.keys((answer?.data as { fields: object } | undefined)?.fields ?? {})).toEqual(fields)
    expect(stored(pair)).toMatchObject([someone])
  })
})
