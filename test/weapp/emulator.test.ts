import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createCloud } from '../../emulator/index'
import { browserCode } from '../../emulator/pages/browser-code'
import { findProject } from '../../emulator/project/find-project'
import { guess } from '../../emulator/project/guess'
import { writePhoneFile } from '../../emulator/project/phone-file'
import { readApp } from './harness/built-app'
import { openPhone } from './harness/phone'
import type { Account } from './harness/wx'

const nobody = () => {
  throw new Error('this is the cloud of WeChat')
}

const photo = new Uint8Array([137, 80, 78, 71])
const tourist: Account = { appId: 'touristappid', envVersion: 'develop', platform: 'devtools' }

/** A native project with the emulator's line at the top of its app.js, and its cloud. */
async function guestbook() {
  const folder = mkdtempSync(join(tmpdir(), 'guestbook-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(resolve(import.meta.dirname, '../fixtures/projects/guestbook'), folder, { recursive: true })
  const packagesFor = () => resolve(import.meta.dirname, '../../node_modules')
  const { options } = guess(folder, { strict: false, packagesFor })
  const cloud = await createCloud(options)
  onTestFinished(() => cloud.dispose())
  writePhoneFile(findProject(folder), (await browserCode('native')).script, cloud.url)
  const app = readApp(folder)
  const files = { ...app.files, 'app.js': `require('./wx-cloud-emulator')\n${app.files['app.js']}` }
  const [environment] = options.environments
  const open = (account = tourist) =>
    openPhone({ ...app, files }, nobody, new Map(), new Map([['wxfile://tmp/photo.png', photo]]), account)
  return { cloud, database: cloud.database(environment?.env ?? ''), open }
}

it('leads a native mini program in WeChat DevTools to the emulator: functions, a watched list, files, open data', async () => {
  const { cloud, database, open } = await guestbook()
  const phone = open()
  await phone.sees('听到 0 条')

  phone.taps('写一句')
  await phone.sees('我的第 1 句')
  await phone.sees('add')
  phone.taps('问好')
  await phone.waits(() => phone.text.split('你好，大家').length > 2, 'what the function says and has written')

  await database.remove('notes', { text: '你好，大家' })
  await phone.sees('remove')
  phone.taps('传照片')
  await phone.sees('照片 0 0 wxfile://tmp')

  cloud.openapi.answer({ api: 'cloudbase.getOpenData', contains: 'today', body: { data: { step: 9 } } })
  phone.taps('看步数')
  await phone.sees('{"cloudID":"run-of-today","data":{"step":9}} deeper')
  phone.taps('叫容器')
  await phone.sees('cloud.callContainer:fail -501021')

  phone.taps('不再听')
  await phone.sees('不听了')
  await database.insert('notes', [{ text: '没人听', at: new Date() }])
  expect(phone.text).not.toContain('没人听')
  expect(phone.calls).toEqual([])
  expect(phone.complaints).toEqual([])
})

it.each<[string, Account]>([
  ['on a phone', { ...tourist, platform: 'ios' }],
  ['as it was uploaded, even in DevTools', { ...tourist, envVersion: 'release' }],
  ['in a trial version', { ...tourist, envVersion: 'trial', platform: 'android' }],
])('keeps its own cloud %s', async (_where, account) => {
  const { cloud, open } = await guestbook()
  // The harness's cloud of WeChat has no database: the page fails as it asks for one.
  expect(() => open(account)).toThrow('database')
  expect(cloud.calls()).toEqual([])
})
