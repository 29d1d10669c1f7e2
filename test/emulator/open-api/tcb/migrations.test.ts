import { expect, test } from 'vitest'
import { admin } from '../../fixture'
import { runServer } from './server'

const JSON_FILE = 1
const CSV = 2
const INSERT = 1
const UPSERT = 2

async function withFile(path: string, text: string) {
  const server = await runServer()
  await server.cloud.storage(admin.env).put(path, Buffer.from(text), 'text/plain')
  const info = async (job_id: unknown) => {
    await expect
      .poll(() => server.ask('databasemigratequeryinfo', { job_id }))
      .not.toHaveProperty('status', 'migrating')
    return server.ask('databasemigratequeryinfo', { job_id })
  }
  const imports = async (file_type: number, conflict_mode: number) => {
    const how = { collection_name: 'users', file_path: path, file_type, conflict_mode, stop_on_error: true }
    const { job_id, errcode } = await server.ask('databasemigrateimport', how)
    expect(errcode).toBe(0)
    return info(job_id)
  }
  return { ...server, imports, info, database: server.cloud.database(admin.env) }
}

test.each([
  ['JSON Lines', JSON_FILE, '{"_id":"a","n":1}\n{"_id":"b","at":{"$date":"2026-01-01T00:00:00Z"}}\n'],
  ['CSV', CSV, '_id,n,at\na,1,\nb,,"{""$date"":""2026-01-01T00:00:00Z""}"\n'],
])(
  '%s from the storage are imported, and again only in place of what is there',
  async (_what, type, text) => {
    const { imports, database } = await withFile('in/file', text)
    expect(await imports(type, INSERT)).toMatchObject({
      errcode: 0,
      status: 'success',
      record_success: 2,
      record_fail: 0,
      error_msg: '导入完成.',
    })
    expect(database.find('users')).toEqual([
      { _id: 'a', n: 1 },
      { _id: 'b', at: new Date('2026-01-01') },
    ])
    expect(await imports(type, INSERT)).toMatchObject({ status: 'fail', record_success: 0 })
    expect(await imports(type, UPSERT)).toMatchObject({ status: 'success', record_success: 2 })
    expect(database.count('users')).toBe(2)
  },
)

test.each([
  ['a line that is no document', '{"a":1}\n[2]\n', /^line 2: /],
  ['bytes that are no UTF-8', Buffer.from([0xff, 0xfe]).toString('latin1'), undefined],
])('nothing is imported where there is %s', async (_what, text, said) => {
  const { imports, database, cloud } = await withFile('in.json', text)
  if (!said) await cloud.storage(admin.env).put('in.json', Buffer.from([0xff, 0xfe]), 'text/plain')
  const { status, error_msg } = await imports(JSON_FILE, INSERT)
  expect(status).toBe('fail')
  expect(error_msg).toMatch(said ?? /./)
  expect(database.count('users')).toBe(0)
})

test.each([
  [JSON_FILE, '{"_id":"b","n":2}\n{"_id":"a","n":1}\n'],
  [CSV, '_id,n\r\nb,2\r\na,1\r\n'],
])('what a statement finds is exported as file type %i', async (file_type, text) => {
  const { ask, info, database, cloud } = await withFile('other', '')
  await database.insert('users', [
    { _id: 'a', n: 1 },
    { _id: 'b', n: 2 },
    { _id: 'c', n: 9 },
  ])
  const query = `const _ = db.command\ndb.collection('users').where({ n: _.lt(5) }).orderBy('n', 'desc').get()`
  const { job_id } = await ask('databasemigrateexport', { file_path: 'out/users', file_type, query })
  const done = await info(job_id)
  expect(done).toMatchObject({ status: 'success', record_success: 2, error_msg: '导出完成.' })
  expect(await (await fetch(String(done['file_url']))).text()).toBe(text)
  expect(
    cloud
      .storage(admin.env)
      .list()
      .map(({ key }) => key),
  ).toContain('out/users')
})

test('more documents than a page are exported, or as many as the statement limits', async () => {
  const { ask, info, database } = await withFile('other', '')
  await database.insert(
    'users',
    Array.from({ length: 2500 }, (_, n) => ({ n })),
  )
  const exported = async (statement: string) => {
    const query = `db.collection('users').${statement}`
    const { job_id } = await ask('databasemigrateexport', { file_path: 'out', file_type: JSON_FILE, query })
    return (await info(job_id))['record_success']
  }
  expect(await exported('get()')).toBe(2500)
  expect(await exported('skip(100).get()')).toBe(2400)
  expect(await exported('limit(7).get()')).toBe(7)
})
