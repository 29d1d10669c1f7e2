import { type ChildProcess } from 'node:child_process'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { watch } from 'chokidar'
import type { PhoneNews, PhoneOrder } from '../config/phone'
import { lastChange } from './freshness'
import { type App, projectRoot, startPhoneBuild } from '../scripts/taro'
import { PROGRESS, type Progress, waitingPage } from './waiting-page'
import { oneAtATime } from '../scripts/watch-functions'

export interface PhoneOptions {
  app: App
  /** What people call the app. */
  name: string
  /** Where the build goes, and the page that waits for it. */
  folder: string
  /** Port on which the phone's page hears of changes. */
  port: number
  heard: (news: Extract<PhoneNews, { type: 'built' }>) => void
}

export interface Phone {
  /** Shows what is wrong with the cloud functions over the app; none: takes it away. */
  show(errors: string[]): void
  stop(): Promise<void>
}

/** What a build reads once, when it begins. */
const settings = (app: App) => [
  'config',
  'babel.config.js',
  ...['app.config', 'paths'].map((file) => `src/apps/${app}/${file}.ts`),
]
/** Behind the cloud and its page, which people use meanwhile. */
const PRIORITY = 5

/**
 * Builds an app for its phone, and again with every change. Until it is there for the first time the phone shows how far
 * it is; where a change cannot be built, the last good build stays.
 */
export async function startPhone(options: PhoneOptions): Promise<Phone> {
  const { app, name, folder, port } = options
  const progress = await openProgress(folder, name)

  function hear(news: PhoneNews) {
    if (news.type === 'progress') {
      if (!progress.ready()) progress.tell({ percent: news.percent })
      return
    }
    const { errors } = news
    // A phone that has an app shows by itself what is wrong with the next one.
    if (errors.length === 0) progress.tell({ ready: true, percent: 100, errors })
    else if (!progress.ready()) progress.tell({ errors })
    options.heard(news)
  }

  let child: ChildProcess | undefined
  function begin() {
    const { process, said } = startPhoneBuild(app, port)
    child = process
    if (process.pid !== undefined) setPriority(process.pid, PRIORITY)
    process.on('message', hear)
    process.once('exit', () => {
      if (child === process) hear({ type: 'built', errors: [`Taro has ended:\n${said()}`], seconds: 0 })
    })
  }

  async function end() {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    ending.kill('SIGKILL')
    await once(ending, 'exit')
  }

  begin()
  let stopped = false
  const watcher = watch(settings(app), { cwd: projectRoot, ignoreInitial: true })
  watcher.on(
    'all',
    oneAtATime(async () => {
      await end()
      if (!stopped) begin()
    }),
  )
  return {
    show(errors) {
      const order: PhoneOrder = { type: 'show', errors }
      if (child?.connected) child.send(order)
    },
    async stop() {
      stopped = true
      await watcher.close()
      await end()
      await progress.told()
    },
  }
}

/** What the page that waits is told: it stands in its place where the last build is older than what it is made of. */
async function openProgress(folder: string, name: string) {
  const file = join(folder, PROGRESS)
  let now: Progress = { ready: await isFresh(file), percent: 0, errors: [] }
  let told = Promise.resolve()

  async function write(text: string) {
    await writeFile(`${file}.new`, text)
    await rename(`${file}.new`, file)
  }

  function tell(change: Partial<Progress>) {
    now = { ...now, ...change }
    const text = JSON.stringify(now)
    told = told.then(() => write(text)).catch((error: unknown) => console.error(error))
  }

  if (!now.ready) {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'index.html'), waitingPage(name))
    tell({})
  }
  return { ready: () => now.ready, tell, told: () => told }
}

/** Was the last build made after the last change of anything that it is made of? */
async function isFresh(file: string): Promise<boolean> {
  try {
    const { ready } = JSON.parse(await readFile(file, 'utf8')) as Progress
    const { mtimeMs } = await stat(file)
    return ready && mtimeMs > (await lastChange())
  } catch {
    return false
  }
}
