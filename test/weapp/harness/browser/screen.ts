import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { readBuiltApp, type Flavour } from '../built-app'
import { compileTemplates } from '../templates'
import type { CloudCall } from '../phone'
import type { CloudAnswers } from '../wx'
import type { SetDataCall } from '../page-stack'
import type { Told } from './entry'

export interface Screen {
  page: Page
  calls: CloudCall[]
  told: () => Promise<Told>
  /** Of the page in front. */
  setData: () => Promise<SetDataCall[]>
}

/** Starts a built mini program on a phone with a screen: its templates and styles, drawn by Chromium. */
export async function openScreen(browser: Browser, flavour: Flavour, cloud: CloudAnswers): Promise<Screen> {
  const app = readBuiltApp(flavour)
  const { source } = compileTemplates(app)
  const calls: CloudCall[] = []
  const page = await browser.newPage({
    viewport: { width: 375, height: 667 },
    hasTouch: true,
    deviceScaleFactor: 2,
  })
  page.setDefaultTimeout(60_000)
  await page.exposeFunction('askCloud', (name: string, data: Record<string, unknown>) => {
    calls.push({ name, data })
    return cloud({ name, data })
  })
  await page.setContent('<!doctype html><meta name="viewport" content="width=device-width"><body></body>')
  const given = JSON.stringify({ files: app.files, config: app.config })
  await page.addScriptTag({ content: `window.given = { ...${given}, templates: ${source} }` })
  await page.addScriptTag({ content: await runtime() })
  return {
    page,
    calls,
    told: () => page.evaluate(() => window.told),
    setData: () => page.evaluate(() => window.setData()),
  }
}

let bundled: Promise<string> | undefined

const runtime = () => (bundled ??= bundle())

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL('entry.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'iife',
    mainFields: ['module', 'main'],
    define: { 'process.env.NODE_ENV': '"development"' },
  })
  return outputFiles[0]?.text ?? ''
}
