import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
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

  // The page itself comes from its server, the answers do not. Cut at the cloud: while a page is loaded anew, a browser
  // lets a request pass what a test has put in its way.
  const cut = cloud.faults.add({ route: 'client', cut: 'before' })
  await page.reload()
  await page
    .getByText(/^上次的内容，/)
    .first()
    .waitFor()
  await page.getByText(somebody.name).first().waitFor()
  await page.context().setOffline(true)
  await page.getByText('没有网络，连上以后会自动刷新').first().waitFor()
  cut.remove()
  await page.context().setOffline(false)
  await expect.poll(() => page.getByText(/上次的内容|没有网络/).count()).toBe(0)
  await page.getByText(somebody.name).first().waitFor()
})

it('who registers without a network is registered once it is back, though the app was closed meanwhile', async () => {
  const { cloud } = await startPair()
  const newcomer = inventedOpenid('user newcomer')
  const people = () => cloud.database(adminApp.env).find('users', { openid: newcomer })
  const page = await openPhone(browser, cloud, userApp.appid, newcomer)
  await page.getByPlaceholder('怎么称呼你').fill('白雪')
  await page.getByPlaceholder('周岁').fill('33')
  await page.getByText('女', { exact: true }).click()
  await page.getByPlaceholder('11 位手机号').fill('13912345678')
  await page.getByText('我已阅读并同意').click()

  const cut = cloud.faults.add({ route: 'client', cut: 'before' })
  await page.locator('.primary-button:visible').click()
  await page.getByText('登记还没有送到').waitFor()
  await page.reload()
  await page.getByText('1 项等待发送').click()
  await page.getByText('姓名: 白雪').waitFor()
  expect(people()).toEqual([])

  cut.remove()
  await page.getByText('现在发送').click()
  await page.getByText('没有等待发送的内容').waitFor()
  await page.goBack()
  await page.getByText('登记成功').waitFor()
  expect(people()).toMatchObject([{ name: '白雪', version: 0 }])
})
