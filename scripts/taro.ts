import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

export const apps = ['user', 'admin'] as const
export type App = (typeof apps)[number]
export type Platform = 'weapp' | 'h5'

export const projectRoot = resolve(import.meta.dirname, '..')
export const dist = join(projectRoot, 'dist')
/** What `npm start` builds, apart from what is to be uploaded or tested. */
export const localDist = join(dist, 'local')

/** Where Taro writes an app for a platform. */
export const outputOf = (app: App, platform: Platform, emulator = ''): string =>
  join(dist, emulator && 'devtools', app, platform === 'h5' ? 'h5' : 'miniprogram')

/** With room for what a build needs only for a moment, a tenth of its time is saved: MB. */
const ROOM = 64
const taro = [
  `--max-semi-space-size=${ROOM}`,
  join(dirname(createRequire(import.meta.url).resolve('@tarojs/cli/package.json')), 'bin/taro'),
]

/** The files without which Taro has built nothing, whatever its exit code says. */
const proof = { weapp: 'app.json', h5: 'index.html' }

/**
 * Builds one app for one platform, quietly.
 * @param emulator the address of a phone in the emulator, for WeChat DevTools without an account: docs/devtools.md
 * @throws with all that Taro said when it fails or builds nothing.
 */
export async function buildApp(app: App, platform: Platform, emulator = ''): Promise<void> {
  const output = outputOf(app, platform, emulator)
  await rm(output, { recursive: true, force: true })
  const { code, said } = await run(app, ['build', '--type', platform, '--no-check'], {
    EMULATOR: emulator,
    NODE_ENV: 'production',
  })
  if (code === 0 && existsSync(join(output, proof[platform]))) return
  await rm(output, { recursive: true, force: true })
  throw new Error(`taro build --type ${platform} failed for ${app}:\n${complaint(said)}`)
}

/** What Taro complains of, without the pages of progress bars before it. */
const complaint = (said: string): string => said.slice(Math.max(0, said.indexOf('✖')))

/** Builds one app for WeChat and again with every change, until the process is ended. */
export async function watchApp(app: App): Promise<void> {
  await run(app, ['build', '--type', 'weapp', '--watch', '--no-check'], {}, true)
}

/**
 * Builds one app for its phone in the emulator, into `dist/local`, and again with every change: a process that sends
 * PhoneNews (config/phone.ts) until it is ended, or its parent is.
 * @param port on which the phone's page hears of changes
 */
export function startPhoneBuild(app: App, port: number): { process: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [...taro, 'build', '--type', 'h5', '--watch', '--no-check'], {
    cwd: projectRoot,
    env: { ...process.env, NODE_ENV: 'development', TARO_APP_FLAVOUR: app, PHONE_SOCKET: String(port) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  const hear = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-LAST_WORDS))
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  return { process: child, said: () => said }
}

/** Characters. */
const LAST_WORDS = 4_000

function run(
  app: App,
  args: string[],
  variables: Record<string, string>,
  aloud = false,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [...taro, ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...variables, TARO_APP_FLAVOUR: app },
    stdio: aloud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (chunk: Buffer) => (said += chunk.toString())
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => done({ code, said }))
  })
}
