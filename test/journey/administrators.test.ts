import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Errcode } from '../../contract'
import { inventedOpenid } from '../../local/openid'
import { adminApp } from '../../local/pair'
import { people } from '../../local/seed'
import { openBrowser } from '../setup/chromium'
import { openPhone, startPair } from './browser'

const owner = people.admin[0]?.openid ?? ''
/** The first page. */
const first = 'apps/admin/pages/people/index'
const passerBy = inventedOpenid('admin passer-by')

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const sees = (page: Page, text: string) => page.getByText(text).first().waitFor()
const taps = (page: Page, text: string) => page.getByText(text, { exact: true }).first().click()
const row = (page: Page, name: string) => page.locator('.admin', { hasText: name })
/** Taps where it is: Playwright takes the list around it, which Taro's pull-down is made of, for something above it. */
const tapsIn = (page: Page, name: string, text: string) =>
  row(page, name).getByText(text).click({ force: true })
const confirms = (page: Page) => page.locator('.taro-model__confirm').click()

it('an owner invites, the invited sees and may what the role allows, until removed; the audit tells it all', async () => {
  const { cloud } = await startPair()
  const he = await openPhone(browser, cloud, adminApp.appid, owner)
  await taps(he, '管理员')
  await he.getByPlaceholder('对方的姓名').fill('小林')
  await taps(he, '生成邀请码')
  const code = await he.locator('.invite-code').innerText()
  await sees(he, '还没有使用的邀请')
  await he.locator('.invite-picture img').waitFor()

  // As the mini program code leads there.
  const lin = await openPhone(browser, cloud, adminApp.appid, passerBy, `${first}?scene=${code}`)
  await expect.poll(() => lin.locator('input').inputValue()).toBe(code)
  await taps(lin, '成为管理员')
  await sees(lin, '林晓雨')
  await lin.getByText('审核图片').waitFor({ state: 'detached' })
  const asks = async (name: string, data: object) => {
    const { result } = await cloud.callFunction({ appid: adminApp.appid, openid: passerBy, name, data })
    return (result as { errcode: number }).errcode
  }
  expect(await asks('images_review', {})).toBe(Errcode.ROLE_TOO_LOW)

  await he.getByLabel('刷新').last().click()
  await tapsIn(he, '小林', '编辑者')
  await row(he, '小林').locator('[aria-checked=true]', { hasText: '编辑者' }).waitFor()
  await lin.reload()
  await sees(lin, '审核图片')
  expect(await asks('images_review', {})).toBe(Errcode.INVALID_INPUT)

  await tapsIn(he, '（你）', '退出管理')
  await confirms(he)
  await sees(he, '至少要有一位所有者，请先让别人成为所有者')

  await tapsIn(he, '小林', '移除')
  await confirms(he)
  await row(he, '小林').waitFor({ state: 'detached' })
  await lin.reload()
  await sees(lin, '你还不是管理员')

  const log = await openPhone(browser, cloud, adminApp.appid, owner)
  await taps(log, '操作记录')
  await sees(log, '移除管理员 · 小林')
  const told = (await log.locator('.audit-action').allInnerTexts()).map((text) => text.trim())
  for (const action of ['邀请管理员 · 小林', '成为管理员', '更改管理员', '移除管理员 · 小林'])
    expect(told).toContainEqual(expect.stringContaining(action))
  await sees(log, '已拒绝：你的角色不能这样做，需要的话请联系所有者')
  // The list of people behind it has them, too.
  await log.getByText('更多条件', { exact: true }).last().click()
  await log.locator('.chip', { hasText: '邀请管理员' }).click()
  await log.locator('.audit-entry').nth(1).waitFor({ state: 'detached' })
  await sees(log, '邀请管理员 · 小林')
})
