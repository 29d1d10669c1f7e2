import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCloud, type Cloud } from '../../../../emulator'
import {
  admin,
  ann,
  asAnn,
  functionFolder,
  optionsOf,
  post,
  runCloud,
  temporaryFolder,
  user,
} from '../../fixture'
import { buckets, codeOf, filesIn, formOf } from './fixture'

/** What `storage.getUploadMetadata` gives; wx-server-sdk keeps it to itself. */
interface Permit {
  url: string
  token: string
  authorization: string
  fileId: string
  cosFileId: string
}

const tell = 'exports.main = () => process.env.WX_API_TOKEN'

/** One request of the server SDK's protocol, as a function of the user environment would send it. */
async function ask<Data>(cloud: Cloud, request: object): Promise<Data> {
  const wxCloudApiToken = await asAnn<string>(cloud, 'f')
  const answer = await post<{ data: Data }>(`${cloud.url}/sdk?env=${user.env}`, {
    wxCloudApiToken,
    ...request,
  })
  return answer.data
}

const permitFor = (cloud: Cloud, path: string) =>
  ask<Permit>(cloud, { action: 'storage.getUploadMetadata', path, method: 'put' })

const headersOf = ({ authorization, token, cosFileId }: Permit) => ({
  authorization,
  'x-cos-security-token': token,
  'x-cos-meta-fileid': cosFileId,
})
const fieldsOf = ({ authorization, token, cosFileId }: Permit, key: string) => ({
  key,
  Signature: authorization,
  'x-cos-security-token': token,
  'x-cos-meta-fileid': cosFileId,
})
const put = ({ url }: Permit, headers: Record<string, string>) =>
  fetch(url, { method: 'PUT', headers, body: 'mine' })

/** The token of an invocation is good for some seconds more, for what it did not wait for. */
const runPermits = (options: object = {}) => runCloud({ user: { f: tell }, options })

test('a permit uploads its file by PUT, and by the form that wx.uploadFile sends', async () => {
  const cloud = await runPermits()
  const permit = await permitFor(cloud, 'u/a.png')
  const answer = await put(permit, headersOf(permit))
  expect([answer.status, await answer.text()]).toEqual([200, ''])
  const body = formOf(fieldsOf(permit, 'u/a.png'), 'a picture')
  expect((await fetch(permit.url, { method: 'POST', body })).status).toBe(204)
  expect((await cloud.storage(user.env).get('u/a.png'))?.bytes.toString()).toBe('a picture')
  expect(cloud.storage(user.env).list()).toMatchObject([{ type: 'image/png' }])
})

interface Row {
  what: string
  change: (permit: Permit, other: Permit) => Permit
  code: string
}
const rows: Row[] = [
  {
    what: 'of another file',
    change: (permit, other) => ({ ...other, url: permit.url }),
    code: 'SignatureDoesNotMatch',
  },
  {
    what: 'with the token of another',
    change: (permit, other) => ({ ...permit, token: other.token }),
    code: 'SignatureDoesNotMatch',
  },
  {
    what: 'with the file id of another',
    change: (permit, other) => ({ ...permit, cosFileId: other.cosFileId }),
    code: 'SignatureDoesNotMatch',
  },
  {
    what: 'that was made to last longer',
    change: (permit) => ({ ...permit, authorization: permit.authorization.replace(/;(\d+)/g, ';9$1') }),
    code: 'SignatureDoesNotMatch',
  },
  {
    what: 'that is empty',
    change: (permit) => ({ ...permit, authorization: '' }),
    code: 'SignatureDoesNotMatch',
  },
]

test.each(rows)('a permit $what is refused, in all four tags of the XML', async ({ change, code }) => {
  const dataDir = temporaryFolder()
  const cloud = await runPermits({ dataDir })
  const wrong = change(await permitFor(cloud, 'mine'), await permitFor(cloud, 'other'))
  const byPut = await put(wrong, headersOf(wrong))
  const text = await byPut.clone().text()
  // wx-server-sdk throws a TypeError where one is missing.
  for (const tag of ['Code', 'Message', 'RequestId', 'TraceId']) expect(text).toMatch(`<${tag}>`)
  expect(await codeOf(byPut)).toEqual([403, code])
  const byForm = await fetch(wrong.url, { method: 'POST', body: formOf(fieldsOf(wrong, 'mine'), 'mine') })
  expect(await codeOf(byForm)).toEqual([403, code])
  expect(filesIn(join(dataDir, 'storage'))).toEqual([])
})

test('without a permit nothing is taken, nor with one that is over, nor for another key', async () => {
  const cloud = await runPermits()
  const permit = await permitFor(cloud, 'mine')
  expect(await codeOf(await put(permit, {}))).toEqual([403, 'AccessDenied'])
  const body = formOf(fieldsOf(permit, 'other'), 'mine')
  expect(await codeOf(await fetch(permit.url, { method: 'POST', body }))).toEqual([
    403,
    'SignatureDoesNotMatch',
  ])
  cloud.clock.advance(3600_000)
  expect(await codeOf(await put(permit, headersOf(permit)))).toEqual([403, 'AccessDenied'])
  expect(cloud.storage(user.env).list()).toEqual([])
})

test('a signed link is still good after a restart, and of no other cloud', async () => {
  const make = (dataDir: string) => {
    const { environments, ...options } = optionsOf({ user: { f: tell } })
    const storage = { permission: 'PRIVATE' } as const
    return { ...options, dataDir, environments: environments.map((one) => ({ ...one, storage })) }
  }
  const options = make(temporaryFolder())
  const before = await createCloud(options)
  await before.storage(user.env).put('a', Buffer.from('private'), 'text/plain')
  const fileid = `cloud://${user.env}.${before.storage(user.env).bucket}/a`
  const { download_list } = await ask<{ download_list: { tempFileURL: string }[] }>(before, {
    action: 'storage.batchGetDownloadUrl',
    file_list: [{ fileid }],
  })
  const link = download_list[0]?.tempFileURL ?? ''
  await before.dispose()

  const after = await runCloud({ options })
  const read = (cloud: Cloud) => fetch(link.replace(before.url, cloud.url))
  const response = await read(after)
  expect([await response.text(), response.headers.get('cache-control')]).toEqual([
    'private',
    'private, no-cache',
  ])
  const stranger = await runCloud({ options: make(temporaryFolder()) })
  await stranger.storage(user.env).put('a', Buffer.from('private'), 'text/plain')
  expect((await read(stranger)).status).toBe(403)
})

test('what a crash has left behind is gone after the next start, what was acknowledged is there', async () => {
  const options = optionsOf({ options: { dataDir: temporaryFolder(), buckets: [buckets.s3] } })
  const before = await createCloud(options)
  await before.storage(buckets.s3.name).put('a', Buffer.from('kept'), 'text/plain')
  await before.dispose()
  const folder = join(options.dataDir ?? '', 'storage')
  const name = 'f'.repeat(64)
  for (const left of [`${name}.0123456789abcdef`, `${name}.0123456789abcdef.draft`]) {
    writeFileSync(join(folder, left), 'half')
  }
  const after = await runCloud({ options })
  expect(filesIn(folder)).toHaveLength(2)
  expect(existsSync(join(folder, 'secret'))).toBe(true)
  expect((await after.storage(buckets.s3.name).get('a'))?.bytes.toString()).toBe('kept')
})

test('a second emulator is kept from the same files', async () => {
  const options = optionsOf({ options: { dataDir: temporaryFolder() } })
  await runCloud({ options })
  await expect(createCloud(options)).rejects.toThrow('in use by another emulator')
})

test('a visitor by environment sharing reaches no files', async () => {
  const visit = `const cloud = require('wx-server-sdk')
    exports.main = async () => {
      const other = new cloud.Cloud({ resourceAppid: '${admin.appid}', resourceEnv: '${admin.env}' })
      await other.init()
      return other.deleteFile({ fileList: [] }).catch(({ code }) => code)
    }`
  const welcome = 'exports.main = () => ({ errCode: 0 })'
  const { environments, ...options } = optionsOf({})
  const [owner, visitor] = environments
  if (!owner || !visitor) throw new Error('the fixture has two environments')
  const cloud = await runCloud({
    options: {
      ...options,
      environments: [
        {
          ...owner,
          sharedWith: [user.appid],
          functions: { cloudbase_auth: { folder: functionFolder(welcome) } },
        },
        { ...visitor, functions: { f: { folder: functionFolder(visit, { sdk: true }) } } },
      ],
    },
  })
  const call = { appid: user.appid, openid: ann.openid, name: 'f' }
  expect((await cloud.callFunction(call)).result).toBe('STORAGE_EXCEED_AUTHORITY')
})
