import { describe, expect, test } from 'vitest'
import { TCB_APIS } from '../../../../emulator/open-api/tcb/tcb-apis'
import { admin, json, optionsOf, post, user } from '../../fixture'
import { type Answer, runServer } from './server'

describe('every API refuses as documented', () => {
  const body = JSON.stringify({ env: admin.env })
  const refusals: [string, (address: string, cloud: string) => Promise<Answer>, number][] = [
    ['GET', (address) => json(address), 43002],
    ['no token', (address) => post(address.replace(/\?.*/, ''), body), 41001],
    ['what never was a token', (address) => post(`${address}x`, body), 40014],
    ['no body', (address) => post(address, ''), 44002],
    ['a body that is no JSON', (address) => post(address, '{'), 47001],
    ['no environment', (address) => post(address, {}), 40101],
    ["another's environment", (address) => post(address, { env: user.env }), -501005],
    ['an environment that is not there', (address) => post(address, { env: 'nowhere' }), -501005],
  ]

  test('whatever is asked for', async () => {
    const { address, cloud } = await runServer()
    for (const api of TCB_APIS)
      for (const [what, ask, errcode] of refusals)
        expect(await ask(address(api), cloud.url), `${api}: ${what}`).toEqual({
          errcode,
          errmsg: expect.stringMatching(/ rid: /) as string,
        })
  })

  test('where the mini program has no cloud', async () => {
    const { environments } = optionsOf({})
    const { ask } = await runServer({ environments: environments.filter(({ env }) => env !== admin.env) })
    for (const api of TCB_APIS) expect(await ask(api, {}), api).toMatchObject({ errcode: 85088 })
  })

  const statements = ['query', 'add', 'update', 'delete', 'count', 'aggregate'].map(
    (name) => `database${name}`,
  )
  const index = { name: 'a', unique: true, keys: [{ name: 'a', direction: '1' }] }
  const indexes = { collection_name: 'users', create_indexes: [], drop_indexes: [] }

  test.each<[string[], object, number]>([
    [statements, {}, 40101],
    [statements, { query: '' }, 40101],
    [statements, { query: 1 }, 40097],
    [statements, { query: 'drop everything' }, -501007],
    [statements, { query: `db.collection('users').drop()` }, -501007],
    [['databasequery'], { query: `db.collection('nobody').get()` }, -502005],
    [['databasequery'], { query: `db.collection('users').add({ data: {} })` }, -501007],
    [['databaseadd'], { query: `db.collection('users').get()` }, -501007],
    [
      ['databaseupdate'],
      { query: `db.collection('users').where({}).update({ data: { _id: 'x' } })` },
      -501007,
    ],
    [['databasecollectionadd', 'databasecollectiondelete'], {}, 40101],
    [['databasecollectionadd', 'databasecollectiondelete'], { collection_name: [] }, 40097],
    [['databasecollectionadd'], { collection_name: 'a b' }, -501007],
    [['databasecollectionget'], { limit: '1' }, 40097],
    [['databasecollectionget'], { offset: -1 }, 40097],
    [['updateindex'], {}, 40101],
    [['updateindex'], { ...indexes, collection_name: 'nobody' }, -502005],
    [['updateindex'], { ...indexes, create_indexes: {} }, 40097],
    [['updateindex'], { ...indexes, create_indexes: ['a'] }, 40097],
    [['updateindex'], { ...indexes, create_indexes: [{ ...index, name: undefined }] }, 40101],
    [['updateindex'], { ...indexes, create_indexes: [{ ...index, unique: 'yes' }] }, 40097],
    [['updateindex'], { ...indexes, create_indexes: [{ ...index, keys: [] }] }, 40097],
    [
      ['updateindex'],
      { ...indexes, create_indexes: [{ ...index, keys: [{ name: 'a', direction: 'up' }] }] },
      40097,
    ],
    [['updateindex'], { ...indexes, drop_indexes: [{}] }, 40101],
    [['uploadfile'], {}, 40101],
    [['uploadfile'], { path: '/absolute' }, -501007],
    [['batchdownloadfile', 'batchdeletefile'], {}, 40101],
    [['batchdownloadfile'], { file_list: 'a' }, 40097],
    [['batchdeletefile'], { fileid_list: Array.from({ length: 51 }, () => 'cloud://a.b/c') }, -501007],
  ])('%j: %j', async (apis, given, errcode) => {
    const { ask } = await runServer()
    for (const api of apis) expect(await ask(api, given), api).toMatchObject({ errcode })
  })
})
