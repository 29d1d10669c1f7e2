import { buildFunctions } from '../cloud/build'
import { type Cloud, createCloud } from '../emulator/index'
import { isFresh } from './freshness'
import { adminApp, pair } from './pair'
import { people, seed } from './seed'
import { dataFolder, ports, shown } from './settings'
import { step } from './steps'
import { apps, buildApp, dist } from './taro'

/** `npm start`: builds what is needed and runs both mini programs with their clouds on this machine. */
async function start(): Promise<void> {
  const range = ports(process.env)
  const data = dataFolder(process.env)
  console.log('\nDuet: two mini programs, one cloud, on this machine\n')
  await step('cloud functions', () => buildFunctions(dist))
  await buildApps()
  const { cloud, setupCode } = await step('the local cloud', () => startCloud(range, data))
  console.log(`
  Both phones, side by side   ${cloud.url}/
  Data                        ${shown(data)} (delete it to begin anew)
  Administrator's code        ${setupCode} (${useOfCode(cloud)})

  Ctrl-C ends it.
`)
  endWith(cloud)
}

async function buildApps(): Promise<void> {
  const fresh = await Promise.all(apps.map(isFresh))
  const stale = apps.filter((_, i) => !fresh[i])
  if (stale.length === 0) return
  const what = `${stale.join(' and ')} for the browser (half a minute the first time, then seconds)`
  await step(what, () => Promise.all(stale.map((app) => buildApp(app, 'h5'))))
}

/** The code makes the first administrator, and the people that an empty cloud is filled with have one. */
const useOfCode = (cloud: Cloud): string =>
  cloud.database(adminApp.env).count('admins') === 0
    ? 'there is no administrator yet'
    : 'of no use while there is an administrator; to try it, delete the records of "admins" on the page'

async function startCloud(
  { first, last }: ReturnType<typeof ports>,
  dataDir: string,
): Promise<{ cloud: Cloud; setupCode: string }> {
  const { options, setupCode } = pair({ dist, h5: true, people, dataDir })
  /** The wanted port or one behind it: somebody else may be using it. */
  async function startAt(port: number): Promise<Cloud> {
    try {
      return await createCloud({ ...options, port }, seed)
    } catch (error) {
      if (!isBusy(error) || port >= last) throw error
      console.log(`  Port ${port} is in use; trying ${port + 1}.`)
      return startAt(port + 1)
    }
  }
  return { cloud: await startAt(first), setupCode }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'EADDRINUSE'

function endWith(cloud: Cloud): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      console.log('\nEnding…')
      void cloud.dispose().then(() => process.exit(0))
    })
  }
}

await start().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
