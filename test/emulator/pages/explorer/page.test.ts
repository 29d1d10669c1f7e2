import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { tap, useExplorer } from './browser'
import { runClub } from './club'

const open = useExplorer()

const phone = (page: Page, name: string) => page.frameLocator(`iframe[title=${name}]`)
const calls = (page: Page) => page.locator('.trace')
const gone = { state: 'detached' } as const

test('both mini programs are there as phones, and a tap appears with all its steps', async () => {
  const { url } = await runClub()
  const page = await open(url)
  expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['user', 'admin'])
  await page.getByText('No calls yet').waitFor()

  await tap(page, 'Join')
  await calls(page).getByText('insertDocument').waitFor()
  await page.locator('.running').waitFor(gone)
  const steps = await calls(page).locator('.span .name').allTextContents()
  expect(steps).toEqual(['join', 'join', 'insertDocument users'])
  expect(await calls(page).locator('.badge').allTextContents()).toEqual(['admin-1a2b'])

  await calls(page).getByRole('button', { name: '1 line' }).click()
  expect(await page.locator('.logs').textContent()).toContain('somebody joins')
})

test('everything comes from the emulator itself, without an error', async () => {
  const { url } = await runClub()
  const page = await open(url)
  const elsewhere: string[] = []
  page.on('request', (request) => !request.url().startsWith(url) && elsewhere.push(request.url()))
  page.on('pageerror', (error) => elsewhere.push(error.message))
  page.on('console', (message) => message.type() === 'error' && elsewhere.push(message.text()))
  await page.reload({ waitUntil: 'load' })
  await page.locator('iframe').nth(1).waitFor()
  expect(elsewhere.filter((address) => !address.startsWith('data:'))).toEqual([])
})

test('somebody new gets the phone at once, and still holds it when the page is opened again', async () => {
  const { url } = await runClub()
  const page = await open(url)
  const whose = page.getByRole('article', { name: 'user' }).getByRole('combobox')
  const annsPhone = await phone(page, 'user').locator('h1').textContent()

  await whose.selectOption({ label: 'A new person…' })
  await page.getByRole('textbox', { name: 'Name of the new person' }).fill('Eve')
  await page.keyboard.press('Enter')
  await whose.waitFor()
  expect(await whose.locator('option:checked').textContent()).toBe('Eve')
  await phone(page, 'user')
    .locator('h1')
    .filter({ hasNotText: annsPhone ?? '' })
    .waitFor()

  await page.reload()
  expect(await whose.locator('option:checked').textContent()).toBe('Eve')
  await whose.selectOption('Ann')
  await phone(page, 'user')
    .locator('h1')
    .filter({ hasText: annsPhone ?? '' })
    .waitFor()
})

test('what failed is red, an answer that says no is amber, and both can be shown alone', async () => {
  const { url } = await runClub()
  const page = await open(url)
  for (const button of ['Join', 'Join without a name', 'Break']) await tap(page, button)
  await calls(page).nth(2).waitFor()
  await page.locator('.running').waitFor(gone)

  await page.getByRole('checkbox', { name: 'Errors only' }).check()
  await calls(page).nth(2).waitFor(gone)
  expect(await calls(page).count()).toBe(2)
  expect(await page.locator('[data-verdict=refused] .code').allTextContents()).toEqual(['-4001'])
  expect(await page.locator('[data-verdict=failed] .name').allTextContents()).toEqual(['broken', 'broken'])

  await page.getByRole('searchbox', { name: /^Function, code/ }).fill('nothing of the kind')
  await page.getByText('No call matches').waitFor()
})

test('an open collection follows what is written', async () => {
  const { url } = await runClub()
  const page = await open(url)
  await page.getByRole('button', { name: 'users 0' }).click()
  await page.getByText('This collection is empty.').waitFor()

  await tap(page, 'Join')
  await page.getByRole('button', { name: 'users 1' }).waitFor()
  await page.getByRole('cell', { name: 'Dora' }).waitFor()
  await page.getByRole('rowheader').getByRole('button').click()
  expect(await page.getByRole('textbox', { name: 'Document, EJSON' }).inputValue()).toContain(
    '"name": "Dora"',
  )
})

test('a step that is opened shows what it was given, what it answered and why it failed', async () => {
  const { url } = await runClub()
  const page = await open(url)
  await tap(page, 'Join')
  await calls(page).getByText('insertDocument').waitFor()
  await calls(page).getByRole('button', { name: 'insertDocument users' }).click()
  const input = page.getByRole('region', { name: 'Input' })
  await input.getByText('"name": "Dora"').waitFor()

  await tap(page, 'Break')
  await calls(page).getByRole('button', { name: 'broken', exact: true }).first().click()
  await page.getByRole('region', { name: 'Error' }).getByText('out of order').waitFor()
})

test('a call is found by what was said in it, and by its request id', async () => {
  const cloud = await runClub()
  const page = await open(cloud.url)
  await tap(page, 'Join')
  await tap(page, 'Join without a name')
  await calls(page).nth(1).waitFor()
  await page.locator('.running').waitFor(gone)
  const search = page.getByRole('searchbox')
  await search.fill('Dora')
  await calls(page).nth(1).waitFor(gone)
  await calls(page).getByText('insertDocument').waitFor()
  const { requestId = '' } = cloud.calls().find(({ answered }) => answered === -4001) ?? {}
  await search.fill(requestId)
  await page.locator('[data-verdict=refused]').waitFor()
  expect(await calls(page).count()).toBe(1)
})

test('by keyboard alone: tabs by arrows and numbers, the search by "/", steps by Enter', async () => {
  const { url } = await runClub()
  const page = await open(url)
  await tap(page, 'Join')
  await calls(page).getByText('insertDocument').waitFor()
  await page.getByRole('tab', { name: 'Calls' }).focus()
  await page.keyboard.press('ArrowRight')
  expect(await page.locator(':focus').textContent()).toBe('Data')
  await page.keyboard.press('1')
  expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Calls')
  await page.keyboard.press('/')
  await page.keyboard.type('join 1')
  expect(await page.getByRole('searchbox').inputValue()).toBe('join 1')
  await page.getByRole('searchbox').fill('')
  await calls(page).getByRole('button', { name: 'join', exact: true }).first().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Output' }).waitFor()
  await page.keyboard.press('e')
  await page.getByText('No call matches').waitFor()
  await page.keyboard.press('e')
  await page.keyboard.press('p')
  await page.getByRole('button', { name: 'Resume' }).waitFor()
  await page.keyboard.press('2')
  await page.keyboard.press('f')
  await page.getByRole('combobox', { name: 'Field' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Document, EJSON' }).waitFor()
})

test('the phones make room, and are back as they were', async () => {
  const { url } = await runClub()
  const page = await open(url)
  await page.getByRole('button', { name: 'Hide the phones' }).click()
  expect(await page.locator('iframe').first().isVisible()).toBe(false)
  await page.reload()
  await page.getByRole('button', { name: 'Show the phones' }).click()
  await page.locator('iframe').first().waitFor()
})

test('when the emulator is started anew, the page says so and goes on by itself with new phones', async () => {
  const first = await runClub()
  const page = await open(first.url)
  const before = await phone(page, 'admin').locator('h1').textContent()
  await first.dispose()
  await page.getByText('Connection lost, trying again…').waitFor()

  await runClub(Number(new URL(first.url).port))
  await page.getByText('Live').waitFor()
  await phone(page, 'admin')
    .locator('h1')
    .filter({ hasNotText: before ?? '' })
    .waitFor()
  await tap(page, 'Join')
  await calls(page).getByText('insertDocument').waitFor()
})

test('a Chinese browser shows a Chinese page', async () => {
  const { url } = await runClub()
  const page = await open(url, { locale: 'zh-CN' })
  await page.getByText('还没有调用').waitFor()
  expect(await page.title()).toBe('The club')
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
})
