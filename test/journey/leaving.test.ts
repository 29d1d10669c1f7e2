import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { openBrowser } from '../setup/chromium'
import { openPhone, openTab, startPair } from './browser'

const newcomer = inventedOpenid('user newcomer')

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

it('a person registers with their consent, corrects, sees what is kept, leaves, and registers again', async () => {
  const { cloud } = await startPair()
  const people = () => cloud.database(adminApp.env).find('users', { openid: newcomer })
  const page = await openPhone(browser, cloud, userApp.appid, newcomer)
  const register = async (name: string) => {
    await page.getByPlaceholder('怎么称呼你').fill(name)
    await page.getByPlaceholder('周岁').fill('33')
    await page.getByText('女', { exact: true }).click()
    await page.getByPlaceholder('11 位手机号').fill('13912345678')
    await page.locator('.primary-button:visible').click()
    await page.getByText('请先阅读并同意隐私保护指引').waitFor()
    expect(people()).toEqual([])
    await page.getByText('我已阅读并同意').click()
    await page.locator('.primary-button:visible').click()
    await page.getByText('登记成功').waitFor()
  }

  await page.getByText('《隐私保护指引》').click()
  await page.getByText('保存多久').waitFor()
  await page.goBack()
  await register('白雪')
  expect(people()).toMatchObject([{ name: '白雪', consent: 1 }])

  await openTab(page, '我的')
  await page.getByText('修改资料').click()
  await page.getByPlaceholder('怎么称呼你').last().fill('白小雪')
  await page.getByText('保存', { exact: true }).click()
  await page.getByText('资料已保存。').waitFor()

  await page.getByText('我的数据').click()
  const text = page.locator('.own-data-text')
  await text.getByText('白小雪').waitFor()
  expect(await text.innerText()).toContain('修改资料')
  expect(await text.innerText()).toContain(newcomer)

  await page.getByText('离开并删除我的数据').click()
  await page.getByText('取消', { exact: true }).click()
  expect(people()).toHaveLength(1)
  await page.getByText('离开并删除我的数据').click()
  await page.getByText('删除', { exact: true }).click()
  await page.getByText('你好，来登记一下').waitFor()
  expect(people()).toEqual([])
  expect(JSON.stringify(cloud.database(adminApp.env).find('audit'))).not.toContain('白')

  await register('白雪归来')
  expect(people()).toMatchObject([{ name: '白雪归来', version: 0 }])
})
