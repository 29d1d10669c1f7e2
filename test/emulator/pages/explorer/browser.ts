import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { openBrowser } from '../../../setup/chromium'

/** One Chromium for the tests of a file; each page has a context of its own. */
export function useExplorer(): (url: string, options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  return async (url, options) => {
    const context = await browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
      ...options,
    })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(url)
    await page.locator('iframe').nth(1).waitFor()
    return page
  }
}

export const tap = (page: Page, button: string) =>
  page.frameLocator('iframe[title=admin]').getByRole('button', { name: button, exact: true }).click()
