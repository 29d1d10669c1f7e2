import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Permission } from '../../../emulator/index'
import type { wxCloud } from '../../../emulator/pages/wx/cloud'
import type { requestPayment } from '../../../emulator/pages/wx/payment'
import { openBrowser } from '../../setup/chromium'
import { ann, bob, functionFolder, optionsOf, post, runCloud, temporaryFolder, user, write } from '../fixture'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** What the script leaves on the page. */
declare const wx: {
  cloud: ReturnType<typeof wxCloud>
  requestPayment: ReturnType<typeof requestPayment>
}

/** The user mini program as a page with the script, whose files have this permission. */
async function runPages(permission?: Permission) {
  const h5 = temporaryFolder()
  write(h5, { 'index.html': '<!doctype html><script src="/client/wx.js"></script>' })
  const { miniPrograms, environments } = optionsOf({})
  const storage = permission ? { permission } : {}
  const cloud = await runCloud({
    options: {
      miniPrograms: miniPrograms.map((each) => ({ ...each, h5 })),
      environments: environments.map((each) => ({ ...each, collections: { notes: {} }, storage })),
    },
  })
  const open = async ({ openid } = ann) => {
    const owner = { appid: user.appid, openid }
    const { phone } = await post<{ phone: string }>(`${cloud.url}/control/phones`, owner)
    const page = await browser.newPage()
    onTestFinished(() => page.close())
    await page.goto(`${cloud.url}/h5/${user.appid}/?phone=${phone}`)
    return page
  }
  return { cloud, open }
}

test('a page that was opened as a phone has the cloud of its person', async () => {
  const { open } = await runPages()
  const page = await open()
  const seen = await page.evaluate(async () => {
    const notes = wx.cloud.database().collection('notes')
    await notes.add({ data: { _id: 'a', when: new Date(0) } })
    return (await notes.where({ when: wx.cloud.database().command.lt(new Date(1)) }).get())?.data
  })
  expect(seen).toEqual([{ _id: 'a', when: new Date(0), _openid: ann.openid }])
})

const ordering = `const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  const order = { body: 'a badge', outTradeNo: 'n-1', totalFee: 250, spbillCreateIp: '127.0.0.1', subMchId: '1' }
  exports.main = () => cloud.cloudPay.unifiedOrder({ ...order, envId: process.env.TCB_ENV, functionName: 'order' })`

test.each([
  ['paid', { errMsg: 'requestPayment:ok' }],
  ['cancelled', { errMsg: 'requestPayment:fail cancel' }],
] as const)('a page that asks to be %s hears it when the person has decided', async (decision, expected) => {
  const { cloud, open } = await runPages()
  await cloud.deploy(user.env, { functions: { order: { folder: functionFolder(ordering, { sdk: true }) } } })
  const page = await open()
  const ended = page.evaluate(async () => {
    const { result } = (await wx.cloud.callFunction({ name: 'order' })) as {
      result: { payment: { package: string; paySign: string } }
    }
    const told: unknown[] = []
    await new Promise<void>((complete) => {
      void wx.requestPayment({
        ...result.payment,
        success: (value) => told.push(value),
        fail: ({ errMsg }) => told.push({ errMsg }),
        complete: () => complete(),
      })
    })
    return told
  })
  await expect.poll(() => cloud.payments.list()).toMatchObject([{ asked: true }])
  cloud.payments.decide(cloud.payments.list()[0]?.prepayId ?? '', decision)
  expect(await ended).toEqual([expected])
})

test('a page hears at once what a function writes', async () => {
  const { cloud, open } = await runPages()
  const page = await open()
  await page.evaluate(() => {
    const heard: unknown[] = ((globalThis as { heard?: unknown[] }).heard = [])
    wx.cloud
      .database()
      .collection('notes')
      .watch({
        onChange: ({ type, docs }) => heard.push([type, docs]),
        onError: ({ errMsg }) => heard.push(errMsg),
      })
  })
  const heard = () => page.evaluate(() => (globalThis as { heard?: unknown[] }).heard)
  await expect.poll(heard).toEqual([['init', []]])
  const note = { _id: 'a', _openid: ann.openid, when: new Date(0) }
  await cloud.database(user.env).insert('notes', [note])
  await expect.poll(heard).toEqual([
    ['init', []],
    [undefined, [note]],
  ])
})

/** What becomes of each thing that somebody can do with a file. */
interface Outcome {
  upload: string | number
  url: number | undefined
  download: string | number
  remove: number | undefined
}

/** Uploads `text` to a/b.txt, asks for its link, reads it and deletes it; what came of each. */
const handle = (page: Page, text: string, fileID: string): Promise<Outcome> =>
  page.evaluate(
    async ([text, fileID]) => {
      const failed = ({ errCode }: { errCode: number }) => errCode
      const filePath = URL.createObjectURL(new Blob([text]))
      const upload = wx.cloud.uploadFile({ cloudPath: 'a/b.txt', filePath }) as Promise<{ fileID: string }>
      const uploaded = await upload.then(({ fileID }) => fileID, failed)
      const urls = await wx.cloud.getTempFileURL({ fileList: [fileID] })
      const download = wx.cloud.downloadFile({ fileID }) as Promise<{ tempFilePath: string }>
      const read = await download.then(async ({ tempFilePath }) => (await fetch(tempFilePath)).text(), failed)
      const removed = await wx.cloud.deleteFile({ fileList: [fileID] })
      return {
        upload: uploaded,
        url: urls?.fileList[0]?.status,
        download: read,
        remove: removed?.fileList[0]?.status,
      }
    },
    [text, fileID] as const,
  )

const no = -503002
test.each<[Permission, Partial<Outcome>, Partial<Outcome>]>([
  ['READONLY', {}, { upload: no, url: 0, download: 'of a function', remove: no }],
  ['PRIVATE', {}, { upload: no, url: no, download: no, remove: no }],
  [
    'ADMINWRITE',
    { upload: no, download: 'of a function', remove: no },
    { upload: no, url: 0, download: 'of a function', remove: no },
  ],
  [
    'ADMINONLY',
    { upload: no, url: no, download: no, remove: no },
    { upload: no, url: no, download: no, remove: no },
  ],
])(
  'files that are %s: what a phone may do with its own, and with those of others',
  async (permission, own, others) => {
    const { cloud, open } = await runPages(permission)
    const storage = cloud.storage(user.env)
    const fileID = `cloud://${user.env}.${storage.bucket}/a/b.txt`
    const [annsPage, bobsPage] = [await open(ann), await open(bob)]
    const mayWrite = own.upload === undefined
    if (!mayWrite) await storage.put('a/b.txt', Buffer.from('of a function'), 'text/plain')
    const all = { upload: fileID, url: 0, download: 'of Ann', remove: 0 }
    expect(await handle(annsPage, 'of Ann', fileID)).toEqual({ ...all, ...own })
    expect(storage.list()).toHaveLength(mayWrite ? 0 : 1)

    await storage.put('a/b.txt', Buffer.from('of a function'), 'text/plain')
    expect(await handle(annsPage, 'of Ann', fileID)).toEqual(others)
    storage.remove('a/b.txt')
    if (!mayWrite) return
    await annsPage.evaluate(async () => {
      const filePath = URL.createObjectURL(new Blob(['of a function']))
      await wx.cloud.uploadFile({ cloudPath: 'a/b.txt', filePath })
    })
    expect(await handle(bobsPage, 'of Bob', fileID)).toEqual(others)
  },
)

test('a permit that came too late does not overwrite what somebody else has put there meanwhile', async () => {
  const { cloud, open } = await runPages()
  const [annsPage, bobsPage] = [await open(ann), await open(bob)]
  const late = annsPage.evaluate(async () => {
    const response = await fetch('/client/storage', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        phone: new URLSearchParams(location.search).get('phone'),
        action: 'storage.getUploadMetadata',
        path: 'x.txt',
      }),
    })
    return ((await response.json()) as { data: Record<string, string> }).data
  })
  const { url = '', authorization = '', token = '', cosFileId = '' } = await late
  const headers = { authorization, 'x-cos-security-token': token, 'x-cos-meta-fileid': cosFileId }
  await bobsPage.evaluate(() =>
    wx.cloud.uploadFile({ cloudPath: 'x.txt', filePath: URL.createObjectURL(new Blob(['of Bob'])) }),
  )
  expect((await fetch(url, { method: 'PUT', headers, body: 'of Ann' })).status).toBe(403)
  const asNobody = { ...headers, authorization: authorization.replace(/q-ak=[^&]+/, 'q-ak=emulator') }
  expect((await fetch(url, { method: 'PUT', headers: asNobody, body: 'of Ann' })).status).toBe(403)
  expect((await cloud.storage(user.env).get('x.txt'))?.bytes.toString()).toBe('of Bob')
})

test('an upload tells how far it is, and can be stopped', async () => {
  const { cloud, open } = await runPages()
  const page = await open()
  const seen = await page.evaluate(async () => {
    const filePath = URL.createObjectURL(new Blob([new Uint8Array(3_000_000)]))
    const progress: number[] = []
    const outcome = await new Promise<{ statusCode: number }>((success, fail) => {
      const task = wx.cloud.uploadFile({ cloudPath: 'big', filePath, success, fail })
      task.onProgressUpdate((each) => progress.push(each.progress))
    })
    const stopped = await new Promise<{ errMsg: string }>((fail) => {
      wx.cloud.uploadFile({ cloudPath: 'stopped', filePath, fail }).abort()
    })
    return { last: progress.at(-1), statusCode: outcome.statusCode, stopped: stopped.errMsg }
  })
  expect(seen).toEqual({ last: 100, statusCode: 200, stopped: 'cloud.uploadFile:fail abort' })
  expect(cloud.storage(user.env).list()).toMatchObject([{ key: 'big', size: 3_000_000 }])
})
