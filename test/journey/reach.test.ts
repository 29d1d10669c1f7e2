import axe, { type AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inventedOpenid } from '../../laptop/openid'
import { adminApp, userApp } from '../../laptop/pair'
import { people } from '../../laptop/seed'
import { openBrowser, openPhone, startPair } from './browser'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

interface Screen {
  appid: string
  openid: string
  /** Taps until it is there. */
  reach: (page: Page) => Promise<unknown>
}

const sees = (page: Page, text: string) => page.getByText(text).first().waitFor()
const taps = (page: Page, text: string) => page.getByText(text, { exact: true }).first().click()
const through = (first: string, then: string) => async (page: Page) => {
  await taps(page, first)
  await sees(page, then)
}

const newcomer = { appid: userApp.appid, openid: inventedOpenid('user newcomer') }
const registered = { appid: userApp.appid, openid: people.user[1]?.openid ?? '' }
const stranger = { appid: adminApp.appid, openid: inventedOpenid('admin passer-by') }
const administrator = { appid: adminApp.appid, openid: people.admin[0]?.openid ?? '' }

const screens: Record<string, Screen> = {
  'the form': { ...newcomer, reach: (page) => sees(page, '你好，来登记一下') },
  'the form, refused': {
    ...newcomer,
    reach: async (page) => {
      await page.locator('.primary-button').click()
      await sees(page, '请填写年龄')
    },
  },
  'the own record': { ...registered, reach: (page) => sees(page, '登记时间') },
  'the correction': { ...registered, reach: through('修改资料', '保存') },
  'the wall': { ...registered, reach: through('图片墙', '大家分享的图片') },
  'the own pictures': { ...registered, reach: through('我的图片', '从相册选') },
  'the claim of a stranger': { ...stranger, reach: (page) => page.locator('input').first().waitFor() },
  'the people': { ...administrator, reach: (page) => sees(page, '林晓雨') },
  'a person': { ...administrator, reach: through('林晓雨', '登记时间') },
  'the review': { ...administrator, reach: through('审核图片', '通过') },
  'all pictures': { ...administrator, reach: through('全部图片', '已通过') },
  'the banners': { ...administrator, reach: through('首页横幅', '从相册选') },
}

it.each(Object.entries(screens))('%s: axe finds nothing serious', async (_, { appid, openid, reach }) => {
  const { cloud } = await startPair()
  const page = await openPhone(browser, cloud, appid, openid)
  await reach(page)
  await page.addScriptTag({ content: axe.source })
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  )
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n')}`),
  ).toEqual([])
})
