import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import theme from '../src/apps/user/theme.json'
import { ensureChromium } from './setup/chromium'

/** px: what WeChat asks for. */
const SIZE = 81

const source = join(import.meta.dirname, '../src')
/** Page → the drawing of its tab. */
const drawings = { home: 'home', wall: 'picture', me: 'me' }

/** `npm run draw`: the icons of the tabs, which WeChat takes as PNG only, from the drawings and the theme's colours. */
async function main() {
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } })
  await mkdir(join(source, 'apps/user/tabs'), { recursive: true })
  for (const [tab, drawing] of Object.entries(drawings))
    for (const look of Object.values(theme))
      for (const [icon, colour] of [
        [tab, look.tab],
        [`${tab}On`, look.tabOn],
      ] as const) {
        const svg = await readFile(join(source, `ui/icons/${drawing}.svg`), 'utf8')
        await page.setContent(
          `<style>body { margin: 0 } svg { display: block; width: ${SIZE}px }</style>${svg.replaceAll('#000', colour)}`,
        )
        const path = (look as Record<string, string>)[icon] ?? ''
        await writeFile(join(source, path), await page.screenshot({ omitBackground: true }))
      }
  await browser.close()
}

await main()
