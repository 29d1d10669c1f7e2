import { describe, expect, it } from 'vitest'
import { type DataOf, Errcode, privacyVersion } from '../../contract'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { addPicture, administrator, ticketOf, userOf } from './images/people'
import { type RunningPair, runPair, someone } from './run-pair'

const stored = ({ cloud }: RunningPair) => cloud.database(adminApp.env).find('users')
const audit = ({ cloud }: RunningPair) => cloud.database(adminApp.env).find('audit')

describe('what is kept about oneself', () => {
  it('is told as it is stored: the record, every picture, the history, page by page', async () => {
    const pair = await runPair()
    const lin = userOf(pair, 'Lin')
    await lin.call('users_add', someone)
    for (const version of [0, 1, 2])
      await lin.call('users_update', { ...someone, age: 30 + version, version })
    const shown = [await addPicture(lin), await addPicture(lin)]
    await ticketOf(lin)
    await userOf(pair, 'Chen').call('users_add', { ...someone, name: '陈志远' })
    await addPicture(userOf(pair, 'Chen'))
    const record = await lin.call('users_export', { of: 'record' })
    const { _id, createtime, consentTime } = stored(pair).find(({ name }) => name === someone.name) ?? {}
    expect(record.data).toEqual({
      of: 'record',
      record: {
        ...someone,
        _id,
        createtime,
        consentTime,
        age: 32,
        version: 3,
        state: 'active',
        appid: userApp.appid,
        openid: inventedOpenid('Lin'),
      },
    })
    const whole = async (of: 'images' | 'history') => {
      const pages: DataOf<'users_export'>[] = []
      let cursor: string | undefined
      do {
        const asked = { of, limit: 2, ...(cursor ? { cursor } : {}) }
        const { data } = await lin.call('users_export', asked)
        pages.push(data)
        cursor = ('next' in data && data.next) || undefined
      } while (cursor)
      return pages
    }
    const images = (await whole('images')).flatMap((page) => (page.of === 'images' ? page.images : []))
    // Whether WeChat has looked at them by then is another matter.
    const waiting = images.map(({ state }) => (state === 'approved' ? 'pending' : state))
    expect(waiting).toEqual(['expected', 'pending', 'pending'])
    expect(images.map((image) => image._id)).toEqual(expect.arrayContaining(shown.map((image) => image._id)))
    const history = (await whole('history')).flatMap((page) => (page.of === 'history' ? page.entries : []))
    expect(history.map(({ func, version, own }) => [func, version, own])).toEqual([
      ['users_update', 3, true],
      ['users_update', 2, true],
      ['users_update', 1, true],
      ['users_add', 0, true],
    ])
    const reads = pair.cloud.calls().filter(({ index }) => index === null)
    expect(reads).toEqual([])
  })

  it('of a person who is not registered is nothing', async () => {
    const pair = await runPair()
    const lin = userOf(pair, 'Lin')
    expect((await lin.call('users_export', { of: 'record' })).data).toEqual({ of: 'record', record: null })
    expect((await lin.call('users_export', { of: 'images' })).data).toEqual({
      of: 'images',
      images: [],
      next: null,
    })
    expect((await lin.call('users_export', { of: 'history' })).data).toEqual({
      of: 'history',
      entries: [],
      next: null,
    })
  })
})

describe('consent', () => {
  it('is kept with its version and time, and in the audit', async () => {
    const pair = await runPair()
    const lin = userOf(pair, 'Lin')
    const before = Date.now()
    await lin.call('users_add', { ...someone, consent: privacyVersion })
    const { user } = (await lin.call('users_get', {})).data
    expect(user?.consent).toBe(privacyVersion)
    expect(user?.consentTime).toBeGreaterThanOrEqual(before)
    expect(audit(pair)).toMatchObject([{ func: 'users_add', after: { consent: privacyVersion } }])
  })

  it.each([undefined, 0, -1, 1.5, '1', { $gt: 0 }])(
    'to version %j is none: nobody is registered',
    async (consent) => {
      const pair = await runPair()
      const { consent: _consent, ...form } = someone
      const answer = await pair.relay('Lin', { func: 'users_add', data: { ...form, consent } })
      expect(answer.data).toMatchObject({
        errcode: Errcode.INVALID_INPUT,
        errmsg: expect.stringMatching(/\p{Script=Han}/u),
      })
      expect(stored(pair)).toEqual([])
    },
  )

  it('to a later version is kept beside what was agreed to before; an earlier one, or the same again, changes nothing', async () => {
    const pair = await runPair()
    const lin = userOf(pair, 'Lin')
    await lin.call('users_add', someone)
    const first = stored(pair)[0]
    const request = crypto.randomUUID()
    for (let i = 0; i < 2; i++) {
      const agreed = await lin.call('users_consent', { consent: 2 }, request)
      expect(agreed).toMatchObject({ errcode: 0, data: { user: { consent: 2, version: 1 } } })
    }
    expect((await lin.call('users_consent', { consent: 1 })).data.user).toMatchObject({
      consent: 2,
      version: 1,
    })
    expect(stored(pair)[0]?.['consentTime']).toBeGreaterThanOrEqual(Number(first?.['consentTime']))
    expect(audit(pair).find(({ func }) => func === 'users_consent')).toMatchObject({
      before: { consent: 1, consentTime: first?.['consentTime'] },
      after: { consent: 2 },
      version: 1,
    })
    expect(audit(pair)).toHaveLength(2)
  })

  it('of records from before it was asked for is none, and can be given', async () => {
    const pair = await runPair()
    const lin = userOf(pair, 'Lin')
    await lin.call('users_add', someone)
    const [{ consent: _consent, consentTime: _time, ...old } = {}] = stored(pair)
    const database = pair.cloud.database(adminApp.env)
    await database.remove('users', { _id: old._id })
    await database.insert('users', [old])
    expect((await lin.call('users_get', {})).data.user).toMatchObject({ consent: 0 })
    expect((await lin.call('users_consent', { consent: 1 })).data.user).toMatchObject({ consent: 1 })
    expect(audit(pair)).toHaveLength(2)
  })

  it('of a person who is not registered is refused', async () => {
    const answer = await userOf(await runPair(), 'Lin').call('users_consent', { consent: 1 })
    expect(answer.errcode).toBe(Errcode.NOT_REGISTERED)
  })
})

it('an administrator sees nothing of what a person exports', async () => {
  const pair = await runPair()
  await userOf(pair, 'Lin').call('users_add', someone)
  const he = await administrator(pair)
  const { data } = await he.call('users_export', { of: 'history' })
  expect(data.of === 'history' && data.entries.map(({ func }) => func)).toEqual(['admins_claim'])
})
