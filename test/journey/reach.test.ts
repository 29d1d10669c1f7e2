import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import axe, { type AxeResults, type RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cloud } from '../../emulator/index'
import { apps, projectRoot } from '../../scripts/taro'
import { openBrowser } from '../setup/chromium'
import { openPhone, startPair } from './browser'
import { screens, settled, writeLarge } from './screens'

let browser: Browser
let cloud: Cloud
beforeAll(async () => {
  browser = await openBrowser()
  ;({ cloud } = await startPair())
})
afterAll(() => browser.close())

it('has a screen of every page', () => {
  const pages = apps.flatMap((app) =>
    ['pages', 'more'].flatMap((folder) =>
      readdirSync(join(projectRoot, `src/apps/${app}/${folder}`)).map(
        (page) => `apps/${app}/${folder}/${page}/index`,
      ),
    ),
  )
  const seen = Object.values(screens).map(({ at, leadsTo = at }) => leadsTo.split('?')[0])
  expect(pages.filter((page) => !seen.includes(page))).toEqual([])
})

it.each(Object.entries(screens))(
  '%s: everybody can read and touch it, in light and dark',
  async (_, screen) => {
    const { appid, openid, at, then, leadsTo } = screen
    const page = await openPhone(browser, cloud, appid, openid, at)
    await settled(page)
    await then?.(page)
    await page.addScriptTag({ content: axe.source })
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    expect(await graveFindings(page)).toEqual([])
    // The rest is the same in the dark.
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    expect(await graveFindings(page, ['color-contrast'])).toEqual([])
    expect(await smallTargets(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 568 })
    expect(await cutOff(page)).toEqual([])
    await page.addInitScript(writeLarge, 32)
    // The longer words.
    await page.addInitScript(() => localStorage.setItem('language', JSON.stringify({ data: 'en' })))
    await page.reload()
    await settled(page)
    // Where that led to another page, this one is what was read again.
    if (!leadsTo) await then?.(page)
    expect(await cutOff(page)).toEqual([])
  },
)

/** @param rules those alone; left out: all */
const graveFindings = async (page: Page, rules?: string[]) => {
  const options: RunOptions = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) }
  const { violations } = await page.evaluate(
    (how) => (window as unknown as { axe: { run: (how: RunOptions) => Promise<AxeResults> } }).axe.run(how),
    options,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n')}`)
}

/** What can be touched and is less than a finger high or wide. */
const smallTargets = (page: Page) =>
  page.locator('.page :is([role=button], [role=link], [role=radio], input)').evaluateAll((targets) =>
    targets.flatMap((target) => {
      // On a page that lies behind.
      if (!target.checkVisibility()) return []
      const { width, height } = target.getBoundingClientRect()
      const name = `${target.getAttribute('class')} ${target.textContent}`
      // Half a pixel is a browser's own.
      return width < 43.5 || height < 43.5 ? [`${name}: ${width} × ${height}`] : []
    }),
  )

/** What reaches out of a narrow screen at the side, and words that reach out of their place. */
const cutOff = (page: Page) =>
  page.locator('.page *').evaluateAll((parts) =>
    parts.flatMap((part) => {
      const name = `${part.getAttribute('class')} "${part.textContent}"`
      const words = [...part.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      )
      const shortened = getComputedStyle(part).textOverflow === 'ellipsis'
      if (words && !shortened && part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1)
        return [`${name}: ${part.scrollWidth} in ${part.clientWidth}`]
      const { left, right, width } = part.getBoundingClientRect()
      const scrolls = part.closest('.banners')
      return width > 0 && !scrolls && (right > innerWidth + 1 || left < -1)
        ? [`${part.getAttribute('class')}: ${left}–${right}`]
        : []
    }),
  )
