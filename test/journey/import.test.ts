import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { adminApp } from '../../local/pair'
import { openBrowser } from '../setup/chromium'
import { openPeople } from './open-people'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Wherever it is: a bar may lie above it. */
const tap = (page: Page, text: string) => page.getByText(text, { exact: true }).dispatchEvent('click')

it('an administrator sees what a file would do, imports it, reads what became of each row, and takes it back', async () => {
  const { page, cloud } = await openPeople(browser, 0)
  const people = () => cloud.database(adminApp.env).find('users')
  const before = people().length
  await page.locator('.shortcut', { hasText: '批量任务' }).dispatchEvent('click')
  await tap(page, '从文件导入')
  const lines = [
    '姓名,性别,年龄,手机号',
    '周小川,男,30,="17700000001"',
    '林晓雨,女,27,13800010001',
    '王,女,,1',
  ]
  const file = { name: '新生.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${lines.join('\r\n')}`) }
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap(page, '选择文件')])
  await chooser.setFiles(file)
  await page.getByText('年龄 · 请填写年龄').waitFor()
  await page.getByText('手机号 · 手机号应为 11 位数字，以 1 开头').waitFor()
  expect(people()).toHaveLength(before)
  await tap(page, '更新')
  await tap(page, '导入 2 行')
  await page.getByText('已完成', { exact: true }).waitFor()
  await page.locator('.job-row', { hasText: '周小川 · 177****0001' }).getByText('第 2 行 · 新增').waitFor()
  expect(people().filter(({ imported }) => imported)).toHaveLength(1)
  expect(people().find(({ tel }) => tel === '13800010001')).toMatchObject({ age: 27 })
  await tap(page, '撤销这次导入')
  await page.locator('.taro-model__confirm').dispatchEvent('click')
  await page.getByText('已撤销', { exact: true }).waitFor()
  expect(people()).toHaveLength(before)
  expect(people().find(({ tel }) => tel === '13800010001')).toMatchObject({ age: 26 })
})
