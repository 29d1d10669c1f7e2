import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { adminApp, userApp } from '../../local/pair'
import { people } from '../../local/seed'
import { to } from '../../src/apps/user/paths'
import { openBrowser } from '../setup/chromium'
import { openPhone, startPair } from './browser'

const openid = people.user[1]?.openid ?? ''

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

it('who comes to an inner page finds the way home, and who comes to none is led there', async () => {
  const { cloud } = await startPair()
  const open = (at: string) => openPhone(browser, cloud, userApp.appid, openid, at)
  const page = await open(to('about').slice(1))
  await page.getByText('有疑问请联系管理员。').waitFor()
  await page.locator('.taro-navigation-bar-home:visible').click()
  await page.getByText('已登记').waitFor()
  const lost = await open('apps/user/pages/gone/index')
  await lost.getByText('已登记').waitFor()
})

it('who has agreed to an older privacy guide is asked again until they agree to this one', async () => {
  const { cloud } = await startPair()
  const database = cloud.database(adminApp.env)
  const record = () => database.find('users', { openid })[0] ?? {}
  const { consent, ...before } = record()
  await database.remove('users', { openid })
  await database.insert('users', [{ ...before, consent: 0 }])
  const page = await openPhone(browser, cloud, userApp.appid, openid)
  await page.getByText('隐私保护指引有更新，请你看过以后再决定。').waitFor()
  await page.getByText('看看隐私保护指引').click()
  await page.getByText('保存多久').waitFor()
  await page.goBack()
  await page.reload()
  await page.getByText('我已阅读并同意').click()
  await expect.poll(() => page.getByText('隐私保护指引有更新').count()).toBe(0)
  expect(record()).toMatchObject({ consent })
})
