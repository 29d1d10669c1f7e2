import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personId } from '../../cloud/shared/person-id'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { people } from '../../local/seed'
import { refusedAges, refusedNames, refusedTelephones } from '../fixtures/people-input'
import { openBrowser } from '../setup/chromium'
import { openPhone, startPair } from './browser'

const newcomer = inventedOpenid('user newcomer')
const registered = people.user[1]?.openid ?? ''
const ownPage = 'apps/user/pages/me/index'
const administrator = people.admin[0]?.openid ?? ''

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** As if pasted: a browser's own line takes line breaks out, and nothing else. */
async function paste(page: Page, field: string, text: string): Promise<void> {
  const input = page.getByPlaceholder(field)
  await input.fill('')
  await input.focus()
  await page.keyboard.insertText(text)
}

const holds = (page: Page, field: string) => page.getByPlaceholder(field).inputValue()
const register = (page: Page) => page.getByText('登记', { exact: true }).last().click()

describe('what people type and paste', () => {
  it('is refused beside its field with the right sentence, and stays there whole', async () => {
    const { cloud } = await startPair()
    const page = await openPhone(browser, cloud, userApp.appid, newcomer)
    const fields = [
      ['11 位手机号', refusedTelephones],
      ['周岁', refusedAges],
      ['怎么称呼你', refusedNames],
    ] as const
    for (const [field, rows] of fields) {
      // The bound of a field is far above what anybody means; what no key or clipboard gives is left to the function.
      const typable = rows.filter(
        ([, given]) => given.length < 100 && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(given),
      )
      for (const [what, given, told] of typable) {
        await paste(page, field, given)
        expect(await holds(page, field), what).toBe(given)
        await register(page)
        await page.getByText(told).waitFor()
      }
    }
    expect(cloud.database(adminApp.env).count('users')).toBe(12)
  })

  it('is read as it was meant, and a rare character stands in its circle', async () => {
    const { cloud } = await startPair()
    const page = await openPhone(browser, cloud, userApp.appid, newcomer)
    await paste(page, '怎么称呼你', '陈\u200b𬸣')
    await page.getByText('女', { exact: true }).click()
    await paste(page, '周岁', '２５')
    await paste(page, '11 位手机号', '\u202d+86 138-0013-8000\u202c')
    expect(await holds(page, '11 位手机号')).toBe('\u202d+86 138-0013-8000\u202c')
    await page.getByText('我已阅读并同意').click()
    await register(page)
    await page.getByText('138 0013 8000').waitFor()
    await page.getByText('25 岁').waitFor()
    expect(cloud.database(adminApp.env).find('users', { openid: newcomer })).toMatchObject([
      { name: '陈𬸣', age: 25, tel: '13800138000' },
    ])
    const admin = await openPhone(browser, cloud, adminApp.appid, administrator)
    expect(await admin.locator('.person .initial').first().innerText()).toBe('𬸣')
  })
})

describe('the browser preview', () => {
  it('says so when a page does not come, stays where it was, and opens it when there is a network again', async () => {
    const { cloud } = await startPair()
    const page = await openPhone(browser, cloud, userApp.appid, registered, ownPage)
    await page.getByText('我的图片').waitFor()
    const before = page.url()
    await page.context().setOffline(true)
    await page.getByText('我的图片').click()
    await page.getByText('页面没有打开，请检查网络后再试').waitFor()
    await expect.poll(() => page.url()).toBe(before)
    await page.getByText('修改资料').waitFor()
    await page.context().setOffline(false)
    await page.getByText('我的图片').click()
    await expect.poll(() => page.url()).toContain('/mine/')
  })

  it('has the page before on the screen for who goes back at once, and keeps it there', async () => {
    const { cloud } = await startPair()
    const page = await openPhone(browser, cloud, userApp.appid, registered, ownPage)
    await page.getByText('修改资料').waitFor()
    // As on a busy phone: Taro hides a page by a timer of 0 ms, and somebody goes back before it has come.
    await page.evaluate(() => {
      const { setTimeout } = window
      const late = (run: () => void, ms = 0) => setTimeout(run, ms || 500)
      window.setTimeout = late as typeof setTimeout
    })
    for (let times = 0; times < 3; times++) {
      await page.getByText('隐私保护指引').click()
      await page.getByText('保存多久').waitFor()
      await page.goBack()
      await page.getByText('修改资料').waitFor()
    }
    // Longer than any timer of a page takes.
    await page.waitForTimeout(2_000)
    expect(await page.getByText('修改资料').isVisible()).toBe(true)
  })

  it('loads on however often a person jumps to the end of a list', async () => {
    const { cloud } = await startPair()
    const more = Array.from({ length: 70 }, (_, i) => ({
      name: `第${i}位`,
      age: 30,
      sex: 0,
      tel: '13800138000',
      appid: userApp.appid,
      _id: personId({ appid: userApp.appid, openid: `crowd-${i}` }),
      openid: `crowd-${i}`,
      createtime: 1_700_000_000_000 - i,
      requestId: `crowd-${i}`,
    }))
    await cloud.database(adminApp.env).insert('users', more)
    await cloud.invoke({ env: adminApp.env, name: 'counts_repair', source: 'wx_trigger' })
    const page = await openPhone(browser, cloud, adminApp.appid, administrator)
    await page.getByText('共 82 人').waitFor()
    // At once, as the End key and a fling do it, and never back up in between.
    const jump = () => page.locator('.list-tail').evaluate((end) => end.scrollIntoView())
    const atTheEnd = async () => {
      await jump()
      return page.getByText('就是这些了').isVisible()
    }
    await expect.poll(atTheEnd).toBe(true)
    await page.getByText('第69位').waitFor()
  })

  it.each([userApp, adminApp])(
    'shows the title of $appid whole, down to its lower edge',
    async ({ appid }) => {
      const { cloud } = await startPair()
      const page = await openPhone(
        browser,
        cloud,
        appid,
        appid === userApp.appid ? registered : administrator,
      )
      const title = page.locator('.taro-navigation-bar-title').first()
      await expect.poll(() => title.innerText()).toMatch(/登记/)
      const [letters, box] = await title.evaluate((element) => {
        const range = document.createRange()
        range.selectNodeContents(element)
        return [range.getBoundingClientRect(), element.getBoundingClientRect()].map(
          (rect) => rect.toJSON() as DOMRect,
        )
      })
      expect(letters?.top).toBeGreaterThanOrEqual(box?.top ?? Infinity)
      expect(letters?.bottom).toBeLessThanOrEqual(box?.bottom ?? 0)
      expect(letters?.width).toBeLessThanOrEqual(box?.width ?? 0)
    },
  )
})
