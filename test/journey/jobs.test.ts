import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cloud } from '../../emulator/index'
import { adminApp } from '../../local/pair'
import { openBrowser } from '../setup/chromium'
import { openPeople } from './open-people'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const openList = (more: number) => openPeople(browser, more)

const countOf = (cloud: Cloud, state: string) => cloud.database(adminApp.env).count('users', { state })
const sure = (page: Page) => page.locator('.taro-model__confirm').dispatchEvent('click')
/** Wherever it is: the bar with what can be done may lie above it. */
const tap = (page: Page, text: string) => page.getByText(text, { exact: true }).dispatchEvent('click')

it('an administrator chooses people, disables them, sees the job end, and finds it among the jobs', async () => {
  const { page, cloud } = await openList(0)
  await tap(page, '选择多人')
  for (const name of ['林晓雨', '王芳', '刘建国']) await tap(page, name)
  await page.getByText('已选 3 人').waitFor()
  await page.locator('.select-way', { hasText: '停用' }).dispatchEvent('click')
  await sure(page)
  await page.getByText('已完成').waitFor()
  expect(countOf(cloud, 'disabled')).toBe(3)
  await page.goBack()
  await page.locator('.job-status').waitFor({ state: 'detached' })
  // The bar above may still bear the job's title, which is the same words.
  await page.locator('.shortcut', { hasText: '批量任务' }).dispatchEvent('click')
  await page.getByText('停用 · 共 3 人').waitFor()
})

it('an administrator moves all that match to the trash, leaves, and it is done all the same', async () => {
  const { page, cloud } = await openList(300)
  await page.getByPlaceholder('姓名、拼音首字母、手机号').fill('王')
  await page
    .getByText(/共 1?\d 人/)
    .first()
    .waitFor()
  await tap(page, '选择多人')
  await tap(page, '全选')
  await page.locator('.select-way', { hasText: '移到回收站' }).dispatchEvent('click')
  await sure(page)
  await page.locator('.job-status').waitFor()
  await page.goBack()
  const swept = async () => {
    await cloud.invoke({ env: adminApp.env, name: 'jobs_sweep', event: {}, source: 'wx_trigger' })
    return cloud.database(adminApp.env).find('jobs')[0]?.['status']
  }
  await expect.poll(swept, { timeout: 60_000, interval: 500 }).toBe('done')
  const wangs = cloud
    .database(adminApp.env)
    .find('users')
    .filter(({ name }) => String(name).includes('王'))
  expect(wangs.length).toBeGreaterThan(5)
  expect(new Set(wangs.map(({ state }) => state))).toEqual(new Set(['trashed']))
})

it('an administrator exports all that match with whole numbers, and has a file that a spreadsheet opens', async () => {
  const { page, cloud } = await openList(1_200)
  await tap(page, '选择多人')
  await tap(page, '全选')
  await tap(page, '导出')
  await page.getByText('包含完整号码（会写入操作记录）').click()
  await tap(page, '生成表格文件（CSV，Excel 可打开）')
  await page.getByText(/^文件已生成/).waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), tap(page, '保存或发送文件')])
  expect(download.suggestedFilename()).toMatch(/^people-\d{8}-\d{4}\.csv$/)
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
  expect(lines[0]).toMatch(/^\ufeff编号,姓名/)
  const there = cloud
    .database(adminApp.env)
    .find('users')
    .filter(({ state }) => state !== 'trashed')
  expect(
    lines
      .slice(1, -1)
      .map((line) => line.split(',')[0])
      .sort(),
  ).toEqual(there.map(({ _id }) => _id).sort())
  expect(lines.filter((line) => line.includes('林晓雨,女,26,13800010001,正常'))).toHaveLength(1)
})
