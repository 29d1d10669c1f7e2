import { join } from 'node:path'
import { type Cloud, createCloud } from '../emulator/index'
import { freePorts } from './free-ports'
import { adminApp, type Pair, pair } from './pair'
import { type Phone, startPhone } from './phones'
import { people, seed } from './seed'
import { dataFolder, ports, shown } from './settings'
import { step, tell } from '../scripts/steps'
import { type App, apps, localDist } from '../scripts/taro'
import { type FunctionsWatch, watchFunctions } from '../scripts/watch-functions'

/** `npm start`: runs both mini programs with their clouds on this machine, and keeps them what the sources say. */
async function start(): Promise<void> {
  const range = ports(process.env)
  const data = dataFolder(process.env)
  console.log('\nDuet: two mini programs, one cloud, on this machine\n')
  const functions = await step('cloud functions', () => watchFunctions(localDist))
  const { cloud, made } = await step('the local cloud', () => startCloud(range, data))
  const parts = [() => cloud.dispose(), () => functions.close()]
  endWith(parts)
  const phones = await startPhones(range.last)
  parts.unshift(...phones.map((phone) => () => phone.stop()))
  console.log(`
  Both phones, side by side   ${cloud.url}/
  Data                        ${shown(data)} (delete it to begin anew)
  Administrator's code        ${made.setupCode} (${useOfCode(cloud)})

  What you save is there at once. Ctrl-C ends it.
`)
  follow(functions, made, cloud, phones)
}

/** As the apps' own settings call them. */
const names: Record<App, string> = { user: '用户端', admin: '管理端' }

async function startPhones(after: number): Promise<Phone[]> {
  const free = await freePorts(after + 1, apps.length)
  return Promise.all(
    apps.map((app, i) =>
      startPhone({
        app,
        name: names[app],
        folder: join(localDist, app, 'h5'),
        port: free[i] ?? 0,
        heard: ({ errors, seconds }) => tell(`${app}: its phone`, seconds, errors),
      }),
    ),
  )
}

function follow(functions: FunctionsWatch, { environments }: Pair, cloud: Cloud, phones: Phone[]): void {
  let wrong = false
  functions.follow(async (now, { written, errors, seconds }) => {
    for (const { env, ...contents } of environments(now)) await cloud.deploy(env, contents)
    if (written.length > 0 || errors.length > 0)
      tell(`cloud functions: ${written.join(', ') || 'as before'}`, seconds, errors)
    if (wrong || errors.length > 0) for (const phone of phones) phone.show(errors)
    wrong = errors.length > 0
  })
}

/** The code makes the first administrator, and the people that an empty cloud is filled with have one. */
const useOfCode = (cloud: Cloud): string =>
  cloud.database(adminApp.env).count('admins') === 0
    ? 'there is no administrator yet'
    : 'of no use while there is an administrator; to try it, delete the records of "admins" on the page'

async function startCloud(
  { first, last }: ReturnType<typeof ports>,
  dataDir: string,
): Promise<{ cloud: Cloud; made: Pair }> {
  const made = pair({ dist: localDist, h5: true, people, dataDir })
  /** The wanted port or one behind it: somebody else may be using it. */
  async function startAt(port: number): Promise<Cloud> {
    try {
      return await createCloud({ ...made.options, port }, seed)
    } catch (error) {
      if (!isBusy(error) || port >= last) throw error
      console.log(`  Port ${port} is in use; trying ${port + 1}.`)
      return startAt(port + 1)
    }
  }
  return { cloud: await startAt(first), made }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'EADDRINUSE'

function endWith(parts: (() => Promise<void>)[]): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      console.log('\nEnding…')
      void Promise.allSettled(parts.map((end) => end())).then(() => process.exit(0))
    })
  }
}

await start().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
