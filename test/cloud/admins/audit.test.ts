import { readFile, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { remove, set, update } from '../../../cloud/shared/database'
import { personId } from '../../../cloud/shared/person-id'
import { type DataOf, type Entry, Errcode, type InputOf } from '../../../contract'
import { inventedOpenid } from '../../../local/openid'
import { adminApp, userApp } from '../../../local/pair'
import { addPicture, adminOf, administrator, userOf } from '../images/people'
import { type RunningPair, ownPair, runPair, someone } from '../run-pair'

const root = resolve(import.meta.dirname, '../../..')
const entries = ({ cloud }: RunningPair) => cloud.database(adminApp.env).find('audit')

const entry = (n: number, changes: Partial<Entry> = {}): Record<string, unknown> => ({
  _id: `entry-${String(n).padStart(4, '0')}`,
  who: 'he',
  role: 'owner',
  name: '小何',
  via: 'client',
  func: 'images_review',
  whom: 'lin',
  before: { picture: 'pending' },
  after: { picture: 'approved' },
  createtime: 1000 + Math.floor(n / 3),
  requestId: `request-${n}`,
  ...changes,
})

async function list(pair: RunningPair, input: InputOf<'audit_list'>): Promise<DataOf<'audit_list'>> {
  const { errcode, data } = await adminOf(pair, 'He').call('audit_list', input)
  expect(errcode).toBe(0)
  return data
}

/** Every entry that fits, page by page. */
async function all(pair: RunningPair, input: InputOf<'audit_list'>): Promise<string[]> {
  const seen: string[] = []
  let cursor: string | null | undefined
  do {
    const page = await list(pair, { ...input, limit: 7, ...(cursor && { cursor }) })
    seen.push(...page.entries.map(({ _id }) => _id))
    cursor = page.next
  } while (cursor)
  return seen
}

describe('an administrator’s write', () => {
  it('of a picture is in the audit: approved, refused, removed, put up; what the person does is not', async () => {
    const pair = await ownPair({
      change({ miniPrograms }) {
        // WeChat's own verdict would come in between.
        for (const { messagePush } of miniPrograms) if (messagePush) messagePush.delay = 10 * 60_000
      },
    })
    const [he, lin] = [await administrator(pair), userOf(pair, 'Lin')]
    const [first, second] = [await addPicture(lin), await addPicture(lin)]
    await he.call('images_review', { _id: first._id, decision: 'approve' })
    await he.call('images_review', { _id: first._id, decision: 'refuse' })
    await he.call('images_remove', { _id: second._id })
    await lin.call('images_remove', { _id: (await addPicture(lin))._id })
    const banner = await addPicture(he, undefined, { purpose: 'banner' })
    const told = entries(pair)
      .filter(({ func }) => String(func).startsWith('images_'))
      .map(({ who, role, func, whom, object, before, after }) => [
        who,
        role,
        func,
        whom,
        object,
        before,
        after,
      ])
    const pictureOf = (state: string) => ({ picture: state })
    expect(told).toHaveLength(4)
    expect(told).toEqual(
      expect.arrayContaining([
        [he.id, 'owner', 'images_review', lin.id, first._id, pictureOf('pending'), pictureOf('approved')],
        [he.id, 'owner', 'images_review', lin.id, first._id, pictureOf('approved'), pictureOf('refused')],
        [he.id, 'owner', 'images_remove', lin.id, second._id, pictureOf('pending'), pictureOf('removed')],
        [he.id, 'owner', 'images_add', he.id, banner._id, null, pictureOf('approved')],
      ]),
    )
  })

  it('that is repeated, or changes nothing, is there once', async () => {
    const pair = await runPair()
    const [he, lin] = [await administrator(pair), userOf(pair, 'Lin')]
    const { _id } = await addPicture(lin)
    for (let n = 0; n < 2; n++) await he.call('images_review', { _id, decision: 'approve' }, 'tap-00000001')
    await he.call('images_review', { _id, decision: 'approve' })
    for (let n = 0; n < 2; n++) await he.call('images_remove', { _id }, 'tap-00000002')
    await he.call('images_remove', { _id })
    const funcs = entries(pair).map(({ func }) => func)
    expect(funcs.filter((func) => func === 'images_review')).toHaveLength(1)
    expect(funcs.filter((func) => func === 'images_remove')).toHaveLength(1)
  })

  it('that could not be told in the audit is not done', async () => {
    const pair = await runPair()
    const [he, lin] = [await administrator(pair), userOf(pair, 'Lin')]
    const { _id } = await addPicture(lin)
    const down = pair.cloud.faults.add({ route: 'sdk', action: 'database.insertDocument', status: 502 })
    const answer = await he.call('images_review', { _id, decision: 'approve' })
    down.remove()
    expect(answer.errcode).toBe(Errcode.WRITE_FAILED)
    const [image] = pair.cloud.database(adminApp.env).find('images')
    expect(image?.state).toBe('pending')
    expect((await he.call('images_review', { _id, decision: 'approve' })).errcode).toBe(0)
  })
})

describe('a refusal', () => {
  it('of a function for administrators is in the audit, with who, what and why; once for a request', async () => {
    const pair = await runPair()
    await administrator(pair)
    for (let n = 0; n < 2; n++) await pair.direct('Lin', 'users_list', { requestId: 'tap-00000001' })
    await pair.direct('Lin', 'images_ticket', { purpose: 'banner', type: 'image/png', bytes: 9 })
    await pair.direct('Lin', 'admins_claim', { code: 'a guess' })
    await pair.direct('Lin', 'users_get')
    const who = personId({ appid: adminApp.appid, openid: inventedOpenid('Lin') })
    const told = entries(pair)
      .filter(({ refused }) => refused !== undefined)
      .map(({ who, func, refused, whom, before, after }) => [who, func, refused, whom, before, after])
    expect(told).toHaveLength(3)
    expect(told).toEqual(
      expect.arrayContaining([
        [who, 'users_list', Errcode.NOT_ADMIN, '', null, {}],
        [who, 'images_ticket', Errcode.NOT_ADMIN, '', null, {}],
        [who, 'admins_claim', Errcode.SETUP_CODE_WRONG, '', null, {}],
      ]),
    )
    expect(JSON.stringify(entries(pair))).not.toContain('a guess')
  })

  it('that cannot be told in the audit is a refusal all the same, and the log says what is missing', async () => {
    const pair = await runPair()
    const down = pair.cloud.faults.add({ route: 'sdk', action: 'database.insertDocument', status: 502 })
    expect((await pair.direct('Lin', 'users_list')).errcode).toBe(Errcode.NOT_ADMIN)
    down.remove()
    expect(entries(pair)).toEqual([])
    expect(pair.printed()).toContain('a refusal is not in the audit')
  })

  it('does not keep the person from doing the same request once it is allowed', async () => {
    const pair = await runPair()
    const requestId = 'tap-00000001'
    const he = adminOf(pair, 'He')
    expect((await he.call('users_list', {}, requestId)).errcode).toBe(Errcode.NOT_ADMIN)
    await administrator(pair)
    expect((await he.call('users_list', {}, requestId)).errcode).toBe(0)
  })
})

describe('audit_list', () => {
  it('finds by administrator, person, action and time, page by page, newest first, each once', async () => {
    const pair = await runPair()
    await administrator(pair)
    await pair.cloud.database(adminApp.env).remove('audit', {})
    const made = Array.from({ length: 60 }, (_, n) =>
      entry(n, {
        who: n % 2 ? 'he' : 'sun',
        whom: n % 3 ? 'lin' : 'chen',
        func: n % 5 ? 'images_review' : 'images_remove',
      }),
    )
    await pair.cloud.database(adminApp.env).insert('audit', made)
    const searches: InputOf<'audit_list'>[] = [
      {},
      { who: 'he' },
      { whom: 'lin' },
      { func: 'images_remove' },
      { who: 'sun', func: 'images_review' },
      { whom: 'chen', func: 'images_review' },
      { from: 1005 },
      { to: 1005 },
      { from: 1003, to: 1011 },
      { who: 'he', from: 1003, to: 1011 },
      { whom: 'lin', func: 'images_remove', from: 1003, to: 1019 },
      { who: 'nobody' },
    ]
    for (const search of searches) {
      const { from = 0, to = Infinity, who, whom, func } = search
      const fits = made.filter(
        (each) =>
          (who === undefined || each.who === who) &&
          (whom === undefined || each.whom === whom) &&
          (func === undefined || each.func === func) &&
          Number(each.createtime) >= from &&
          Number(each.createtime) <= to,
      )
      expect([search, await all(pair, search)]).toEqual([search, fits.map(({ _id }) => _id).reverse()])
    }
  })

  it('names who is known, shows no openid and no whole number, and is open to a viewer', async () => {
    const pair = await runPair()
    await administrator(pair)
    await pair.relay('Lin', { func: 'users_add', data: someone })
    const lin = personId({ appid: userApp.appid, openid: inventedOpenid('Lin') })
    const viewer = { _id: 'v', role: 'viewer', appid: adminApp.appid, openid: inventedOpenid('Sun') }
    await pair.cloud
      .database(adminApp.env)
      .insert('admins', [{ ...viewer, createtime: 1, requestId: 'made-v' }])
    await pair.cloud.database(adminApp.env).insert('audit', [entry(1, { whom: lin })])
    const { errcode, data } = await adminOf(pair, 'Sun').call('audit_list', { whom: lin })
    expect(errcode).toBe(0)
    expect(data.entries).toMatchObject([
      { who: lin, whoName: '林晓雨', whomName: '林晓雨', func: 'users_add', after: { tel: '138****0001' } },
      { who: 'he', whoName: '小何', whomName: '林晓雨', role: 'owner', func: 'images_review' },
    ])
    expect(JSON.stringify(data)).not.toContain(inventedOpenid('Lin'))
    expect(JSON.stringify(data)).not.toContain(someone.tel)
  })

  it.each([
    ['by whom and about whom at once', { who: 'he', whom: 'lin' }],
    ['an operator', { who: { $ne: '' } }],
    ['a time that is none', { from: 'yesterday' }],
    ['a function that is none', { func: 'images.review' }],
  ])('asked for %s says what is wrong', async (_what, input) => {
    const pair = await runPair()
    await administrator(pair)
    expect((await pair.direct('He', 'audit_list', input)).errcode).toBe(Errcode.INVALID_INPUT)
  })
})

describe('nothing in the audit is ever changed or removed, but what is theirs of who leaves', () => {
  it('by what functions write with: it does not compile', () => {
    const never = () => {
      // @ts-expect-error an entry cannot be changed
      void update('audit', {}, { after: {} })
      // @ts-expect-error nor removed
      void remove('audit', 'entry')
      // @ts-expect-error nor replaced
      void set('audit', entry(1))
    }
    expect(never).toBeTypeOf('function')
  })

  it('by any other way: no function takes the collection from the SDK but in a transaction', async () => {
    const files = (await readdir(join(root, 'cloud'), { recursive: true })).filter((file) =>
      file.endsWith('.ts'),
    )
    const uses: string[] = []
    const redacting: string[] = []
    for (const file of files) {
      const source = await readFile(join(root, 'cloud', file), 'utf8')
      for (const [use] of source.matchAll(/\w+(\(\))?\s*\.collection\(\s*['"`]audit['"`]\s*\)/g))
        uses.push(use)
      if (/\bredact\(/.test(source)) redacting.push(file)
      expect([file, /database\(\)\s*\.collection\((?!collection\))/.test(source)]).toEqual([file, false])
    }
    expect(uses.length).toBeGreaterThan(0)
    expect(redacting).toEqual([join('shared', 'forget.ts')])
    for (const use of uses) expect(use.replace(/\s/g, '')).toMatch(/^transaction\.collection/)
  })
})
