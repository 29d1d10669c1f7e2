import { expect, test } from 'vitest'
import type { Cloud, EnvironmentOptions } from '../../../../emulator/index'
import { ann, functionFolder, optionsOf, runCloud, user } from '../../fixture'

/** One function with the real, unmodified wx-server-sdk: it does what the event says. */
const SOURCE = `const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = async ({ method, argument, text, stream }) => {
    if (text !== undefined) argument.fileContent = Buffer.from(text)
    if (stream) argument.fileContent = require('fs').createReadStream(__filename)
    try {
      const { fileContent, ...answer } = await cloud[method](argument)
      return fileContent ? { ...answer, text: fileContent.toString() } : answer
    } catch (error) {
      return { code: error.code, errCode: error.errCode, errMsg: error.errMsg }
    }
  }`

interface File {
  fileID: string
  status: number
  errMsg: string
  tempFileURL: string
  maxAge: number
}
interface Answer {
  fileID: string
  errMsg: string
  errCode?: number
  statusCode: number
  text: string
  fileList: File[]
}

type Permission = NonNullable<EnvironmentOptions['storage']>['permission']

async function runFiles(permission?: Permission): Promise<Cloud> {
  const { environments } = optionsOf({})
  const functions = { files: { folder: functionFolder(SOURCE, { sdk: true }), timeout: 10 } }
  return runCloud({
    options: {
      environments: environments.map((environment) => ({
        ...environment,
        ...(environment.env === user.env && { functions }),
        ...(permission && { storage: { permission } }),
      })),
    },
  })
}

async function sdk(cloud: Cloud, method: string, argument: object, content: object = {}): Promise<Answer> {
  const data = { method, argument, ...content }
  const { appid } = user
  return (await cloud.callFunction({ appid, openid: ann.openid, name: 'files', data })).result as Answer
}

const upload = (cloud: Cloud, cloudPath: string, text: string) =>
  sdk(cloud, 'uploadFile', { cloudPath }, { text })

async function linkOf(cloud: Cloud, file: string | { fileID: string; maxAge: number }): Promise<File> {
  const [first] = (await sdk(cloud, 'getTempFileURL', { fileList: [file] })).fileList
  if (!first) throw new Error('getTempFileURL gave no file')
  return first
}

const YEAR = 365 * 24 * 3_600_000

test('a function uploads a file, finds it, reads it back and deletes it', async () => {
  const cloud = await runFiles()
  const { bucket } = cloud.storage(user.env)
  const { fileID, errMsg, statusCode } = await upload(cloud, 'a/b.txt', 'hello')
  expect({ fileID, errMsg, statusCode }).toEqual({
    fileID: `cloud://${user.env}.${bucket}/a/b.txt`,
    errMsg: 'uploadFile:ok',
    statusCode: -1,
  })
  expect(cloud.storage(user.env).list()).toMatchObject([
    { key: 'a/b.txt', size: 5, type: 'text/plain; charset=utf-8' },
  ])
  expect(await sdk(cloud, 'downloadFile', { fileID })).toMatchObject({ statusCode: 200, text: 'hello' })
  expect(await sdk(cloud, 'deleteFile', { fileList: [fileID] })).toMatchObject({
    fileList: [{ fileID, status: 0, errMsg: 'ok' }],
  })
  expect(cloud.storage(user.env).list()).toEqual([])
})

test('a file can be uploaded as a stream, and one may be empty', async () => {
  const cloud = await runFiles()
  expect(await sdk(cloud, 'uploadFile', { cloudPath: 'index.js' }, { stream: true })).toHaveProperty('fileID')
  expect((await cloud.storage(user.env).get('index.js'))?.bytes.toString()).toBe(SOURCE)
  const { fileID } = await upload(cloud, 'empty', '')
  const { tempFileURL } = await linkOf(cloud, fileID)
  expect([await (await fetch(tempFileURL)).text(), cloud.storage(user.env).list().length]).toEqual(['', 2])
})

test('a path written again holds what was written last', async () => {
  const cloud = await runFiles()
  await upload(cloud, 'x.txt', 'first')
  const { fileID } = await upload(cloud, 'x.txt', 'second')
  expect((await sdk(cloud, 'downloadFile', { fileID })).text).toBe('second')
  expect(cloud.storage(user.env).list()).toHaveLength(1)
})

test.each(['READONLY', 'ADMINWRITE'] as const)('%s: the link of a file is permanent', async (permission) => {
  const cloud = await runFiles(permission)
  const { fileID } = await upload(cloud, 'u/图 片+1%.png', 'picture')
  const { tempFileURL, status } = await linkOf(cloud, { fileID, maxAge: 60 })
  expect([tempFileURL, status]).toEqual([
    `${cloud.url}/storage/${cloud.storage(user.env).bucket}/u/图 片+1%.png`,
    0,
  ])
  cloud.clock.advance(YEAR)
  const response = await fetch(encodeURI(tempFileURL))
  expect([response.status, await response.text()]).toEqual([200, 'picture'])
})

test.each(['PRIVATE', 'ADMINONLY'] as const)(
  '%s: the link of a file is signed, and ends by the clock',
  async (permission) => {
    const cloud = await runFiles(permission)
    const { fileID } = await upload(cloud, 'u/图 片.png', 'picture')
    const { tempFileURL, maxAge } = await linkOf(cloud, { fileID, maxAge: 60 })
    expect([maxAge, (await fetch(tempFileURL)).status]).toEqual([60, 200])
    expect((await sdk(cloud, 'downloadFile', { fileID })).text).toBe('picture')

    const { origin, pathname } = new URL(tempFileURL)
    for (const wrong of [origin + pathname, `${tempFileURL}0`, tempFileURL.replace('sign=', 'sign=0')]) {
      expect((await fetch(wrong)).status).toBe(403)
    }
    cloud.clock.advance(30_000)
    expect((await fetch(tempFileURL)).status).toBe(200)
    cloud.clock.advance(30_000)
    expect((await fetch(tempFileURL)).status).toBe(403)
    expect((await fetch((await linkOf(cloud, fileID)).tempFileURL)).status).toBe(200)
  },
)

test('of several files each is told apart: there, missing, of another environment', async () => {
  const cloud = await runFiles()
  const { fileID } = await upload(cloud, 'there', 'x')
  const missing = fileID.replace('there', 'missing')
  const fileList = [missing, fileID, 'cloud://other.bucket/there']
  const told = [
    { fileID: missing, status: -503003 },
    { fileID, status: 0 },
    { fileID: fileList[2], status: -503002 },
  ]
  expect(await sdk(cloud, 'getTempFileURL', { fileList })).toMatchObject({ fileList: told })
  expect(await sdk(cloud, 'downloadFile', { fileID: missing })).toMatchObject({
    code: 'STORAGE_FILE_NONEXIST',
  })
  expect(await sdk(cloud, 'deleteFile', { fileList })).toMatchObject({ fileList: told })
})

test.each(['', '/a', 'a//b', 'a\nb', 'x'.repeat(851)])('the path %j is refused', async (cloudPath) => {
  const cloud = await runFiles()
  expect(await upload(cloud, cloudPath, 'x')).toHaveProperty('code')
  expect(cloud.storage(user.env).list()).toEqual([])
})

test('more than 50 files in one call are refused', async () => {
  const cloud = await runFiles()
  const fileList = Array.from({ length: 51 }, (_, index) => `cloud://x.y/${String(index)}`)
  expect(await sdk(cloud, 'deleteFile', { fileList })).toHaveProperty('code', 'INVALID_PARAM')
})

test('a fault strikes a storage action as it does any other', async () => {
  const cloud = await runFiles()
  cloud.faults.add({ route: 'sdk', action: 'storage.batchDeleteFile', errcode: 'STORAGE_REQUEST_FAIL' })
  expect(await sdk(cloud, 'deleteFile', { fileList: [] })).toHaveProperty('code', 'STORAGE_REQUEST_FAIL')
})

test.each(
  ['a#b.txt', 'a?b.txt', 'a%20b.txt', '100%.txt', 'a b+c&d=e.txt', '图/片#1?2.txt'].flatMap((path) => [
    [path, 'READONLY'] as const,
    [path, 'PRIVATE'] as const,
  ]),
)('the link of %s, which is %s, is fetched as it is, encoded, and by the SDK', async (path, permission) => {
  const cloud = await runFiles(permission)
  await upload(cloud, path.replace(/[#?]/g, '_').replaceAll('%20', ' '), 'another')
  const { fileID } = await upload(cloud, path, 'hello')
  const { tempFileURL } = await linkOf(cloud, fileID)
  expect((await sdk(cloud, 'downloadFile', { fileID })).text).toBe('hello')
  expect(await (await fetch(tempFileURL)).text()).toBe('hello')
  expect(await (await fetch(encodeURI(tempFileURL))).text()).toBe('hello')
})
