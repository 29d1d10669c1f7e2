import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cloud } from '../../emulator/index'
import { adminApp, userApp } from '../../local/pair'
import { people } from '../../local/seed'
import { to } from '../../src/apps/user/paths'
import { openBrowser } from '../setup/chromium'
import { openPhone, openTab, startPair } from './browser'
import { openPeople } from './open-people'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** 林晓雨 and 陈志远. */
const [, lin, chen] = people.user
const phoneOf = (cloud: Cloud, person: (typeof people.user)[number] | undefined) =>
  openPhone(browser, cloud, userApp.appid, person?.openid ?? '')

/** Wherever it is: the bar with what can be done may lie above it. */
const tap = (page: Page, text: string) => page.getByText(text, { exact: true }).last().dispatchEvent('click')
const sure = (page: Page) => page.locator('.taro-model__confirm').dispatchEvent('click')

async function write(page: Page, title: string, text: string) {
  await page.getByPlaceholder('一句话说清是什么事').fill(title)
  await page.getByPlaceholder('具体要告诉对方什么').fill(text)
  await page.locator('.primary-button').click()
}

/** Nothing of the seed is unread. */
async function withNothing(cloud: Cloud) {
  for (const name of ['notices', 'deliveries']) await cloud.database(adminApp.env).remove(name, {})
}

const dot = (page: Page) => page.locator('.weui-badge_dot:visible')

it('an administrator writes to one person, who sees it, reads it, and is not told of it again', async () => {
  const { page: admin, cloud } = await openPeople(browser, 0)
  await withNothing(cloud)
  await tap(admin, '林晓雨')
  await tap(admin, '发消息')
  await write(admin, '请补一张头像', '现在的头像看不清楚。\n换一张正面的。')
  await sure(admin)
  await admin.getByText('已发送').waitFor({ state: 'attached' })
  await admin.locator('.fact-value', { hasText: '138 **** 0001' }).waitFor()

  const phone = await phoneOf(cloud, lin)
  await phone.getByText('请补一张头像').waitFor()
  await dot(phone).waitFor()
  await phone.getByText('请补一张头像').click()
  await phone.getByText('换一张正面的。').waitFor()
  await expect
    .poll(() => cloud.database(adminApp.env).find('users', { name: '林晓雨' })[0])
    .toHaveProperty('noticesRead')
  await phone.goBack()
  await dot(phone).waitFor({ state: 'detached' })
  await phone.getByText('请补一张头像').waitFor({ state: 'detached' })
  await openTab(phone, '我的')
  await phone.getByText('管理员发给你的消息').waitFor()

  const other = await phoneOf(cloud, chen)
  await other.getByText('最新图片').waitFor()
  await other.waitForLoadState('networkidle')
  expect(await dot(other).count()).toBe(0)
})

it('an administrator writes to those who were chosen, and sees the job deliver it', async () => {
  const { page: admin, cloud } = await openPeople(browser, 0)
  await withNothing(cloud)
  await tap(admin, '选择多人')
  for (const name of ['林晓雨', '王芳']) await tap(admin, name)
  await admin.locator('.select-way', { hasText: '发消息' }).dispatchEvent('click')
  await admin.locator('.notice-send-whom', { hasText: '共 2 人' }).waitFor()
  await write(admin, '活动改期', '改到周六下午两点。')
  await sure(admin)
  await admin.getByText('已完成').waitFor()
  await admin.getByText('发消息：活动改期').first().waitFor()
  expect(cloud.database(adminApp.env).count('deliveries')).toBe(2)
  // The form is not behind the job, and the choice is done with.
  await admin.goBack()
  await admin.getByText('选择多人').waitFor()
  await admin.locator('.shortcut', { hasText: '消息' }).dispatchEvent('click')
  await admin.getByText('发给：共 2 人').waitFor()

  const phone = await phoneOf(cloud, lin)
  await phone.getByText('活动改期').waitFor()
})

it('an administrator writes to everybody; what was typed is still there after the page was closed', async () => {
  const { cloud } = await startPair()
  await withNothing(cloud)
  const admin = await openPhone(
    browser,
    cloud,
    adminApp.appid,
    people.admin[0]?.openid ?? '',
    'apps/admin/more/notices/index',
  )
  await tap(admin, '发给所有人')
  await admin.getByText('所有人（共 12 人）').waitFor()
  await admin.getByPlaceholder('一句话说清是什么事').fill('放假通知')
  await admin.getByPlaceholder('具体要告诉对方什么').fill('休息七天。')
  await admin.reload()
  await admin.getByText('所有人（共 12 人）').waitFor()
  expect(await admin.getByPlaceholder('具体要告诉对方什么').inputValue()).toBe('休息七天。')
  await admin.locator('.primary-button').click()
  await admin.getByText('发给所有人（共 12 人）？').waitFor()
  await sure(admin)
  await admin.getByText('发给：所有人（共 12 人）').waitFor()

  const phone = await openPhone(browser, cloud, userApp.appid, chen?.openid ?? '', to('messages').slice(1))
  await phone.getByText('休息七天。').waitFor()
  await phone.getByText('新', { exact: true }).waitFor()
})
