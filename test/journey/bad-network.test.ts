import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { adminApp, userApp } from '../../laptop/pair'
import { openBrowser } from '../setup/chromium'
import { openPhone, startPair } from './browser'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

it('without a network a page says so and shows what it knew, and is new by itself when the network is back', async () => {
  const { cloud } = await startPair()
  const somebody = cloud.database(adminApp.env).find('users')[0] as { openid: string; name: string }
  const page = await openPhone(browser, cloud, userApp.appid, somebody.openid)
  await page.getByText(somebody.name).first().waitFor()

  // The page itself comes from its server, the answers do not.
  await page.route('**/client/**', (route) => route.abort('internetdisconnected'))
  await page.reload()
  await page
    .getByText(/^上次的内容，/)
    .first()
    .waitFor()
  await page.getByText(somebody.name).first().waitFor()
  await page.context().setOffline(true)
  await page.getByText('没有网络，连上以后会自动刷新').first().waitFor()
  await page.unroute('**/client/**')
  await page.context().setOffline(false)
  await expect.poll(() => page.getByText(/上次的内容|没有网络/).count()).toBe(0)
  await page.getByText(somebody.name).first().waitFor()
})
