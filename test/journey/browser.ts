import { access } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { expect, inject, onTestFinished } from 'vitest'
import { type Cloud, createCloud } from '../../emulator/index'
import { pair } from '../../local/pair'
import { people, seed } from '../../local/seed'
import { dist, outputOf } from '../../scripts/taro'
import { ofWorker } from '../cloud/run-pair'
import { cloudPatience } from '../setup/patience'

interface SeededPair {
  cloud: Cloud
  setupCode: string
}

const shared = ofWorker(async (): Promise<SeededPair> => {
  for (const app of ['user', 'admin'] as const) await mustBeBuilt(`${outputOf(app, 'h5')}/index.html`)
  const { options, setupCode } = pair({ dist, h5: true, people, functions: inject('dist') })
  return { cloud: await createCloud({ ...options, patience: cloudPatience }), setupCode }
})

/**
 * What `npm start` runs, seeded, for one test. Most of a journey's time is the start of functions: those of a worker's tests
 * are one pair's, which is seeded anew for each.
 */
export async function startPair(): Promise<SeededPair> {
  const seeded = await shared()
  await seedPair(seeded.cloud)
  return seeded
}

async function seedPair(cloud: Cloud): Promise<void> {
  // WeChat's check leaves every picture to the administrators.
  cloud.openapi.answer({ api: 'security.mediaCheckAsync', suggest: 'review' })
  await seed(cloud)
}

async function mustBeBuilt(file: string): Promise<void> {
  await access(file).catch(() => {
    throw new Error(`${file} is missing: npm test builds it (or npm start).`)
  })
}

/** A phone: one person's page, as wide as a small iPhone. Fails the test when the page throws or complains. */
export async function openPhone(
  browser: Browser,
  cloud: Cloud,
  appid: string,
  openid: string,
  /** The page it begins with, if another than the first. */
  at = '',
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // The browser's own line about a connection that a test has cut is no fault of the page.
    const wanted = /ERR_(INTERNET_DISCONNECTED|EMPTY_RESPONSE|CONNECTION_RESET)/.test(message.text())
    if (message.type() === 'error' && !wanted) complaints.push(message.text())
  })
  onTestFinished(() => expect(complaints).toEqual([]))
  const { phone } = await post(`${cloud.url}/control/phones`, { appid, openid })
  await page.goto(`${cloud.url}/h5/${appid}/?phone=${String(phone)}${at && `#/${at}`}`)
  return page
}

/** Touches a tab of the user app, by its name. */
export const openTab = (page: Page, name: string): Promise<void> =>
  page.locator('.weui-tabbar__item', { hasText: name }).click()

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return (await response.json()) as Record<string, unknown>
}
