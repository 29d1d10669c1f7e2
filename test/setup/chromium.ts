import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { patience } from './patience'

const { PATH = '', LOCALAPPDATA = '', PROGRAMFILES = '' } = process.env

/** The shell first: it is Chromium without a browser's own windows, and takes a third of the processor's time for a page. */
const SHELL = 'chromium-headless-shell'
const names = [
  SHELL,
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
]
const installed = [
  ...PATH.split(':').flatMap((folder) => names.map((name) => join(folder, name))),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(PROGRAMFILES, 'Google/Chrome/Application/chrome.exe'),
  join(LOCALAPPDATA, 'Google/Chrome/Application/chrome.exe'),
]

/** A Chromium that is on this machine already: CHROMIUM_PATH, a system's, or Playwright's. */
function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (runs(named)) return named
    throw new Error(`CHROMIUM_PATH is ${named}, and there is no program. Correct it or unset it.`)
  }
  return [...installed, chromium.executablePath()].find(runs)
}

/**
 * The path of a Chromium, installed first where there is none: Debian's package where apt is there,
 * Playwright's download elsewhere.
 * @throws with what to do where neither works.
 */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  console.log('There is no Chromium on this machine; installing one for the tests in a browser.')
  if (process.platform === 'linux') installWithApt()
  const afterApt = findChromium()
  if (afterApt) return afterApt
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' })
  const downloaded = findChromium()
  if (downloaded) return downloaded
  throw new Error('The tests in a browser need Chromium or Chrome: install one, or set CHROMIUM_PATH to it.')
}

/** A browser without windows, whose pages wait as tests do; close it when done. */
export async function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu']
  const browser = await chromium.launch({ executablePath: ensureChromium(), args })
  browser.on('context', (context) => context.setDefaultTimeout(patience.testTimeout / 2))
  return browser
}

function installWithApt(): void {
  if (!aptGet('update', '-q')) return
  const install = (name: string) =>
    aptGet('install', '-q', '-y', '--no-install-recommends', name, 'fonts-noto-cjk')
  // Older releases have no package of the shell.
  if (!install(SHELL)) install('chromium')
}

/** @returns whether it did it */
function aptGet(...args: string[]): boolean {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const [program = '', ...rest] = [...sudo, 'apt-get', ...args]
  const { status } = spawnSync(program, rest, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
