import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { wxCloud } from '../../emulator/client/wx/cloud'
import { ensureChromium } from '../setup/chromium'
import { ann, optionsOf, post, runCloud, temporaryFolder, user, write } from './fixture'

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
}, 60_000)
afterAll(() => browser.close())

/** What the script leaves on the page. */
declare const wx: { cloud: ReturnType<typeof wxCloud> }

test('a page that was opened as a phone has the cloud of its person', async () => {
  const h5 = temporaryFolder()
  write(h5, { 'index.html': '<!doctype html><script src="/client/wx.js"></script>' })
  const { miniPrograms, environments } = optionsOf({})
  const cloud = await runCloud({
    options: {
      miniPrograms: miniPrograms.map((each) => ({ ...each, h5 })),
      environments: environments.map((each) => ({ ...each, collections: { notes: {} } })),
    },
  })
  const { phone } = await post<{ phone: string }>(`${cloud.url}/control/phones`, {
    appid: user.appid,
    openid: ann.openid,
  })
  const page = await browser.newPage()
  await page.goto(`${cloud.url}/h5/${user.appid}/?phone=${phone}`)
  const seen = await page.evaluate(async () => {
    const notes = wx.cloud.database().collection('notes')
    await notes.add({ data: { _id: 'a', when: new Date(0) } })
    return (await notes.where({ when: wx.cloud.database().command.lt(new Date(1)) }).get())?.data
  })
  expect(seen).toEqual([{ _id: 'a', when: new Date(0), _openid: ann.openid }])
  await page.close()
})
