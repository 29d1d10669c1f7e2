import { beforeAll, describe, expect, it } from 'vitest'
import {
  type DataOf,
  Errcode,
  type FunctionName,
  type InputOf,
  type PeopleFilter,
  type User,
} from '../../../contract'
import { ageBandOf } from '../../../contract/age-bands'
import { inventedOpenid } from '../../../local/openid'
import { adminApp, userApp } from '../../../local/pair'
import { type Query, queriesOf } from '../queries'
import { type RunningPair, ownPair, someone } from '../run-pair'
import { countsOf, crowd, documentsOf } from './crowd'

const SIZE = 3_000
const LIMIT = 20
const everybody = crowd(SIZE)

type Input = InputOf<'users_list'>
type Page = DataOf<'users_list'>

/** So many that nobody of them calls too often. */
const administrators = Array.from({ length: 30 }, (_, i) => `administrator ${i}`)

/** A pair with administrators and so many people. */
async function withPeople(people: User[], atEnd?: Parameters<typeof ownPair>[2]): Promise<RunningPair> {
  const pair = await ownPair({}, {}, atEnd)
  const database = pair.cloud.database(adminApp.env)
  const admins = administrators.map((who) => ({
    _id: who,
    appid: adminApp.appid,
    openid: inventedOpenid(who),
  }))
  await database.insert('admins', admins)
  await database.insert('users', documentsOf(people))
  await database.insert('counts', countsOf(people))
  return pair
}

let calls = 0
const ask = ({ direct }: RunningPair, name: FunctionName, input: object) =>
  direct(administrators[calls++ % administrators.length] ?? '', name, input)

async function pageOf(pair: RunningPair, input: Input): Promise<Page> {
  const { errcode, data } = await ask(pair, 'users_list', input)
  expect(errcode).toBe(0)
  return data as Page
}

/** All pages, and what `between` two of them does. */
async function pagesOf(pair: RunningPair, input: Input, between: () => unknown = () => undefined) {
  const ids: string[] = []
  let page = await pageOf(pair, input)
  ids.push(...page.users.map(({ _id }) => _id))
  while (page.next !== null) {
    await between()
    page = await pageOf(pair, { ...input, cursor: page.next })
    ids.push(...page.users.map(({ _id }) => _id))
  }
  return ids
}

const initials = (name: string) => (name.startsWith('林') ? 'l' : '')

/** What each filter means, said without any key. */
const meant: { [Field in keyof PeopleFilter]: (user: User, value: never) => boolean } = {
  search: ({ name, tel }, text: string) =>
    name.includes(text) || tel.startsWith(text) || tel.endsWith(text) || initials(name) === text,
  sex: ({ sex }, value: number) => sex === value,
  age: ({ age }, value: string) => ageBandOf(age) === value,
  state: ({ state = 'active' }, value: string) => state === value,
  appid: ({ appid }, value: string) => appid === value,
  from: ({ createtime }, value: number) => createtime >= value,
  until: ({ createtime }, value: number) => createtime < value,
}

function expected(filter: PeopleFilter): User[] {
  const asks = Object.entries(filter) as [keyof PeopleFilter, never][]
  return everybody
    .filter(({ state }) => filter.state !== undefined || state !== 'trashed')
    .filter((user) => asks.every(([field, value]) => meant[field]?.(user, value)))
    .reverse()
}

const [from, until] = [everybody[700]?.createtime ?? 0, everybody[2500]?.createtime ?? 0]
const filters: [what: string, filter: PeopleFilter, index: string][] = [
  ['everybody', {}, 'createtime_id'],
  ['those registered between', { from, until }, 'createtime_id'],
  ['a surname', { search: '林' }, 'keys_createtime'],
  ['a part of a name', { search: '晓雨' }, 'keys_createtime'],
  ['the beginning of a number', { search: '1380' }, 'keys_createtime'],
  ['a sex', { sex: 2 }, 'keys_createtime'],
  ['an age', { age: '65+' }, 'keys_createtime'],
  ['the disabled ones', { state: 'disabled' }, 'keys_createtime'],
  ['the trashed ones', { state: 'trashed' }, 'keys_createtime'],
  ['a mini program', { appid: userApp.appid }, 'keys_createtime'],
  [
    'all filters together',
    { sex: 1, age: '25-34', state: 'active', appid: userApp.appid, from, until },
    'keys_createtime',
  ],
  ['a search with filters', { search: '林', sex: 1, from }, 'keys_createtime'],
]

describe('the list of people', () => {
  let pair: RunningPair
  let queries: () => Query[]

  beforeAll(async () => {
    let end: (() => Promise<void>) | undefined
    pair = await withPeople(everybody, (ending) => (end = ending))
    queries = queriesOf(pair.cloud).heard
    return end
  })

  it.each(filters)('of %s is whole and in order, newest and oldest first', async (_what, filter) => {
    const ids = expected(filter).map(({ _id }) => _id)
    expect(ids.length).toBeGreaterThan(0)
    expect(await pagesOf(pair, { ...filter, limit: 100 })).toEqual(ids)
    expect(await pagesOf(pair, { ...filter, limit: 100, order: 'oldest' })).toEqual([...ids].reverse())
  })

  it.each(filters)('of %s is counted: by filters exactly, else up to a thousand', async (_what, filter) => {
    const { length } = expected(filter)
    const { data } = await ask(pair, 'users_count', filter)
    const exact = length < 1000 || (filter.search === undefined && filter.from === undefined)
    expect(data).toEqual(exact ? { count: length, more: false } : { count: 1000, more: true })
  })

  it.each(filters)(
    'of %s looks at hardly more than it shows, behind a cursor, too',
    async (_what, filter, index) => {
      const heard = queries().length
      const first = await pageOf(pair, { ...filter, limit: LIMIT })
      if (first.next) await pageOf(pair, { ...filter, limit: LIMIT, cursor: first.next })
      const made = queries()
        .slice(heard)
        .filter(({ collection }) => collection === 'users')
      expect(made.map((query) => query.index)).toEqual(first.next ? [index, index] : [index])
      // A search with filters looks at those who have its rarest key.
      const most = filter.search && filter.sex !== undefined ? 4 * LIMIT : 1.1 * LIMIT + 2
      for (const { scanned } of made) expect(scanned).toBeLessThan(most)
    },
  )

  it.each([
    ['an operator', { search: { $regex: '.*' } }],
    ['31 characters', { search: '长'.repeat(31) }],
    ['a sex that is none', { sex: 3 }],
    ['an age that is no band', { age: '18' }],
    ['a state that is none', { state: 'present' }],
    ['an appid with a stroke', { appid: 'wx/1' }],
    ['a moment that is a date', { from: '2026-01-01' }],
    ['an order that is none', { order: 'name' }],
  ])('asked for %s says what is wrong', async (_what, input) => {
    const { errcode, data } = await ask(pair, 'users_list', input)
    expect(errcode).toBe(Errcode.INVALID_INPUT)
    expect(Object.keys((data as { fields: object }).fields)).toEqual(Object.keys(input))
  })
})

describe('the list of people goes on where it was', () => {
  it('whoever comes, changes and goes meanwhile: whom nobody touches comes once', async () => {
    const people = crowd(300)
    const pair = await withPeople(people)
    const database = pair.cloud.database(adminApp.env)
    const touched = new Set<string>()
    let turn = 0
    const between = async () => {
      turn += 1
      await pair.relay(`newcomer ${turn}`, { func: 'users_add', data: { ...someone, name: `林${turn}` } })
      for (const { _id } of people.slice(turn * 17, turn * 17 + 5)) {
        touched.add(_id)
        await database.remove('users', { _id })
      }
    }
    const ids = await pagesOf(pair, { sex: 2, limit: 7 }, between)
    const untouched = people.filter(
      ({ _id, sex, state }) => !touched.has(_id) && sex === 2 && state !== 'trashed',
    )
    expect(touched.size).toBeGreaterThan(20)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((_id) => !touched.has(_id))).toEqual(untouched.map(({ _id }) => _id).reverse())
  })
})

describe('somebody is found', () => {
  const search = async (pair: RunningPair, text: string) =>
    (await pageOf(pair, { search: text })).users.map(({ name }) => name)

  it('as soon as they have registered, and by what they have changed', async () => {
    const pair = await withPeople([])
    await pair.relay('Lin', { func: 'users_add', data: someone })
    expect(await search(pair, '晓雨')).toEqual([someone.name])
    const changed = { ...someone, name: '林小满', tel: '13911112222', version: 0 }
    await pair.relay('Lin', { func: 'users_update', data: changed })
    expect(await search(pair, '晓雨')).toEqual([])
    expect(await search(pair, '13800010001')).toEqual([])
    expect(await search(pair, 'lxm')).toEqual([changed.name])
    expect(await search(pair, '2222')).toEqual([changed.name])
  })

  it('without keys, as functions written by hand leave them, among everybody', async () => {
    const [{ keys: _keys, ...old } = {} as User] = crowd(1)
    const pair = await withPeople([old])
    expect((await pageOf(pair, {})).users.map(({ name }) => name)).toEqual([old.name])
  })
})
