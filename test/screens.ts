import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { buildFunctions } from '../cloud/build'
import { type Cloud, createCloud } from '../emulator/index'
import { isFresh } from '../local/freshness'
import { pair } from '../local/pair'
import { people, seed } from '../local/seed'
import { step } from '../scripts/steps'
import { apps, buildApp, dist } from '../scripts/taro'
import { type Screen, screens, settled, writeLarge } from './journey/screens'
import { openBrowser } from './setup/chromium'
import { twoAtATime } from './two-at-a-time'

interface View {
  width: number
  height: number
  dark: boolean
  language: 'zh' | 'en'
  /** px; twice as large as usual where a page is to be read at 200 %. */
  letters: number
}

const phone = { width: 375, height: 812, dark: false, language: 'zh', letters: 16 } as const
const small = { ...phone, width: 320, height: 568 }
const tablet = { ...phone, width: 768, height: 1024 }
/** Tall: what is larger goes on further down. */
const large = { ...phone, height: 1400, letters: 32 }

const views: View[] = [phone, small, tablet, large].flatMap((view) => [
  view,
  { ...view, dark: true },
  { ...view, language: 'en', dark: view === tablet },
])

const nameOf = ({ width, height, dark, language, letters }: View) =>
  `${width}x${height}-${dark ? 'dark' : 'light'}-${language}${letters > 16 ? '-200%' : ''}`

const folder = join(dist, 'screens')

/** `npm run screens`: every screen of both apps on one page, in light and dark, small and wide, in both languages. */
async function main(words: string[]): Promise<void> {
  const functions = await mkdtemp(join(tmpdir(), 'duet-functions-'))
  await step('cloud functions', () => buildFunctions(functions))
  for (const app of apps) if (!(await isFresh(app))) await step(`${app}: browser`, () => buildApp(app, 'h5'))
  const browser = await openBrowser()
  const cloud = await createCloud(pair({ dist, h5: true, people, functions }).options)
  try {
    await seed(cloud)
    await photographAll(browser, cloud, words)
  } finally {
    await cloud.dispose()
    await browser.close()
    await rm(functions, { recursive: true, force: true })
  }
  console.log(`\n${join(folder, 'index.html')}`)
}

async function photographAll(browser: Browser, cloud: Cloud, words: string[]): Promise<void> {
  const wanted = Object.entries(screens).filter(
    ([name]) => words.length === 0 || words.some((word) => name.includes(word)),
  )
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const [name, screen] of wanted)
    await step(name, async () => {
      await twoAtATime(
        views.map((view) => () => photograph(browser, cloud, screen, view, fileOf(name, view))),
      )
    })
  await writeFile(join(folder, 'index.html'), sheet(wanted.map(([name]) => name)))
}

const fileOf = (name: string, view: View) =>
  `${name.replace(/\W+/g, '-')}-${nameOf(view).replace('%', '')}.png`

async function photograph(browser: Browser, cloud: Cloud, screen: Screen, view: View, file: string) {
  const { width, height, dark, language, letters } = view
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.addInitScript(writeLarge, letters)
  const given = await fetch(`${cloud.url}/control/phones`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ appid: screen.appid, openid: screen.openid }),
  })
  const { phone } = (await given.json()) as { phone: string }
  await page.goto(`${cloud.url}/h5/${screen.appid}/?phone=${phone}#/${screen.at}`)
  await settled(page)
  await screen.then?.(page)
  await page.screenshot({ path: join(folder, file) })
  await context.close()
}

const sheet = (names: string[]) => `<!doctype html>
<meta charset="utf-8" />
<title>Duet's screens</title>
<style>
  body { font: 14px sans-serif; background: #888; }
  section { display: flex; gap: 12px; margin-bottom: 24px; align-items: flex-start; }
  figure { flex: none; margin: 0; }
  img { display: block; height: 560px; }
</style>
${names
  .map(
    (name) =>
      `<h2>${name}</h2><section>${views
        .map(
          (view) =>
            `<figure><img loading="lazy" src="${encodeURIComponent(fileOf(name, view))}" alt="" /><figcaption>${nameOf(view)}</figcaption></figure>`,
        )
        .join('')}</section>`,
  )
  .join('\n')}
`

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
