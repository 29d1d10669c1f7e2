import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createCloud } from '../../../emulator/index'
import { browserCarrier } from '../../../emulator/pages/wx/browser-carrier'
import { wxCloud } from '../../../emulator/pages/wx/cloud'
import { guess } from '../../../emulator/project/guess'
import { post } from '../fixture'
import { ear } from '../doors/phone/ear'

/** A project as it is, and its cloud as the command line guesses it; what its functions ask for is installed. */
async function start(name: string, now?: () => number) {
  const packagesFor = () => resolve('node_modules')
  const { options } = guess(join('test/fixtures/projects', name), { strict: false, packagesFor })
  const cloud = await createCloud({ ...options, timers: true, ...(now && { now }) })
  onTestFinished(() => cloud.dispose())
  const { appid } = options.miniPrograms[0] ?? {}
  const { phone } = await post<{ phone: string }>(`${cloud.url}/client/open`, { appid })
  const wx = wxCloud(browserCarrier({ url: cloud.url, phone }))
  const call = async (functionName: string, data: object) =>
    (await wx.callFunction({ name: functionName, data }))?.result
  const { env = '' } = options.environments[0] ?? {}
  return { cloud, wx, call, env, database: cloud.database(env) }
}

test('native pages with watch', async () => {
  const { wx, call, env } = await start('guestbook')
  expect(env).toBe('guestbook-5f6a')
  const heard = ear()
  const watcher = wx.database().collection('notes').orderBy('at', 'asc').watch(heard)
  await heard.hears(0)
  expect(await call('greet', { to: '大家' })).toEqual({ text: '你好，大家' })
  await heard.hears(1)
  expect(heard.snapshots[1]?.docs).toMatchObject([{ text: '你好，大家', at: expect.any(Date) as Date }])
  await watcher.close()
})

test('one function for many routes', async () => {
  const { call } = await start('router')
  expect(await call('api', { $url: 'book/add', title: '红楼梦', pages: 1600 })).toEqual({ code: 0, total: 1 })
  expect(await call('api', { $url: 'book/add', title: '论语', pages: 200 })).toEqual({ code: 0, total: 2 })
  expect(await call('api', { $url: 'book/thick', than: 300 })).toEqual({
    code: 0,
    data: [{ title: '红楼梦' }],
  })
  expect(await call('api', { $url: 'book/burn' })).toEqual({ code: 404, url: 'book/burn' })
})

test('a framework whose files require each other from the folder of the function', async () => {
  const { call, database } = await start('framework')
  expect(await call('cms', { route: 'note/insert', params: { text: '一' } })).toMatchObject({ code: 200 })
  expect(await call('cms', { route: 'note/list' })).toEqual({ code: 200, data: ['一'] })
  expect(await call('cms', { route: 'page/list' })).toEqual({
    code: 500,
    msg: "Cannot find module 'modules/page_module.js'",
  })
  // Its collections have names that stand in no source: they are made as they are used.
  expect(database.collections()).toEqual(['fw_note'])
})

test('an SDK that is older than what the emulator is asked by', async () => {
  const { call, cloud, database } = await start('ledger')
  expect(await call('ledger', {})).toEqual({
    added: 'string',
    set: { updated: 0, upserted_id: 'bread' },
    updated: 2,
    list: [
      { _id: 'rent', what: 'rent', price: 800.5, on: { $date: Date.UTC(2019, 0, 2) }, tags: ['home'] },
      { _id: 'bread', what: 'bread', price: 4, on: { $date: Date.UTC(2019, 0, 3) } },
    ],
    sum: 817.5,
    total: 1,
    deleted: 2,
    at: { $date: expect.any(Number) as number },
  })
  const at = expect.any(Date) as Date
  expect(database.find('entries')).toEqual([
    { _id: 'rent', what: 'rent', price: 800.5, on: new Date(Date.UTC(2019, 0, 2)), tags: ['home'], at },
  ])
  const [call1] = cloud.calls().filter(({ action }) => action === 'callFunction')
  const made = cloud.calls().filter(({ door, trace }) => door === 'server-sdk' && trace === call1?.trace)
  expect(made.map(({ action }) => action)).toContain('database.insertDocument')
})

test('timers', async () => {
  const evening = Date.parse('2026-01-01T20:00:00+08:00')
  const { cloud, database } = await start('reminders', () => evening)
  await database.insert('reminders', [
    { _id: 'due', due: new Date(evening), sent: false },
    { _id: 'later', due: new Date(evening + 20 * 3_600_000), sent: false },
  ])
  cloud.clock.advance(12 * 3_600_000)
  await expect
    .poll(() => database.collections().includes('runs') && database.find('runs'))
    .toMatchObject([{ by: 'Timer everyMorning', at: '2026-01-01T23:30:00Z', sent: 1 }])
  expect(database.find('reminders', { sent: true })).toMatchObject([{ _id: 'due' }])
})
