import { mkdir, readdir, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { apps, projectRoot } from '../scripts/taro'
import { openBrowser } from '../test/setup/chromium'
import { type Edit, edits, type Seen } from '../test/local/edits'
import { phoneOf } from '../test/local/phone-of'
import { copyProject, startIn, type Started } from '../test/local/project-copy'
import type { Figure } from './figure'

/** ms that a developer waits at the most: for the page of `npm start`, for its phones, for what they have saved. */
const [PAGE, PHONES, EDIT] = [5_000, 30_000, 3_000]
/** ms, until the cache of a build is stored. */
const CACHE = 20_000
/** ms, for whatever comes at all. */
const PATIENCE = 300_000
/** ms, from one look at the screen to the next: looking takes from the processor, too. */
const LOOK = 200
/** ms, from seeing one thing to saving the next: by then what the first one led to elsewhere is done. */
const NEXT = 5_000

/** What stands on the first page of each app once it is there. */
const shown = ['.signup-title', '.person']

/** What a developer waits for, in a copy of the project without a build or a cache: starts, and from a saved file to the screen. */
export async function measureDevelopment(say: (what: string) => void): Promise<Figure[]> {
  const copy = await copyProject()
  await ownPackages(copy.folder)
  const browser = await openBrowser()
  const env = { DUET_DATA: join(copy.folder, '.data') }
  const start = () => startIn(copy.folder, env)
  try {
    say('the first start')
    const first = await measureStart('the first start', start, browser)
    // Webpack stores its cache some seconds after a build, as somebody looks at the phones.
    await setTimeout(CACHE)
    await ended(first.started)
    say('the second start')
    const second = await measureStart('the second start', start, browser)
    await untilBuilt(second.started)
    const seen = { copy, started: second.started, phone: second.phone }
    const figures = [...first.figures, ...second.figures]
    for (const edit of edits) {
      await setTimeout(NEXT)
      say(edit.what)
      figures.push(await measureEdit(edit, seen))
    }
    await ended(second.started)
    return figures
  } finally {
    await browser.close()
    await copy.remove()
  }
}

/** The copy's packages are a link to the project's own, and so would be webpack's cache, which lies among them. */
async function ownPackages(folder: string): Promise<void> {
  const packages = join(folder, 'node_modules')
  await rm(packages)
  await mkdir(packages)
  const names = await readdir(join(projectRoot, 'node_modules'))
  await Promise.all(
    names
      .filter((name) => name !== '.cache')
      .map((name) => symlink(join(projectRoot, 'node_modules', name), join(packages, name))),
  )
}

async function measureStart(which: string, start: () => Promise<Started>, browser: Browser) {
  const began = performance.now()
  const passed = () => performance.now() - began
  const started = await start()
  await (await fetch(started.url)).text()
  const figures: Figure[] = [{ what: `${which}: the page`, ms: passed(), target: PAGE }]
  const phones = shown.map(async (selector, app): Promise<Page> => {
    const phone = await phoneOf(started, browser, app)
    await phone.waitForSelector(selector, { timeout: PATIENCE })
    const name = ['user', 'admin'][app] ?? ''
    figures.push({ what: `${which}: the phone of ${name}`, ms: passed(), target: PHONES })
    return phone
  })
  const [phone, other] = await Promise.all(phones)
  await other?.context().close()
  if (!phone) throw new Error('There is no phone.')
  return { started, figures, phone }
}

/** A phone shows the last build at once; whoever saves before there is a new one waits for that one, too. */
async function untilBuilt({ said }: Started): Promise<void> {
  while (!apps.every((app) => said().includes(`✓ ${app}: its phone`))) await setTimeout(LOOK)
}

async function measureEdit({ what, make, visible }: Edit, seen: Seen): Promise<Figure> {
  const began = performance.now()
  await make(seen)
  while (!(await visible(seen).catch(() => false)))
    if (performance.now() - began > PATIENCE) throw new Error(`${what} does not come.`)
    else await setTimeout(LOOK)
  return { what: `from saving to seeing: ${what}`, ms: performance.now() - began, target: EDIT }
}

async function ended({ child }: Started): Promise<void> {
  const end = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  await end
}
