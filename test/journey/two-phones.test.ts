import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { people } from '../../local/seed'
import { openBrowser } from '../setup/chromium'
import { openPhone, startPair } from './browser'

const newcomer = inventedOpenid('user newcomer')
const own = 'apps/user/pages/me/index'
const administrator = people.admin[0]?.openid ?? ''
const passerBy = inventedOpenid('admin passer-by')

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe('two phones', () => {
  it('who registers in the user app appears first in the admin app', async () => {
    const { cloud } = await startPair()
    const admin = await openPhone(browser, cloud, adminApp.appid, administrator)
    await admin.getByText('林晓雨').waitFor()

    const user = await openPhone(browser, cloud, userApp.appid, newcomer)
    await fillIn(user, { name: '白雪', age: '33', sex: '女', tel: '13912345678' })
    await user.locator('.primary-button').click()
    await user.getByText('139 1234 5678').waitFor()

    await admin.getByLabel('刷新').click()
    await admin.getByText('白雪').waitFor()
    const names = await admin.locator('.person').allInnerTexts()
    expect(names[0]).toContain('白雪')
    await admin.getByText('白雪').click()
    await admin.locator('.fact-value', { hasText: '139 **** 5678' }).waitFor()
    await admin.getByText('显示号码').click()
    await admin.locator('.fact-value', { hasText: '139 1234 5678' }).waitFor()
  })

  it('who is registered already is told 用户已存在 and sees the record', async () => {
    const { cloud } = await startPair()
    const first = await openPhone(browser, cloud, userApp.appid, newcomer)
    const second = await openPhone(browser, cloud, userApp.appid, newcomer)
    for (const page of [first, second])
      await fillIn(page, { name: '白雪', age: '33', sex: '女', tel: '13912345678' })
    await first.locator('.primary-button').click()
    await first.getByText('139 1234 5678').waitFor()
    await second.locator('.primary-button').click()
    await second.getByText('用户已存在').waitFor()
    await second.getByText('139 1234 5678').waitFor()
  })

  it('a person corrects their record, and the admin app shows it', async () => {
    const { cloud } = await startPair()
    const user = await openPhone(browser, cloud, userApp.appid, people.user[1]?.openid ?? '', own)
    const place = async () => {
      await user.getByText('修改资料').waitFor()
      // What says that a call takes long stands above everything for as long.
      await user.locator('.network').waitFor({ state: 'detached' })
      return (await user.locator('.profile-card').boundingBox())?.y
    }
    const before = await place()
    await user.getByText('修改资料').click()
    await user.getByPlaceholder('怎么称呼你').fill('白雪')
    await user.getByText('保存', { exact: true }).click()
    await user.getByText('资料已保存。').waitFor()
    await user.locator('.profile-name', { hasText: '白雪' }).waitFor()
    // The other page has brought its style sheets with it.
    expect(await place()).toBe(before)
    const admin = await openPhone(browser, cloud, adminApp.appid, administrator)
    await admin.getByText('白雪').first().waitFor()
    expect(cloud.database(adminApp.env).find('audit', { func: 'users_update' })).toMatchObject([
      { after: { name: '白雪' }, version: 1 },
    ])
  })

  it('what was typed wrongly is marked beside the field and stays', async () => {
    const { cloud } = await startPair()
    const page = await openPhone(browser, cloud, userApp.appid, newcomer)
    await fillIn(page, { name: '白雪', age: '200', sex: '女', tel: '123' })
    await page.locator('.primary-button').click()
    await page.getByText('年龄不能大于 150').waitFor()
    await page.getByText('手机号应为 11 位数字').waitFor()
    expect(await inputs(page)).toEqual(['白雪', '200', '123'])
    expect(cloud.database(adminApp.env).count('users')).toBe(12)
  })

  it('who is no administrator sees a page that says so, and the first one gets in with the code', async () => {
    const { cloud, setupCode } = await startPair()
    await cloud.database(adminApp.env).remove('admins', {})
    const page = await openPhone(browser, cloud, adminApp.appid, passerBy)
    await page.getByText('设置码').first().waitFor()
    await page.locator('input').fill('wrong')
    await page.locator('.primary-button').click()
    await page.getByText('设置码或邀请码不正确').waitFor()
    await page.locator('input').fill(setupCode)
    await page.locator('.primary-button').click()
    await page.getByText('林晓雨').waitFor()
  })
})

interface Form {
  name: string
  age: string
  sex: string
  tel: string
}

async function fillIn(page: Page, { name, age, sex, tel }: Form): Promise<void> {
  const fields = page.locator('input')
  await fields.first().waitFor()
  await fields.nth(0).fill(name)
  await fields.nth(1).fill(age)
  await page.getByText(sex, { exact: true }).click()
  await fields.nth(2).fill(tel)
  await page.getByText('我已阅读并同意').click()
}

const inputs = (page: Page) =>
  page.locator('input').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
