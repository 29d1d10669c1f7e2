import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../setup/chromium'
import { openPeople } from './open-people'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const openList = async (more = 0): Promise<Page> => (await openPeople(browser, more)).page

/** px; what scrolls is Taro's page, not the window. */
const scrollTo = (page: Page, top: number) =>
  page
    .locator('.taro_page_show')
    .evaluate((element, top) => element.scrollTo(0, Math.min(top, element.scrollHeight)), top)

const names = (page: Page) => page.locator('.person-name').allInnerTexts()

it.each([
  ['a part of the name', '志', '陈志远'],
  ['the end of a name', '买买提', '阿依古丽·买买提'],
  ['the initials of its pinyin', 'oysq', '欧阳思齐'],
  ['the last four digits', '0008', '周文博'],
])('an administrator finds somebody by %s, and opens the person', async (_, search, name) => {
  const page = await openList()
  await page.getByPlaceholder('姓名、拼音首字母、手机号').fill(search)
  await page.getByText('共 1 人').waitFor()
  expect(await names(page)).toEqual([name])
  await page.locator('.person').click()
  await page.locator('.detail-name', { hasText: name }).waitFor()
})

it('an administrator filters the list, reads that nobody fits, and has everybody again', async () => {
  const page = await openList()
  const choose = (label: string, chip: string) =>
    page.getByLabel(label).getByText(chip, { exact: true }).click()
  await page.getByText('更多条件').click()
  await choose('性别', '女')
  await choose('年龄段', '25–34 岁')
  await page.getByText('共 3 人').waitFor()
  expect(await names(page)).toEqual(['林晓雨', '赵敏', '阿依古丽·买买提'])
  await choose('排序', '最早在前')
  await page.getByText('共 3 人 · 最早在前').waitFor()
  await page.locator('.person-name').first().getByText('阿依古丽·买买提').waitFor()
  await choose('状态', '已停用')
  await page.getByText('没有符合的人').waitFor()
  await choose('状态', '全部')
  await choose('性别', '全部')
  await choose('年龄段', '全部')
  await page.getByText('共 12 人 · 最早在前').waitFor()
})

it('the list goes on without end, in few tags, and comes back from a person to where it was', async () => {
  const page = await openList(300)
  await page.getByText(/共 3\d\d 人/).waitFor()
  const first = page.locator('.person').first()
  const last = page.locator('.person').last()
  for (let seen = ''; !(await page.getByText('就是这些了').isVisible()); seen = await last.innerText()) {
    await scrollTo(page, Infinity)
    await expect.poll(() => last.innerText()).not.toBe(seen)
  }
  await expect.poll(() => page.locator('.person').count()).toBeLessThanOrEqual(80)
  const oldest = await last.innerText()
  await last.click()
  await page.locator('.detail-name').waitFor()
  await page.goBack()
  await expect.poll(() => last.innerText()).toBe(oldest)
  await scrollTo(page, 0)
  await first.getByText('林晓雨').waitFor()
})
