import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { adminApp } from '../../local/pair'
import { people } from '../../local/seed'
import { openBrowser } from '../setup/chromium'
import { openPhone, startPair } from './browser'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

it('an administrator looks over the numbers, and goes on to the people whom one of them counts', async () => {
  const { cloud } = await startPair()
  const page = await openPhone(browser, cloud, adminApp.appid, people.admin[0]?.openid ?? '')
  await page.getByText('林晓雨').waitFor()
  await page.locator('.shortcut', { hasText: '概览' }).click()
  await page.locator('.dashboard-column').first().waitFor({ state: 'attached' })
  const overview = page.locator('.taro_page', { has: page.locator('.dashboard-column') })
  await overview.getByText('共 12 人').waitFor()
  expect(await overview.locator('.dashboard-column').count()).toBe(30)
  await overview.locator('.dashboard-row', { hasText: '25–34 岁' }).click()
  await page.getByText('共 5 人').waitFor()
  await page.getByText('更多条件').click()
  const chosen = page.getByLabel('年龄段').locator('[aria-checked="true"]')
  expect(await chosen.innerText()).toBe('25–34 岁')
})
