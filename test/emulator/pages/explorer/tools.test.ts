import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { withToken } from '../../cloud-calls'
import { admin, ann, chief, post, user } from '../../fixture'
import { tap, useExplorer } from './browser'
import { runClub } from './club'

const open = useExplorer()
const TABS = ['calls', 'data', 'functions', 'files', 'faults', 'state', 'wechat']
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

async function fullClub() {
  const cloud = await runClub()
  const people = Array.from({ length: 3 }, (_, n) => ({ _id: `p${n}`, name: `Person ${n}`, age: 30 - n }))
  await cloud.database(admin.env).insert('users', people)
  await cloud.storage(admin.env).put('photos/a.png', pixel, 'image/png')
  await post(`${cloud.url}/control/openapi/written`, {
    appid: user.appid,
    openid: ann.openid,
    content: 'Is anybody there?',
  })
  const message = { touser: ann.openid, msgtype: 'text', text: { content: 'We are here.' } }
  await post(await withToken(cloud, '/cgi-bin/message/custom/send'), message)
  const body = JSON.stringify({ path: 'pages/a/a' })
  await fetch(await withToken(cloud, '/wxa/getwxacode'), { method: 'POST', body })
  const data = { outTradeNo: 'n-1', body: 'a badge', totalFee: 250 }
  await cloud.callFunction({ appid: admin.appid, openid: chief.openid, name: 'order', data })
  return cloud
}

const show = (page: Page, tab: string) => page.locator(`#tab-${tab}`).click()
const names = (page: Page) => page.locator('tbody tr td:nth-child(2)').allTextContents()

describe('at 1280 × 720', () => {
  test('both phones are read without a magnifying glass, and seen from top to bottom', async () => {
    const { url } = await runClub()
    const page = await open(url, { viewport: { width: 1280, height: 720 } })
    for (const frame of await page.locator('iframe').all()) {
      const { width = 0, y = 0, height = 0 } = (await frame.boundingBox()) ?? {}
      expect(width / 375).toBeGreaterThan(0.8)
      expect(y + height).toBeLessThan(720)
      expect(await frame.evaluate((element) => element.clientHeight)).toBeGreaterThan(560)
    }
  })

  test('the list of functions stands beside the form', async () => {
    const { url } = await runClub()
    const page = await open(url, { viewport: { width: 1280, height: 720 } })
    await show(page, 'functions')
    await page.getByRole('button', { name: /^join/ }).click()
    const form = await page.getByRole('form', { name: 'Call join' }).boundingBox()
    const list = await page.getByRole('region', { name: admin.env }).boundingBox()
    expect(form?.x).toBeGreaterThan((list?.x ?? 0) + (list?.width ?? 0))
    expect((form?.x ?? 0) + (form?.width ?? 0)).toBeLessThan(1280)
  })
})

describe('at 320 × 640', () => {
  const viewport = { width: 320, height: 640 }

  test('nothing that is said of a step lies over something else', async () => {
    const cloud = await runClub()
    await cloud.callFunction({
      appid: admin.appid,
      openid: chief.openid,
      name: 'join',
      data: { name: 'Dora' },
    })
    const page = await open(cloud.url, { viewport })
    await page.locator('.span-line .logs-button').first().waitFor()
    const overlaps = await page.locator('.span-line').evaluateAll((lines) =>
      lines.flatMap((line) => {
        const parts = [
          ...line.querySelectorAll('.kind, .name, .badge, .cold, .logs-button, .duration, .code'),
        ]
        const boxes = parts.map((part) => ({ said: part.textContent, box: part.getBoundingClientRect() }))
        return boxes.flatMap((one, i) =>
          boxes.slice(i + 1).flatMap((other) => {
            const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
            const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
            return width > 1 && height > 1 ? [`${one.said} and ${other.said}`] : []
          }),
        )
      }),
    )
    expect(overlaps).toEqual([])
  })

  test.each(TABS)('there is room to write in every field of %s', async (tab) => {
    const { url } = await fullClub()
    const page = await open(`${url}#${tab}`, { viewport })
    await page.locator(`#tab-${tab}[aria-selected=true]`).waitFor()
    const fields = page.locator('[role=tabpanel] :is(input:not([type=checkbox], [type=file]), textarea)')
    for (const field of await fields.all())
      if (await field.isVisible()) expect((await field.boundingBox())?.width).toBeGreaterThan(90)
  })
})

test('a function is called as the mini program calls it, by one click', async () => {
  const cloud = await runClub()
  const page = await open(cloud.url)
  await show(page, 'functions')
  await page.getByRole('button', { name: /^join/ }).click()
  const sent = page.getByRole('group', { name: 'As the mini program calls it' })
  await sent.getByRole('button', { name: 'Dora' }).click()
  expect(JSON.parse(await page.getByLabel('Data, JSON').inputValue())).toEqual({ name: 'Dora' })
  await page.getByRole('button', { name: 'Call', exact: true }).click()
  await expect.poll(() => cloud.database(admin.env).find('users')).toMatchObject([{ name: 'Dora' }])
})

test('documents are sorted by a head, and found by a filter that is clicked together or typed', async () => {
  const { url } = await fullClub()
  const page = await open(url)
  await show(page, 'data')
  const age = page.getByRole('columnheader', { name: 'age' })
  await age.getByRole('button').click()
  await expect.poll(() => names(page)).toEqual(['Person 2', 'Person 1', 'Person 0'])
  expect(await age.getAttribute('aria-sort')).toBe('ascending')
  await age.getByRole('button').click()
  await expect.poll(() => names(page)).toEqual(['Person 0', 'Person 1', 'Person 2'])

  await page.getByRole('button', { name: 'Condition' }).click()
  await page.getByLabel('Field').selectOption('age')
  await page.getByLabel('Comparison').selectOption('≥')
  await page.getByLabel('Value').fill('29')
  await page.keyboard.press('Enter')
  await expect.poll(() => names(page)).toEqual(['Person 0', 'Person 1'])
  const filter = page.getByRole('searchbox')
  expect(await filter.inputValue()).toBe('{"age":{"$gte":29}}')

  await filter.fill('{"name":{"$regularExpression":{"pattern":"ON 2","options":"i"}}}')
  await page.keyboard.press('Enter')
  await expect.poll(() => names(page)).toEqual(['Person 2'])
  await page.getByRole('button', { name: 'Remove the condition name contains ON 2' }).click()
  await expect.poll(() => names(page)).toHaveLength(3)
})

test("the cloud's clock goes forward by a button, and back to the real time by another", async () => {
  const cloud = await runClub()
  const page = await open(cloud.url)
  await show(page, 'state')
  const back = page.getByRole('button', { name: 'Back to the real time' })
  await page.getByRole('button', { name: '+ 1 hour' }).click()
  await page.getByText('1 h ahead').waitFor()
  expect(cloud.clock.ahead()).toBe(3_600_000)
  await back.click()
  await page.getByText('as on your wall').waitFor()
  expect(cloud.clock.ahead()).toBe(0)
  expect(await back.isDisabled()).toBe(true)
})

test('no page that is not the explorer’s frames it, and it takes nothing from elsewhere', async () => {
  const { url } = await fullClub()
  const { headers } = await fetch(url)
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)

  const page = await open(url)
  await show(page, 'files')
  const picture = page.locator('.thumbnail img')
  await picture.waitFor()
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "taken over"'
    document.body.append(script)
    return document.title
  })
  expect(ran).toBe('The club')

  const stranger = await page.context().newPage()
  await stranger.setContent(`<iframe src="${url}"></iframe>`)
  const framed = stranger.frameLocator('iframe')
  await stranger.waitForLoadState('networkidle')
  expect(await framed.locator('#explorer').count()).toBe(0)
})

/** What a tab shows only when it is asked. */
async function openAll(page: Page, tab: string) {
  if (tab === 'calls') await page.getByRole('button', { name: 'broken', exact: true }).first().click()
  if (tab === 'functions') await page.getByRole('button', { name: /^join/ }).click()
  if (tab !== 'data') return
  await page.getByRole('button', { name: 'Condition' }).click()
  await page.getByText('1 index').click()
  await page.getByRole('rowheader').first().getByRole('button').click()
}

test.each(['light', 'dark'] as const)('axe finds nothing to mend on any tab, %s', async (colorScheme) => {
  const { url } = await fullClub()
  const page = await open(url, { colorScheme, bypassCSP: true, reducedMotion: 'reduce' })
  await tap(page, 'Join')
  await tap(page, 'Break')
  await page.locator('.trace').nth(1).waitFor()
  await page.addScriptTag({ content: axe.source })
  for (const tab of TABS) {
    await show(page, tab)
    await openAll(page, tab)
    const { violations } = await page.evaluate<AxeResults>(
      "axe.run(document, { iframes: false, resultTypes: ['violations'] })",
    )
    const found = violations.map(
      ({ id, nodes }) => `${tab}: ${id} ${nodes.map(({ html }) => html).join(' ')}`,
    )
    expect(found).toEqual([])
  }
})
