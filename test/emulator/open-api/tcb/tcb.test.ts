import { EJSON } from 'bson'
import { expect, test } from 'vitest'
import { admin, optionsOf } from '../../fixture'
import { type Answer, runServer } from './server'

const ok = { errcode: 0, errmsg: 'ok' }
const read = (texts: unknown) => (texts as string[]).map((text) => EJSON.parse(text) as object)

async function withNotes() {
  const server = await runServer()
  const database = server.cloud.database(admin.env)
  await database.addCollection('notes')
  await database.insert(
    'notes',
    Array.from({ length: 12 }, (_, n) => ({ _id: `n${n}`, n, even: n % 2 === 0 })),
  )
  const query = (api: string, statement: string) =>
    server.ask(`database${api}`, { query: `db.collection('notes').${statement}` })
  return { ...server, database, query }
}

test('databasequery: a page, ten documents where nothing is said, and how many there are', async () => {
  const { query } = await withNotes()
  const { data, ...all } = await query('query', 'get()')
  expect(all).toEqual({ ...ok, pager: { Offset: 0, Limit: 10, Total: 12 } })
  expect(read(data)).toHaveLength(10)
  const page = await query(
    'query',
    `where({ even: true }).orderBy('n', 'desc').skip(1).limit(2).field({ n: true }).get()`,
  )
  expect(page.pager).toEqual({ Offset: 1, Limit: 2, Total: 6 })
  expect(read(page.data)).toEqual([
    { _id: 'n8', n: 8 },
    { _id: 'n6', n: 6 },
  ])
  const one = await query('query', `doc('n3').get()`)
  expect(read(one.data)).toEqual([{ _id: 'n3', n: 3, even: false }])
  expect(one.pager).toMatchObject({ Total: 1 })
})

test('databaseadd: one document or many, all or none', async () => {
  const { query, database } = await withNotes()
  const { id_list } = await query(
    'add',
    `add({ data: [{ a: new Date('2019-09-09') }, { where: new db.Geo.Point(113, 23) }] })`,
  )
  expect(database.find('notes', { _id: { $in: id_list } })).toMatchObject([
    { a: new Date('2019-09-09') },
    { where: { type: 'Point', coordinates: [113, 23] } },
  ])
  expect(await query('add', `add({ data: { _id: 'own' } })`)).toEqual({ ...ok, id_list: ['own'] })
  expect(await query('add', `add({ data: [{ a: 3 }, { _id: 'own' }] })`)).toMatchObject({
    errcode: -502001,
    errmsg: expect.stringContaining('E11000') as string,
  })
  expect(database.count('notes', { a: 3 })).toBe(0)
})

test.each<[string, object]>([
  [`where({ even: true }).update({ data: { n: _.inc(1) } })`, { matched: 6, modified: 6, id: '' }],
  [`where({ n: _.lt(2) }).update({ data: { n: 0 } })`, { matched: 2, modified: 1, id: '' }],
  [`doc('n1').update({ data: { n: 10 } })`, { matched: 1, modified: 1, id: '' }],
  [`doc('none').update({ data: { n: 10 } })`, { matched: 0, modified: 0, id: '' }],
  [`doc('n1').set({ data: { done: true } })`, { matched: 1, modified: 1, id: '' }],
  [`doc('new').set({ data: { done: true } })`, { matched: 0, modified: 0, id: 'new' }],
])('databaseupdate: %s', async (statement, answer) => {
  const { query } = await withNotes()
  expect(await query('update', statement)).toEqual({ ...ok, ...answer })
})

test('databasedelete, databasecount and databaseaggregate', async () => {
  const { query, database } = await withNotes()
  expect(await query('count', 'where({ even: true }).count()')).toEqual({ ...ok, count: 6 })
  const grouped = await query(
    'aggregate',
    `aggregate().group({ _id: '$even', sum: $.sum('$n') }).sort({ _id: 1 }).end()`,
  )
  expect(read(grouped.data)).toEqual([
    { _id: false, sum: 36 },
    { _id: true, sum: 30 },
  ])
  expect(await query('delete', `doc('n0').remove()`)).toEqual({ ...ok, deleted: 1 })
  expect(await query('delete', `where({ even: true }).remove()`)).toEqual({ ...ok, deleted: 5 })
  expect(database.count('notes')).toBe(6)
})

test('collections are made, told and removed', async () => {
  const { ask, database } = await withNotes()
  expect(await ask('databasecollectionadd', { collection_name: 'more' })).toEqual(ok)
  expect(await ask('databasecollectionadd', { collection_name: 'more' })).toMatchObject({ errcode: -502001 })
  const { collections, pager } = await ask('databasecollectionget', { limit: 2, offset: 1 })
  expect(pager).toEqual({ Offset: 1, Limit: 2, Total: 3 })
  expect(collections).toEqual([
    { name: 'notes', count: 12, size: expect.any(Number) as number, index_count: 1, index_size: 0 },
    { name: 'more', count: 0, size: 0, index_count: 1, index_size: 0 },
  ])
  expect(await ask('databasecollectiondelete', { collection_name: 'more' })).toEqual(ok)
  expect(await ask('databasecollectiondelete', { collection_name: 'more' })).toMatchObject({
    errcode: -502005,
  })
  expect(database.collections()).toEqual(['users', 'notes'])
})

test('updateindex: an index serves, a unique one refuses, and a dropped one does neither', async () => {
  const { ask, database, query } = await withNotes()
  const change = (create_indexes: object[], drop_indexes: object[] = []) =>
    ask('updateindex', { collection_name: 'notes', create_indexes, drop_indexes })
  const index = (name: string, unique: boolean) => ({ name, unique, keys: [{ name, direction: '1' }] })
  expect(await change([index('even', true)])).toMatchObject({
    errcode: -502001,
    errmsg: expect.stringContaining('E11000') as string,
  })
  expect(database.indexes('notes')).toEqual([])
  expect(await change([index('n', true)])).toEqual(ok)
  expect(database.explain('notes', { n: 3 })).toMatchObject({ index: 'n', scanned: 1 })
  expect(await query('add', 'add({ data: { n: 3 } })')).toMatchObject({ errcode: -502001 })
  expect(await change([index('n', true)])).toMatchObject({ errcode: -502001 })
  expect(await change([], [{ name: 'none' }])).toMatchObject({ errcode: -502001 })
  const geo = { name: 'where', unique: false, keys: [{ name: 'where', direction: '2dsphere' }] }
  expect(await change([geo], [{ name: 'n' }])).toEqual(ok)
  expect(database.indexes('notes')).toEqual([{ name: 'where', unique: false, keys: { where: '2dsphere' } }])
  expect(await query('add', 'add({ data: { n: 3 } })')).toMatchObject(ok)
})

test('a file is uploaded by the form that uploadfile hands out, downloaded by its link, and deleted', async () => {
  const { ask, cloud } = await runServer()
  const path = 'reports/2026 年.txt'
  const { url, token, authorization, file_id, cos_file_id } = (await ask('uploadfile', { path })) as Record<
    string,
    string
  > &
    Answer
  const form = new FormData()
  const fields = {
    key: path,
    Signature: authorization,
    'x-cos-security-token': token,
    'x-cos-meta-fileid': cos_file_id,
  }
  for (const [name, value] of Object.entries(fields)) form.append(name, value ?? '')
  form.append('file', new Blob(['hello']), 'a.txt')
  expect((await fetch(url ?? '', { method: 'POST', body: form })).status).toBe(204)

  const nothing = `${String(file_id)}.none`
  const { file_list } = await ask('batchdownloadfile', {
    file_list: [
      { fileid: file_id, max_age: 60 },
      { fileid: nothing, max_age: 60 },
      { fileid: 'cloud://other.bucket/a', max_age: 60 },
    ],
  })
  expect(file_list).toEqual([
    { fileid: file_id, download_url: expect.any(String) as string, status: 0, errmsg: 'ok' },
    { fileid: nothing, download_url: '', status: -503003, errmsg: 'storage file not exists' },
    {
      fileid: 'cloud://other.bucket/a',
      download_url: '',
      status: -503002,
      errmsg: 'storage permission denied',
    },
  ])
  const [{ download_url } = { download_url: '' }] = file_list as { download_url: string }[]
  expect(await (await fetch(download_url)).text()).toBe('hello')

  expect(await ask('batchdeletefile', { fileid_list: [file_id, nothing] })).toEqual({
    ...ok,
    delete_list: [
      { fileid: file_id, status: 0, errmsg: 'ok' },
      { fileid: nothing, status: -503003, errmsg: 'storage file not exists' },
    ],
  })
  expect(cloud.storage(admin.env).list()).toEqual([])
})

test('a call stands in the log with its environment, its statement and the index that served it', async () => {
  const { cloud, query } = await withNotes()
  await query('update', `doc('n1').update({ data: { n: 2 } })`)
  const [logged] = cloud.calls().slice(-1)
  expect(logged).toMatchObject({
    door: 'open-api',
    action: 'POST /tcb/databaseupdate',
    env: admin.env,
    index: '_id_',
    wrote: true,
  })
})

test('a collection that is not there is made, where the environment is kinder than the cloud', async () => {
  const { environments } = optionsOf({})
  const { ask, cloud } = await runServer({
    environments: environments.map((each) => ({ ...each, makesCollections: true })),
  })
  expect(await ask('databaseadd', { query: `db.collection('new').add({ data: { a: 1 } })` })).toMatchObject(
    ok,
  )
  expect(cloud.calls().at(-1)).toMatchObject({ hint: 'made-collection' })
})
