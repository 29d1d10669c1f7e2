import { describe, expect, it } from 'vitest'
import { Errcode, type InputOf } from '../../../contract'
import { ask, audit, database, who, withAdministrators } from '../admins/people'
import { type Someone, userOf } from '../images/people'
import { onePair, someone } from '../run-pair'
import { allOf, deliveries, listOf, notices, readAll, sent, words } from './stage'

const run = onePair()
const stage = () => withAdministrators({ Qian: 'editor', Zhou: 'viewer' }, run)
type Pair = Awaited<ReturnType<typeof stage>>

async function registered(pair: Pair, name: string): Promise<Someone> {
  const person = userOf(pair, name)
  expect((await person.call('users_add', someone)).errcode).toBe(0)
  return person
}

/** What is stored of somebody, but for what reading writes. */
function recordOf(pair: Pair, { id }: Someone) {
  const { noticesRead: _, ...record } = database(pair).find('users', { _id: id })[0] ?? {}
  return record
}

describe('a message', () => {
  it('to one person reaches them and nobody else, and the audit says who sent it to whom', async () => {
    const pair = await stage()
    const [lin, chen] = [await registered(pair, 'Lin'), await registered(pair, 'Chen')]
    const notice = await sent(pair, { to: 'one', whom: lin.id, ...words })
    expect(notice).toMatchObject({ ...words, to: 'one', whomName: someone.name, total: 1, name: 'Qian' })
    expect(await listOf(lin)).toMatchObject({ notices: [{ ...words, unread: true }], next: null, unread: 1 })
    expect(await listOf(chen)).toEqual({ notices: [], next: null, unread: 0 })
    expect(audit(pair).filter(({ func }) => func === 'notices_send')).toMatchObject([
      {
        who: who('Qian'),
        role: 'editor',
        whom: lin.id,
        object: notice._id,
        after: { title: words.title, people: 1 },
      },
    ])
  })

  it('to everybody is one document, whoever and however many they are', async () => {
    const pair = await stage()
    const people = [
      await registered(pair, 'Lin'),
      await registered(pair, 'Chen'),
      await registered(pair, 'Wang'),
    ]
    expect(await sent(pair, { to: 'everyone', ...words })).toMatchObject({
      total: 3,
      more: false,
      whomName: null,
    })
    for (const person of people) expect(await listOf(person)).toMatchObject({ notices: [words], unread: 1 })
    expect([notices(pair).length, deliveries(pair).length]).toEqual([1, 0])
    expect(audit(pair).filter(({ func }) => func === 'notices_send')).toMatchObject([
      { whom: '', after: { title: words.title, people: 3 } },
    ])
  })

  it('to everybody is not unread for who registers after it', async () => {
    const pair = await stage()
    await sent(pair, { to: 'everyone', ...words })
    const lin = await registered(pair, 'Lin')
    expect(await listOf(lin)).toMatchObject({ notices: [{ ...words, unread: false }], unread: 0 })
    await sent(pair, { to: 'everyone', ...words, title: '开工' })
    expect(await listOf(lin)).toMatchObject({
      notices: [
        { title: '开工', unread: true },
        { title: words.title, unread: false },
      ],
      unread: 1,
    })
  })

  it.each<[string, (id: string) => InputOf<'notices_send'>]>([
    ['to one', (whom) => ({ to: 'one', whom, ...words })],
    ['to everybody', () => ({ to: 'everyone', ...words })],
  ])('%s asked for several times by one request is sent once', async (_to, inputFor) => {
    const pair = await stage()
    const lin = await registered(pair, 'Lin')
    const input = inputFor(lin.id)
    const times = [1, 2, 3].map(() => ask(pair, 'Qian', 'notices_send', input, 'one-request'))
    const ids = (await Promise.all(times)).map(({ data }) => data.notice._id)
    expect(new Set(ids).size).toBe(1)
    expect((await ask(pair, 'Qian', 'notices_send', input, 'one-request')).data.notice._id).toBe(ids[0])
    expect(await listOf(lin)).toMatchObject({ notices: [words], unread: 1 })
    expect(audit(pair).filter(({ func }) => func === 'notices_send')).toHaveLength(1)
  })

  it('to nobody who is there is refused', async () => {
    const pair = await stage()
    const answer = await ask(pair, 'Qian', 'notices_send', { to: 'one', whom: 'nobody', ...words })
    expect(answer.errcode).toBe(Errcode.USER_NOT_FOUND)
    expect([notices(pair), deliveries(pair)]).toEqual([[], []])
  })

  it.each<[what: string, changes: object, field: string]>([
    ['without a title', { title: ' ' }, 'title'],
    ['with a title of nothing to see', { title: '\u200b\u200d' }, 'title'],
    ['with a title too long', { title: '长'.repeat(41) }, 'title'],
    ['without a text', { text: '\n' }, 'text'],
    ['with a text too long', { text: '长'.repeat(1001) }, 'text'],
    ['with a condition in the place of a text', { text: { $ne: '' } }, 'text'],
    ['to a condition', { whom: { $ne: '' } }, 'whom'],
    ['to one without saying whom', { whom: undefined }, 'whom'],
    ['without saying to whom', { to: undefined }, 'to'],
  ])('is not taken %s', async (_what, changes, field) => {
    const pair = await stage()
    const input = { to: 'one', whom: 'x', ...words, ...changes } as InputOf<'notices_send'>
    const answer = await ask(pair, 'Qian', 'notices_send', input)
    expect(answer).toMatchObject({ errcode: Errcode.INVALID_INPUT })
    expect(Object.keys((answer.data as unknown as { fields: object }).fields)).toEqual([field])
    expect(notices(pair)).toEqual([])
  })

  it('is shown to administrators with whom it was for, newest first, page by page', async () => {
    const pair = await stage()
    const lin = await registered(pair, 'Lin')
    await sent(pair, { to: 'one', whom: lin.id, ...words }, 'He')
    await sent(pair, { to: 'everyone', ...words, title: '开工' })
    const first = (await ask(pair, 'Zhou', 'notices_sent', { limit: 1 })).data
    expect(first.notices).toMatchObject([{ to: 'everyone', title: '开工', total: 1, name: 'Qian' }])
    const second = (await ask(pair, 'Zhou', 'notices_sent', { limit: 1, cursor: first.next ?? '' })).data
    expect(second).toMatchObject({
      notices: [{ to: 'one', whom: lin.id, whomName: someone.name }],
      next: null,
    })
    expect(second.notices[0]).not.toHaveProperty('name')
  })
})

describe("a person's list of messages", () => {
  it('has their own and everybody’s in one order, each once, whatever the pages', async () => {
    const pair = await stage()
    const lin = await registered(pair, 'Lin')
    const moments = [5, 9, 9, 9, 12, 12, 20]
    const wanted = moments.map((moment, n) => ({ _id: `n${n}`, createtime: moment, everyone: n % 2 === 0 }))
    await database(pair).insert(
      'notices',
      wanted.map(({ _id, createtime, everyone }) => ({
        _id,
        ...words,
        to: everyone ? 'everyone' : 'many',
        total: 1,
        more: false,
        createtime,
      })),
    )
    await database(pair).insert(
      'deliveries',
      wanted
        .filter(({ everyone }) => !everyone)
        .map(({ _id, createtime }) => ({ _id: `d-${_id}`, whom: lin.id, notice: _id, createtime })),
    )
    const placed = wanted.map(({ _id, everyone, createtime }) => ({
      _id: everyone ? _id : `d-${_id}`,
      createtime,
    }))
    const order = placed.sort((a, b) => b.createtime - a.createtime || (a._id < b._id ? 1 : -1))
    expect((await allOf(lin)).map(({ _id }) => _id)).toEqual(order.map(({ _id }) => _id))
    expect((await listOf(lin)).notices).toHaveLength(moments.length)
  })

  it('counts what is unread no further than a hundred', async () => {
    const pair = await stage()
    const lin = await registered(pair, 'Lin')
    const now = Date.now()
    const everybodys = Array.from({ length: 90 }, (_, n) => ({
      _id: `n${n}`,
      ...words,
      to: 'everyone',
      total: 1,
      more: false,
      createtime: now + n,
    }))
    await database(pair).insert('notices', everybodys)
    expect((await listOf(lin)).unread).toBe(90)
    const own = everybodys.map(({ _id, createtime }) => ({
      _id: `d${_id}`,
      whom: lin.id,
      notice: _id,
      createtime,
    }))
    await database(pair).insert('deliveries', own)
    expect((await listOf(lin)).unread).toBe(100)
  })

  it('is read up to a moment, never back, and neither the version nor the audit tell of it', async () => {
    const pair = await stage()
    const lin = await registered(pair, 'Lin')
    await sent(pair, { to: 'everyone', ...words })
    await sent(pair, { to: 'one', whom: lin.id, ...words, title: '开工' })
    const { notices: shown } = await listOf(lin)
    const [newer, older] = shown.map(({ createtime }) => createtime)
    const [record, entries] = [recordOf(pair, lin), audit(pair)]
    expect((await lin.call('notices_read', { until: older ?? 0 })).data.unread).toBe(newer === older ? 0 : 1)
    expect(await readAll(lin)).toBe(0)
    expect((await lin.call('notices_read', { until: 0 })).data.unread).toBe(0)
    expect(await listOf(lin)).toMatchObject({ notices: [{ unread: false }, { unread: false }], unread: 0 })
    expect(recordOf(pair, lin)).toEqual(record)
    expect(audit(pair)).toEqual(entries)
  })

  it('cannot be read ahead of its time', async () => {
    const pair = await stage()
    const lin = await registered(pair, 'Lin')
    const far = Date.now() + 365 * 24 * 60 * 60_000
    expect((await lin.call('notices_read', { until: far })).errcode).toBe(0)
    await sent(pair, { to: 'everyone', ...words })
    expect((await listOf(lin)).unread).toBe(1)
  })

  it('read at the same moment by two phones is read as far as either has', async () => {
    const pair = await stage()
    const lin = await registered(pair, 'Lin')
    for (const title of ['一', '二', '三']) await sent(pair, { to: 'everyone', ...words, title })
    const { notices: shown } = await listOf(lin)
    await Promise.all(shown.map(({ createtime }) => lin.call('notices_read', { until: createtime })))
    expect((await listOf(lin)).unread).toBe(0)
  })

  it('is for who is registered, and not for who is shut out', async () => {
    const pair = await stage()
    const lin = userOf(pair, 'Lin')
    expect((await lin.call('notices_list', {})).errcode).toBe(Errcode.NOT_REGISTERED)
    expect((await lin.call('notices_read', { until: 1 })).errcode).toBe(Errcode.NOT_REGISTERED)
    await lin.call('users_add', someone)
    await ask(pair, 'Qian', 'users_set_state', { _id: lin.id, state: 'disabled', version: 0 })
    expect((await lin.call('notices_list', {})).errcode).toBe(Errcode.ACCOUNT_DISABLED)
    expect((await lin.call('notices_read', { until: 1 })).errcode).toBe(Errcode.ACCOUNT_DISABLED)
  })

  it('is among what is told to be kept, with how far it was read', async () => {
    const pair = await stage()
    const lin = await registered(pair, 'Lin')
    expect((await userOf(pair, 'Chen').call('users_export', { of: 'notices' })).data).toEqual({
      of: 'notices',
      notices: [],
      next: null,
    })
    await sent(pair, { to: 'one', whom: lin.id, ...words })
    await sent(pair, { to: 'everyone', ...words, title: '开工' })
    const first = (await lin.call('users_export', { of: 'notices', limit: 1 })).data
    if (first.of !== 'notices') throw new Error('It is another part.')
    const rest = (await lin.call('users_export', { of: 'notices', cursor: first.next ?? '' })).data
    expect([first, rest]).toMatchObject([{ notices: [{ title: '开工' }] }, { notices: [words], next: null }])
    await readAll(lin)
    const { data } = await lin.call('users_export', { of: 'record' })
    expect(data).toMatchObject({ record: { noticesRead: first.notices[0]?.createtime } })
  })

  it('goes when they leave: nothing that was written to them stays, and everybody else’s does', async () => {
    const pair = await stage()
    const [lin, chen] = [await registered(pair, 'Lin'), await registered(pair, 'Chen')]
    for (const person of [lin, chen]) await sent(pair, { to: 'one', whom: person.id, ...words })
    await sent(pair, { to: 'everyone', ...words, title: '开工' })
    await readAll(lin)
    await lin.call('users_leave', {})
    expect(JSON.stringify([notices(pair), deliveries(pair), audit(pair)])).not.toContain(lin.id)
    expect(await listOf(chen)).toMatchObject({ unread: 2 })
    const back = await registered(pair, 'Lin')
    expect(await listOf(back)).toMatchObject({ notices: [{ title: '开工', unread: false }], unread: 0 })
  })
})
