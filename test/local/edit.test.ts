import { once } from 'node:events'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { State } from '../../emulator/control/state'
import { openBrowser } from '../setup/chromium'
import { patience } from '../setup/patience'
import { processesBelow, stillRunning } from '../setup/processes'
import { edits, type Seen } from './edits'
import { copyProject, startIn } from './project-copy'
import { phoneOf } from './phone-of'

/** Two builds for the browser come before the first test, and give way to everything else on the machine. */
const BUILDS = 4 * patience.hookTimeout

let seen: Seen
let browser: Browser
/** Somebody else's, at the wanted port. */
let other: Server

beforeAll(async () => {
  const copy = await copyProject()
  other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  // Webpack's cache would be a link to this project's own.
  const started = await startIn(copy.folder, {
    CI: 'true',
    PORT: String(portOf(other)),
    DUET_DATA: join(copy.folder, '.data'),
  })
  browser = await openBrowser()
  const phone = await phoneOf(started, browser)
  seen = { copy, started, phone }
}, BUILDS)

afterAll(async () => {
  await browser.close()
  other.close()
  await seen.copy.remove()
})

it('prints an address where both phones and the seeded people are', async () => {
  const { url, said } = seen.started
  expect((await fetch(url)).headers.get('content-type')).toContain('text/html')
  const state = (await (await fetch(`${url}/control/state`)).json()) as State
  const [user, admin] = state.miniPrograms
  expect([user?.people.length, admin?.people.length]).toEqual([13, 2])
  for (const app of [user, admin]) expect((await fetch(`${url}${app?.h5 ?? ''}`)).ok).toBe(true)
  const users = state.environments
    .flatMap(({ collections }) => collections)
    .find(({ name }) => name === 'users')
  expect(users?.count).toBe(12)
  expect(said()).toMatch(/Administrator's code\s+\w{8} \(of no use while there is an administrator/)
  expect(said()).toContain('.data/ (delete it to begin anew)')
})

it('takes the next port when somebody uses the wanted one, and says so', () => {
  const wanted = portOf(other)
  expect(seen.started.said()).toContain(`Port ${wanted} is in use; trying ${wanted + 1}.`)
})

it(
  'shows how far the build is, and opens the app by itself when it is there',
  async () => {
    await expect.poll(() => text(seen.phone)).toMatch(/正在构建用户端… \d+%/)
    await seen.phone.waitForSelector('.signup-title', { timeout: BUILDS })
  },
  BUILDS,
)

it.each(edits)('$what that is saved is there, without a restart', async ({ make, visible }) => {
  expect(await visible(seen).catch(() => false)).toBe(false)
  await make(seen)
  await expect.poll(() => visible(seen).catch(() => false)).toBe(true)
})

it('keeps what is on a screen when its code changes', async () => {
  const name = seen.phone.locator('input').first()
  await name.fill('林晓雨')
  await seen.copy.replace('src/features/signup/signup-screen.tsx', ' ✎`}', ' ✎✎`}')
  await expect.poll(() => seen.phone.locator('.signup-title').innerText()).toContain('✎✎')
  expect(await name.inputValue()).toBe('林晓雨')
})

it.each([
  ['an app', 'src/features/signup/signup-screen.tsx', 'Where a person registers. */', 'user: its phone'],
  ['a function', 'cloud/images_list/index.ts', "console.log('edited')", 'cloud functions'],
])(
  'a mistake in %s is told in the terminal and on the phone; the last good build goes on',
  async (_, file, after, who) => {
    const { copy, started, phone } = seen
    const good = await copy.read(file)
    await copy.replace(file, after, `${after}\nexport const = 1`)
    await expect.poll(() => started.said()).toContain(`✗ ${who}`)
    const overlay = phone.frameLocator('#webpack-dev-server-client-overlay')
    await expect.poll(() => overlay.locator('body').innerText()).toContain(file.split('/').at(-1))
    expect(await phone.locator('.signup-title').innerText()).toContain('✎')
    await copy.write(file, good)
    await expect.poll(() => phone.locator('#webpack-dev-server-client-overlay').count()).toBe(0)
  },
)

it('Ctrl-C ends all of it', async () => {
  const { child, url } = seen.started
  const mine = (await processesBelow(child.pid ?? 0)).map(({ pid }) => pid)
  child.kill('SIGINT')
  await expect.poll(() => child.exitCode).toBe(0)
  await expect(fetch(url)).rejects.toThrow()
  await expect.poll(() => stillRunning(mine)).toEqual([])
})

const portOf = (server: Server) => (server.address() as AddressInfo).port

const text = (phone: Page) => phone.locator('body').innerText()
