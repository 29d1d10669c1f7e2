import { describe, expect, it } from 'vitest'
import { type DataOf, Errcode, type InputOf, type PeopleFilter, type User } from '../../../contract'
import { stateOf } from '../../../contract/states'
import { ask, audit, database } from '../admins/people'
import { crowd, documentsOf } from '../people/crowd'
import { userOf } from '../images/people'
import { type RunningPair, someone } from '../run-pair'
import { added, everybody, giveUp, jobs, sweep, withCrowd } from './stage'

type Page = DataOf<'jobs_page'>

const masked = { kind: 'export', whole: false } as const
const whole = { kind: 'export', whole: true } as const
const idsOf = (users: { _id: string }[]) => users.map(({ _id }) => _id)

async function pageOf(pair: RunningPair, input: InputOf<'jobs_page'>, by = 'Qian'): Promise<Page> {
  const { errcode, data } = await ask(pair, by, 'jobs_page', input)
  expect(errcode).toBe(0)
  return data
}

/** All pages; what `between` two of them does. */
async function pagesOf(pair: RunningPair, _id: string, between: (n: number) => unknown = () => undefined) {
  const pages = [await pageOf(pair, { _id })]
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
    await between(pages.length)
    pages.push(await pageOf(pair, { _id, cursor: next }))
  }
  return pages
}

const peopleOf = (pages: Page[]) => pages.flatMap(({ people }) => people)

describe('an export', () => {
  it.each<[PeopleFilter, (user: User) => boolean]>([
    [{}, ({ state }) => state !== 'trashed'],
    [{ sex: 1 }, ({ state, sex }) => sex === 1 && state !== 'trashed'],
    [{ state: 'trashed' }, ({ state }) => state === 'trashed'],
    [{ search: '王' }, ({ state, name }) => name.includes('王') && state !== 'trashed'],
  ])('of %j holds everybody who matches, once, as they are', async (filter, meant) => {
    const pair = await withCrowd(1_200)
    const { _id } = await added(pair, { ...whole, filter })
    const people = peopleOf(await pagesOf(pair, _id))
    const expected = everybody(pair).filter(meant)
    expect(expected.length).toBeGreaterThan(10)
    expect(idsOf(people).sort()).toEqual(idsOf(expected).sort())
    const records = new Map(expected.map((user) => [user._id, user]))
    for (const person of people) {
      const record = records.get(person._id)
      const { name, age, sex, tel, createtime, appid, version } = record ?? (someone as User)
      expect(person).toEqual({
        _id: person._id,
        name,
        age,
        sex,
        tel,
        createtime,
        appid,
        version,
        state: stateOf(record ?? {}),
      })
    }
  })

  it('of chosen people holds those who are still there', async () => {
    const pair = await withCrowd(40)
    const chosen = idsOf(everybody(pair)).slice(5, 25)
    const { _id, total } = await added(pair, { ...masked, ids: chosen })
    await database(pair).remove('users', { _id: chosen[3] })
    expect(total).toBe(20)
    const people = peopleOf(await pagesOf(pair, _id))
    expect(idsOf(people).sort()).toEqual(chosen.filter((id) => id !== chosen[3]).sort())
  })

  it('is complete, without anybody twice, while others register, change, are trashed and leave', async () => {
    const pair = await withCrowd(1_500)
    const before = everybody(pair).filter(({ state }) => state !== 'trashed')
    const { _id } = await added(pair, { ...whole, filter: {} })
    const newest = documentsOf(crowd(3, Date.now() + 60_000)).map((user, n) => ({
      ...user,
      _id: `late-${n}`,
      openid: `late-${n}`,
    }))
    const touched = new Set<string>()
    const people = peopleOf(
      await pagesOf(pair, _id, async (n) => {
        if (n === 1) await database(pair).insert('users', newest)
        const [user, gone] = [before[n * 100], before[n * 100 + 1]]
        if (!user || !gone) return
        for (const { _id } of [user, gone]) touched.add(_id)
        await ask(pair, 'He', 'users_edit', { _id: user._id, age: 99, version: 0 })
        await ask(pair, 'He', 'users_set_state', { _id: gone._id, state: 'trashed', version: 0 })
      }),
    )
    const ids = idsOf(people)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => id.startsWith('late'))).toEqual([])
    const expected = idsOf(before).filter((id) => !touched.has(id))
    expect(expected.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('shows the ends of numbers; whole ones where they were asked for, and the audit says so before', async () => {
    const pair = await withCrowd(0)
    await userOf(pair, 'Lin').call('users_add', someone)
    const few = await added(pair, { ...masked, filter: {} })
    expect(JSON.stringify(await pagesOf(pair, few._id))).not.toContain(someone.tel)
    const all = await added(pair, { ...whole, filter: {} })
    const entries = audit(pair).filter(({ func }) => func === 'jobs_add')
    expect(entries).toMatchObject([
      { object: few._id, role: 'editor', after: { people: 1, whole: false } },
      { object: all._id, role: 'editor', after: { people: 1, whole: true } },
    ])
    expect(peopleOf(await pagesOf(pair, all._id))).toMatchObject([{ tel: someone.tel }])
    expect(JSON.stringify(await pagesOf(pair, all._id))).not.toContain('openid')
  })

  it('is read by nobody but who asked for it, while they are an editor, until it ends', async () => {
    const pair = await withCrowd(5)
    const { _id } = await added(pair, { ...whole, filter: {} })
    const code = async (by: string) => (await ask(pair, by, 'jobs_page', { _id })).errcode
    expect([await code('He'), await code('Zhou')]).toEqual([Errcode.JOB_NOT_FOUND, Errcode.ROLE_TOO_LOW])
    expect((await ask(pair, 'He', 'jobs_get', { _id })).data.job).toMatchObject({
      status: 'open',
      own: false,
    })
    expect((await ask(pair, 'Qian', 'jobs_get', { _id })).data.job).toMatchObject({
      status: 'open',
      own: true,
    })
    expect(await code('Qian')).toBe(0)
    const [job] = jobs(pair)
    const ending = async (ends: number) => {
      await database(pair).remove('jobs', { _id })
      await database(pair).insert('jobs', [{ ...job, ends }])
    }
    await ending(Date.now() - 1)
    expect(await code('Qian')).toBe(Errcode.JOB_NOT_FOUND)
    await ending(Date.now() + 60_000)
    expect(await code('Qian')).toBe(0)
    expect((await ask(pair, 'He', 'jobs_cancel', { _id })).data.job).toMatchObject({ status: 'stopped' })
    expect(await code('Qian')).toBe(Errcode.JOB_NOT_FOUND)
    const [admin] = database(pair).find('admins', { name: 'Qian' })
    const again = await added(pair, { ...whole, filter: {} })
    await ask(pair, 'He', 'admins_change', { _id: String(admin?.['_id']), role: 'viewer' })
    expect((await ask(pair, 'Qian', 'jobs_page', { _id: again._id })).errcode).toBe(Errcode.ROLE_TOO_LOW)
  })

  it('has pages well under a megabyte, whatever people are called', async () => {
    const pair = await withCrowd(0)
    const flag = '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'
    const long = documentsOf(crowd(700)).map((user) => ({ ...user, name: flag.repeat(30) }))
    await database(pair).insert('users', long)
    const { _id } = await added(pair, { ...masked, filter: { state: 'disabled' } })
    expect(peopleOf(await pagesOf(pair, _id))).toHaveLength(14)
    const all = await added(pair, { ...masked, filter: {} })
    const pages = await pagesOf(pair, all._id)
    for (const page of pages) expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(900_000)
    expect(peopleOf(pages)).toHaveLength(long.filter(({ state }) => state !== 'trashed').length)
  })

  it('says how many records cannot be read, and holds the others', async () => {
    const pair = await withCrowd(10)
    await database(pair).insert('users', [{ _id: 'broken', createtime: 5, appid: 'a', openid: 'o', name: 7 }])
    const { _id } = await added(pair, { ...masked, filter: {} })
    expect(await pagesOf(pair, _id)).toMatchObject([{ people: { length: 10 }, unreadable: 1 }])
  })

  it('goes on behind the last page after the function was killed, as often as it is', async () => {
    const pair = await withCrowd(12_000)
    const { _id } = await added(pair, { ...whole, filter: {} })
    for (const [seed, kill] of (['during', 'after'] as const).entries())
      pair.cloud.faults.add({ route: 'function', name: 'jobs_page', kill, probability: 0.4, seed })
    const ids: string[] = []
    let cursor: string | null | undefined
    for (let tries = 0; tries < 100 && cursor !== null; tries++) {
      const answer = await ask(pair, 'Qian', 'jobs_page', { _id, ...(cursor && { cursor }) }).catch(
        () => undefined,
      )
      if (answer?.errcode !== 0) continue
      ids.push(...idsOf(answer.data.people))
      cursor = answer.data.next
    }
    expect(ids.sort()).toEqual(idsOf(everybody(pair).filter(({ state }) => state !== 'trashed')).sort())
  })

  it('is nothing that is pushed on', async () => {
    const pair = await withCrowd(5)
    const { _id } = await added(pair, { ...masked, filter: {} })
    await sweep(pair)
    await giveUp(pair)
    expect((await ask(pair, 'Qian', 'jobs_step', { _id })).data.job).toMatchObject({ status: 'open' })
    expect(everybody(pair).every(({ version }) => version === 0)).toBe(true)
  })
})
