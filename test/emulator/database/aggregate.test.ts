import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'

const used = useSdk(() => openDatabase({ collections: { people: {}, empty: {} } }))

const PEOPLE = [
  { _id: 'li', name: 'Li', age: 20, tags: ['a', 'b'], home: { city: '北京' }, born: new Date(0) },
  { _id: 'wang', name: 'Wang', age: 30, tags: ['b'], home: { city: '上海' }, born: new Date(1000) },
  { _id: 'zhao', name: 'Zhao', age: 40, tags: [], nickname: null, scores: [{ n: 1 }, { n: 9 }] },
]

async function seeded() {
  await used.database.remove('people', {})
  await used.database.insert('people', PEOPLE)
  return { people: used.db.collection('people'), _: used.db.command, db: used.db }
}

describe('aggregate()', () => {
  it('groups, sorts and limits', async () => {
    const { people, db } = await seeded()
    const $ = db.command.aggregate
    const { list } = await people
      .aggregate()
      .unwind('$tags')
      .group({ _id: '$tags', people: $.sum(1), oldest: $.max('$age') })
      .sort({ people: -1 })
      .limit(1)
      .end()
    expect(list).toEqual([{ _id: 'b', people: 2, oldest: 30 }])
  })

  it('looks up another collection and leaves the stored documents alone', async () => {
    const { people, db } = await seeded()
    await used.database.remove('empty', {})
    await used.database.insert('empty', [{ owner: 'li', deep: { n: 1 } }])
    const { list } = await people
      .aggregate()
      .match({ _id: 'li' })
      .lookup({ from: 'empty', localField: '_id', foreignField: 'owner', as: 'things' })
      .addFields({ 'home.city': '广州', 'home.things': db.command.aggregate.size('$things') })
      .end()
    expect(list).toMatchObject([{ home: { city: '广州', things: 1 }, things: [{ deep: { n: 1 } }] }])
    expect((await people.doc('li').get()).data).toEqual(PEOPLE[0])
  })

  it('draws a sample without repeating a document', async () => {
    const { people } = await seeded()
    const { list } = await people.aggregate().sample({ size: 50 }).end()
    expect((list as { _id: string }[]).map(({ _id }) => _id).sort()).toEqual(['li', 'wang', 'zhao'])
  })

  it('counts', async () => {
    const { people } = await seeded()
    expect((await people.aggregate().match({ tags: 'b' }).count('n').end()).list).toEqual([{ n: 2 }])
  })

  it('says DATABASE_COLLECTION_NOT_EXIST where there is no collection', async () => {
    await expect(used.db.collection('nowhere').aggregate().limit(1).end()).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
    })
  })
})
