import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import type { Cloud } from '../../emulator/index'
import { adminApp } from '../../local/pair'
import { openBrowser } from '../setup/chromium'
import { startPair } from './browser'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** What `npm start` opens, with both apps running in its phones. */
async function openExplorer(cloud: Cloud): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1500, height: 950 } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  onTestFinished(() => expect(complaints).toEqual([]))
  await page.goto(cloud.url)
  await adminPhone(page).getByText('林晓雨').waitFor()
  return page
}

const adminPhone = (page: Page) => page.frameLocator('iframe[title=管理端]')
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click()
const editor = (page: Page) => page.getByRole('textbox', { name: 'Document, EJSON' })

it('a document that is edited is seen in the app; one that is deleted comes back by undo', async () => {
  const { cloud } = await startPair()
  const page = await openExplorer(cloud)
  await page.getByRole('button', { name: 'users 12' }).click()
  await page.getByRole('row', { name: '林晓雨' }).getByRole('button').click()
  const text = await editor(page).inputValue()
  await editor(page).fill(text.replace('"age": 26', '"age": 27').replace('}', ''))
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('alert').getByText('This is not JSON yet').waitFor()
  await editor(page).fill(text.replace('林晓雨', '林小雨'))
  await page.keyboard.press('Control+Enter')
  await editor(page).waitFor({ state: 'detached' })
  await adminPhone(page).getByLabel('Refresh').first().click()
  await adminPhone(page).getByText('林小雨').waitFor()

  await page.getByRole('row', { name: '林小雨' }).getByRole('button').click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete: sure?' }).click()
  await page.getByText('1–11 / 11').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('1–12 / 12').waitFor()
  expect(cloud.database(adminApp.env).count('users', { name: '林小雨' })).toBe(1)
})

it('a filter says which index served it, and that one had none', async () => {
  const { cloud } = await startPair()
  const page = await openExplorer(cloud)
  await page.getByRole('button', { name: 'users 12' }).click()
  expect(await page.getByRole('textbox', { name: 'Order' }).inputValue()).toContain('createtime desc')
  await page.getByText(', in order').waitFor()
  await page.getByRole('textbox', { name: 'Order' }).fill('')
  await page.getByRole('searchbox').fill('{ "age": { "$gt": 60 } }')
  await page.keyboard.press('Enter')
  await page.getByText('No index: 12 of 12 looked at').waitFor()
  await page.getByText('1–2 / 2').waitFor()
})

it('a fault of one press makes the app say kindly that it failed, and is gone when removed', async () => {
  const { cloud } = await startPair()
  const page = await openExplorer(cloud)
  await tab(page, 'Faults')
  await page.getByRole('button', { name: /^Database down/ }).click()
  await page.getByRole('tab', { name: 'Faults 1' }).waitFor()
  await adminPhone(page).getByLabel('Refresh').first().click()
  await expect.poll(() => cloud.faults.list()[0]?.struck).toBeGreaterThan(0)
  await adminPhone(page)
    .getByText(/try again/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: /^Remove sdk/ }).click()
  await page.getByText('Nothing goes wrong.').waitFor()
  expect(cloud.faults.list()).toEqual([])
})

it("a fault of one's own is added by the form, and a wrong one is told", async () => {
  const { cloud } = await startPair()
  const page = await openExplorer(cloud)
  await tab(page, 'Faults')
  await page.getByRole('button', { name: 'Add the fault' }).click()
  await page.getByRole('alert').getByText('The fault says nothing that happens.').waitFor()
  await page.getByRole('combobox', { name: 'Where' }).selectOption('stable_token')
  await page.getByRole('combobox', { name: 'What happens' }).selectOption('errcode')
  await page.getByRole('textbox', { name: 'errcode' }).fill('45009')
  await page.getByRole('textbox', { name: 'Times' }).fill('2')
  await page.getByRole('button', { name: 'Add the fault' }).click()
  await page.getByText('errcode 45009 · 2 at most').waitFor()
  expect(cloud.faults.list()).toMatchObject([{ route: 'stable_token', errcode: 45009, times: 2 }])
})

it('a function is called from a form made of its schema, as somebody, by keyboard alone', async () => {
  const { cloud } = await startPair()
  const page = await openExplorer(cloud)
  await page.getByRole('tab', { name: 'Calls' }).focus()
  await page.keyboard.press('3')
  await page.getByRole('button', { name: /^users_list/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'limit' }).focus()
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  const answer = page.getByRole('region', { name: 'Answer' })
  await answer.getByText('"errcode": 0').waitFor()
  expect((await answer.locator('pre').textContent())?.match(/"_id"/g)).toHaveLength(2)
  await page.getByRole('button', { name: 'Its steps' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.trace').count()).toBe(1)
  await page.locator('.trace').getByText('getDocument').first().waitFor()
})

it('a file is imported and says what it did, a bad one says which line, and an export can be saved', async () => {
  const { cloud } = await startPair()
  const page = await openExplorer(cloud)
  await page.getByRole('button', { name: 'admins 1' }).click()
  await page.getByText('1–1 / 1').waitFor()
  const choose = (text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'admins.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await choose('{"_id":"x","appid":"wx1","openid":"o1"}\nno JSON')
  await page.getByRole('alert').getByText('Line 2').waitFor()
  await choose('{"_id":"x","appid":"wx1","openid":"o1"}')
  await page.getByText('1 added, 0 replaced').waitFor()
  await page.getByText('1–2 / 2').waitFor()
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export as JSON' }).click()
  expect((await saved).suggestedFilename()).toBe('admins.json')
})

it('a snapshot that is restored brings back what was there, and the clock goes forward', async () => {
  const { cloud } = await startPair()
  const page = await openExplorer(cloud)
  await tab(page, 'State')
  await page.getByRole('textbox', { name: 'Name of the snapshot' }).fill('before')
  await page.keyboard.press('Enter')
  await page.getByText('"before" saved.').waitFor()
  await cloud.database(adminApp.env).remove('users', {})
  await page.getByRole('button', { name: 'Restore before' }).click()
  await page.getByRole('button', { name: 'Restore: sure? before' }).click()
  await page.getByText('"before" restored.').waitFor()
  await page.getByRole('button', { name: 'users 12' }).waitFor()
  await page.getByRole('button', { name: '+ 1 day' }).click()
  await page.getByText('1 d ahead').waitFor()
})
