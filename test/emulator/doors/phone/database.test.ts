import { describe, expect, test, vi } from 'vitest'
import { admin, bob, ann, user } from '../../fixture'
import { databaseOf, filled, ids, runNotes, wxOf } from '../../notes'

const denied = { errCode: -502003, errMsg: expect.stringContaining('database permission denied') as string }

describe('what somebody sees from a phone', () => {
  test.each([
    ['READONLY', ['ann', 'bob', 'nobody']],
    ['ADMINWRITE', ['ann', 'bob', 'nobody']],
    ['PRIVATE', ['ann']],
    ['unsaid', ['ann']],
  ])('in a collection that is %s: %j', async (permission, expected) => {
    const { db, notes } = await filled(permission)
    const { command: _ } = db
    expect(ids(await notes.get())).toEqual(expected)
    expect(await notes.count()).toEqual({ total: expected.length, errMsg: 'collection.count:ok' })
    expect(ids(await notes.where({ n: _.gt(0) }).get())).toEqual(expected)
    expect(ids(await notes.where({ _openid: '{openid}' }).get())).toEqual(
      permission === 'READONLY' || permission === 'ADMINWRITE' ? [] : ['ann'],
    )
    const { data } = (await notes.aggregate().match({}).sort({ _id: 1 }).end()) as { data: { _id: string }[] }
    expect(data.map(({ _id }) => _id)).toEqual(expected)
  })

  test('nothing in one that is ADMINONLY', async () => {
    const { notes } = await filled('ADMINONLY')
    const error = {
      errCode: -502003,
      errMsg: 'collection.get:fail -502003 database permission denied. Permission denied',
    }
    await expect(notes.get()).rejects.toMatchObject(error)
    await expect(notes.count()).rejects.toMatchObject(denied)
    await expect(notes.doc('ann').get()).rejects.toMatchObject(denied)
    await expect(notes.aggregate().match({}).end()).rejects.toMatchObject({ errCode: -502003 })
  })

  test("another's document in a PRIVATE collection is as if it were not there", async () => {
    const { notes } = await filled('PRIVATE')
    expect(await notes.doc('ann').get()).toMatchObject({ data: { n: 1 }, errMsg: 'document.get:ok' })
    const missing = (id: string) => ({
      errCode: -1,
      errMsg: expect.stringContaining(`document.get:fail cannot find document with _id ${id}`) as string,
    })
    await expect(notes.doc('bob').get()).rejects.toMatchObject(missing('bob'))
    await expect(notes.doc('none').get()).rejects.toMatchObject(missing('none'))
    expect(ids(await notes.where({ _openid: bob.openid }).get())).toEqual([])
  })

  test('no more than 20 at once, whatever is asked for', async () => {
    const { cloud, notes } = await filled('READONLY')
    await cloud.database(user.env).insert(
      'READONLY',
      Array.from({ length: 30 }, (_, n) => ({ n: n + 10 })),
    )
    expect(ids(await notes.get())).toHaveLength(20)
    expect(ids(await notes.limit(100).get())).toHaveLength(20)
    expect(ids(await notes.orderBy('n', 'desc').skip(1).limit(2).field({ n: true }).get())).toHaveLength(2)
  })

  test.each([
    ['a collection that there is not', 'nowhere', -502005, 'database collection not exists'],
    ['a collection of another environment', 'users', -502005, 'database collection not exists'],
  ])('hears that %s is none', async (_what, name, errCode, words) => {
    const db = await databaseOf(await runNotes())
    const errMsg = expect.stringContaining(words) as string
    await expect(db.collection(name).get()).rejects.toMatchObject({ errCode, errMsg })
  })

  test("not the environment of another's mini program", async () => {
    const wx = await wxOf(await runNotes())
    const there = wx.database({ env: admin.env }).collection('users')
    await expect(there.get()).rejects.toMatchObject({ errCode: -501005 })
    const here = wx.database({ env: user.env }).collection('READONLY')
    expect(await here.get()).toEqual({ data: [], errMsg: 'collection.get:ok' })
  })
})

describe('what somebody writes from a phone', () => {
  test.each(['READONLY', 'PRIVATE'])('is theirs, in a collection that is %s', async (permission) => {
    const { notes, stored } = await filled(permission)
    const added = await notes.add({ data: { _id: 'new', n: 4, when: new Date(0) } })
    expect(added).toEqual({ _id: 'new', errMsg: 'collection.add:ok' })
    expect(await notes.doc('set').set({ data: { n: 5 } })).toEqual({
      _id: 'set',
      stats: { updated: 0, created: 1 },
      errMsg: 'document.set:ok',
    })
    expect(await notes.doc('set').set({ data: { n: 6 } })).toMatchObject({
      stats: { updated: 1, created: 0 },
    })
    expect(stored()).toEqual(
      expect.arrayContaining([
        { _id: 'new', n: 4, when: new Date(0), _openid: ann.openid },
        { _id: 'set', n: 6, _openid: ann.openid },
      ]),
    )
  })

  test.each(['READONLY', 'PRIVATE'])(
    "changes nothing of another's, in one that is %s",
    async (permission) => {
      const { db, notes, stored } = await filled(permission)
      const before = stored()
      const { command: _ } = db
      const update = { data: { n: _.inc(10) } }
      expect(await notes.doc('bob').update(update)).toEqual({
        stats: { updated: 0 },
        errMsg: 'document.update:ok',
      })
      expect(await notes.doc('nobody').remove()).toEqual({
        stats: { removed: 0 },
        errMsg: 'document.remove:ok',
      })
      await expect(notes.doc('bob').set({ data: { n: 0 } })).rejects.toMatchObject(denied)
      expect(await notes.where({ _openid: bob.openid }).remove()).toMatchObject({ stats: { removed: 0 } })
      expect(stored()).toEqual(before)
      expect(await notes.where({ n: _.gt(0) }).update(update)).toMatchObject({ stats: { updated: 1 } })
      expect(stored().map(({ n }) => n)).toEqual([11, 2, 3])
      expect(await notes.where({ n: _.gt(0) }).remove()).toMatchObject({ stats: { removed: 1 } })
      expect(stored().map(({ _id }) => _id)).toEqual(['bob', 'nobody'])
    },
  )

  test.each(['ADMINWRITE', 'ADMINONLY'])('is refused in one that is %s', async (permission) => {
    const { notes, stored } = await filled(permission)
    const before = stored()
    await expect(notes.add({ data: { n: 1 } })).rejects.toMatchObject(denied)
    await expect(notes.doc('ann').update({ data: { n: 9 } })).rejects.toMatchObject(denied)
    await expect(notes.doc('ann').set({ data: { n: 9 } })).rejects.toMatchObject(denied)
    await expect(notes.doc('ann').remove()).rejects.toMatchObject(denied)
    await expect(notes.where({}).remove()).rejects.toMatchObject(denied)
    expect(stored()).toEqual(before)
  })

  test('never carries an _openid of their own choice', async () => {
    const { db, notes, stored } = await filled('READONLY')
    const before = stored()
    const { command: _ } = db
    const not = { errCode: -501007, errMsg: expect.stringContaining('_openid') as string }
    await expect(notes.add({ data: { _openid: bob.openid } })).rejects.toMatchObject(not)
    await expect(notes.doc('new').set({ data: { _openid: bob.openid } })).rejects.toMatchObject(not)
    await expect(notes.doc('ann').update({ data: { _openid: bob.openid } })).rejects.toMatchObject(not)
    await expect(notes.doc('ann').update({ data: { _openid: _.remove() } })).rejects.toMatchObject(not)
    await expect(notes.doc('ann').update({ data: { n: _.rename('_openid') } })).rejects.toMatchObject(not)
    await expect(notes.where({}).update({ data: { _openid: { a: 1 } } })).rejects.toMatchObject(not)
    expect(stored()).toEqual(before)
  })

  test('tells the callbacks where there are some', async () => {
    const { notes } = await filled('READONLY')
    const [success, fail, complete] = [vi.fn(), vi.fn(), vi.fn()]
    expect(notes.doc('ann').get({ success, complete })).toBeUndefined()
    expect(notes.doc('none').get({ fail, complete })).toBeUndefined()
    await expect.poll(() => complete.mock.calls.length).toBe(2)
    expect(success).toHaveBeenCalledWith(
      expect.objectContaining({ data: expect.objectContaining({ n: 1 }) as object }),
    )
    expect(fail).toHaveBeenCalledWith(expect.objectContaining({ errCode: -1 }))
  })
})
