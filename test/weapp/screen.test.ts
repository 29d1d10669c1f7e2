import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { lin, ownCloud, people, relayTo, success } from './harness/answers'
import { openBrowser } from '../setup/chromium'
import { openScreen } from './harness/browser/screen'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))

const sees = (page: Page, text: string) => page.getByText(text).first().waitFor()
const taps = (page: Page, text: string) => page.locator('.primary-button', { hasText: text }).tap()

/** How high each of the matching tags is drawn, in px. */
const heights = (page: Page, tag: string) =>
  page.locator(tag).evaluateAll((tags) => tags.map((each) => Math.round(each.getBoundingClientRect().height)))

const width = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

it('draws the form, takes letters and taps, and shows the record that was made', async () => {
  let registered = false
  const { page, calls, told } = await openScreen(
    browser,
    'user',
    relayTo({
      users_get: () => success({ user: registered ? lin : null }),
      users_add: () => {
        registered = true
        return success({ res: { _id: lin._id } })
      },
    }),
  )
  await sees(page, '你好，来登记一下')
  await page.locator('input[placeholder="怎么称呼你"]').fill('林晓雨')
  await page.getByText('女', { exact: true }).tap()
  await page.locator('input[placeholder="周岁"]').fill('26')
  await page.locator('input[placeholder="11 位手机号"]').fill('13800010001')
  await page.getByText('我已阅读并同意').tap()
  await taps(page, '登记')
  await sees(page, '登记成功')
  const asked = calls.map(({ data }: { data: Record<string, unknown> }) => data.func)
  expect(asked.filter((name) => name !== 'images_list' && name !== 'notices_list')).toEqual([
    'users_get',
    'users_add',
    'users_get',
  ])
  expect(await told()).toEqual({ complaints: [], notices: [] })
})

it('fits a phone: nothing is wider than the screen, and a finger hits what can be tapped', async () => {
  const { page } = await openScreen(browser, 'user', relayTo({ users_get: () => success({ user: null }) }))
  await sees(page, '你好，来登记一下')
  expect(await width(page)).toBe(375)
  const tappable = [...(await heights(page, '.primary-button')), ...(await heights(page, '.text-input'))]
  expect(tappable).toHaveLength(4)
  expect(Math.min(...tappable)).toBeGreaterThanOrEqual(44)
})

it('draws the people, and the next ones when a finger scrolls down', async () => {
  const { page, calls, told } = await openScreen(
    browser,
    'admin',
    ownCloud({
      users_list: ({ cursor }) =>
        cursor === undefined
          ? success({ users: people(20), next: '1700000000000_p19' })
          : success({ users: people(5, 20), next: null }),
      users_count: () => success({ count: 25, more: false }),
      users_read: () => success({ user: lin }),
    }),
  )
  await sees(page, '第20位')
  await sees(page, '共 25 人')
  expect(await width(page)).toBe(375)
  expect(calls.filter(({ name }) => name === 'users_list')).toHaveLength(1)
  await page.mouse.wheel(0, 5_000)
  await sees(page, '第25位')
  await page.getByText('第25位').tap()
  await sees(page, '登记时间')
  expect(calls.find(({ name }) => name === 'users_read')).toMatchObject({ data: { _id: 'p24' } })
  expect((await told()).complaints).toEqual([])
})

it('gives each app its own colour', async () => {
  const colours = await Promise.all(
    (['user', 'admin'] as const).map(async (flavour) => {
      const { page } = await openScreen(browser, flavour, () => {
        throw new Error('request:fail')
      })
      await sees(page, '再试一次')
      return page.locator('.primary-button').evaluate((button) => getComputedStyle(button).background)
    }),
  )
  expect(new Set(colours).size).toBe(2)
})
