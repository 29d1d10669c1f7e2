import { join } from 'node:path'
import { buildFunctions } from '../cloud/build'
import { type Cloud, createCloud } from '../emulator/index'
import { isFresh } from './freshness'
import { pair } from './pair'
import { people, seed } from './seed'
import { step } from './steps'
import { apps, buildApp, dist, projectRoot } from './taro'

const FIRST_PORT = Number(process.env.PORT ?? 8787)

/** `npm start`: builds what is needed and runs both mini programs with their clouds on this machine. */
async function start(): Promise<void> {
  console.log('\nDuet: two mini programs, one cloud, on this machine\n')
  await step('cloud functions', () => buildFunctions(dist))
  await buildApps()
  const { cloud, setupCode } = await step('the local cloud', startCloud)
  console.log(`
  Both phones, side by side   ${cloud.url}/
  Data                        .data/ (delete it to begin anew)
  Administrator's code        ${setupCode} (works while there is no administrator)

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

async function startCloud(): Promise<{ cloud: Cloud; setupCode: string }> {
  const { options, setupCode } = pair({
    dist,
    h5: true,
    people,
    dataDir: process.env.DUET_DATA ?? join(projectRoot, '.data'),
  })
  const cloud = await onFreePort((port) => createCloud({ ...options, port }, seed))
  return { cloud, setupCode }
}

/** The wanted port or one of the nine behind it: somebody else may be using it. */
async function onFreePort(create: (port: number) => Promise<Cloud>, port = FIRST_PORT): Promise<Cloud> {
  try {
    return await create(port)
  } catch (error) {
    if (!isBusy(error) || port >= FIRST_PORT + 9) throw error
    console.log(`  Port ${port} is in use; trying ${port + 1}.`)
    return onFreePort(create, port + 1)
  }
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
