import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../shared/clock'
import { createPhones } from '../people/phones'
import { createCallLog } from '../trace/call-log'
import { createPeople } from '../people/people'
import { openDatabase } from '../database/database'
import { createFaults } from '../faults/faults'
import { createFunctions } from '../functions/functions'
import { createInvocations } from '../functions/invocations'
import { usualLaunch } from '../functions/instance-environment'
import { Reserve } from '../functions/reserve'
import { StartingPlaces } from '../functions/starting-places'
import { createOpenApiState } from '../wechat/wechat'
import { createTokens } from '../wechat/tokens'
import type { CloudOptions, EnvironmentOptions } from '../shared/options'
import type { Environment, Platform } from './platform'
import { createAdmissions } from '../people/admissions'
import { createRandom, within } from '../shared/random'
import { SnapshotFile } from '../snapshots/snapshot-file'
import { createSnapshots } from '../snapshots/snapshots'
import { openStorage } from '../storage/storage'
import { sweepUploads } from '../storage/uploads'

/** Everything behind the doors. What was opened already is closed again where a later part fails. */
export async function createPlatform(options: CloudOptions, clock: Clock, url: string): Promise<Platform> {
  const { now } = clock
  const { dataDir } = options
  const random = createRandom(options.ids)
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true })
  const people = createPeople(options.miniPrograms, dataDir, random)
  const file = new SnapshotFile(dataDir && join(dataDir, 'snapshots.sqlite'))
  const environments = new Map<string, Environment>()
  const storage = openOr(
    () => file.close(),
    () => openStorage(options, url, now, file.held()),
  )
  sweepUploads(storage)
  clock.listen(() => sweepUploads(storage))
  const platform: Platform = {
    name: options.name ?? null,
    url,
    miniPrograms: new Map(options.miniPrograms.map((miniProgram) => [miniProgram.appid, miniProgram])),
    environments,
    calls: createCallLog(now, random),
    faults: createFaults(),
    invocations: createInvocations(),
    places: new StartingPlaces(),
    reserve: new Reserve(usualLaunch()),
    patience: options.patience ?? 1,
    people,
    phones: createPhones(random),
    admissions: createAdmissions(),
    storage,
    snapshots: createSnapshots({ file, environments, objects: storage.objects, now }),
    clock,
    random,
    tokens: createTokens(now, random),
    openapi: createOpenApiState(now, random, options),
  }
  try {
    for (const environment of options.environments) openEnvironment(platform, environment, dataDir, now)
    platform.snapshots.recover()
    if (options.environments.some(({ functions = {} }) => Object.keys(functions).length > 0))
      platform.reserve.fill()
    return platform
  } catch (error) {
    await disposePlatform(platform)
    throw error
  }
}

function openOr<Opened>(close: () => void, open: () => Opened): Opened {
  try {
    return open()
  } catch (error) {
    close()
    throw error
  }
}

function openEnvironment(
  platform: Platform,
  options: EnvironmentOptions,
  dataDir: string | undefined,
  now: () => number,
) {
  const { url, calls, faults, invocations, places, reserve, patience } = platform
  const random = within(platform.random, options.env)
  const { env, appid, collections = {}, functions = {}, sharedWith = [] } = options
  const { transactionConflicts, aggregateRows, timeLimit } = options
  const shared = { url, calls, faults, invocations, places, reserve, patience, random }
  const deployed = createFunctions({ env, appid, functions, ...shared })
  const folder = dataDir === undefined ? undefined : join(dataDir, env)
  if (folder !== undefined) mkdirSync(folder, { recursive: true })
  const file = folder === undefined ? {} : { file: join(folder, 'database.sqlite') }
  const behaviour = { transactionConflicts, aggregateRows, timeLimit }
  const database = openDatabase({ ...file, collections, now, random, ...behaviour })
  const visitors = new Set(sharedWith)
  const permissions = Object.fromEntries(
    Object.entries(collections).map(([name, { permission = 'PRIVATE' }]) => [name, permission]),
  )
  platform.environments.set(env, {
    env,
    appid,
    database,
    permissions,
    filePermission: options.storage?.permission ?? 'READONLY',
    functions: deployed,
    functionRules: options.functionRules,
    answersToAny: options.answersToAny ?? false,
    makesCollections: options.makesCollections ?? false,
    sharedWith: visitors,
  })
}

/** What hangs is let go; then functions before databases: what they still write must find them open. */
export async function disposePlatform(platform: Platform) {
  const { environments, faults, openapi, reserve, snapshots, storage } = platform
  faults.clear()
  openapi.close()
  const all = [...environments.values()]
  await Promise.all([
    snapshots.close(),
    reserve.dispose(),
    ...all.map(({ functions }) => functions.dispose()),
  ])
  await Promise.all([...all.map(({ database }) => database.close()), storage.objects.close()])
}
