import { type Cloud, type FunctionOptions, createCloud } from '../../emulator/index'
import { adminApp, pair, userApp } from '../../local/pair'
import type { Both, Contender, Folders } from './folders'

/** Such as one finds between data centres of one country: ms. */
export const latencies = { database: 5, token: 80, invocation: 40 }

/** One relay in its user mini program. */
export interface Relay {
  cloud: Cloud
  appid: string
  env: string
}

/** The hand-written one keeps what nobody has changed: the platform's default, seconds. */
const DEFAULT_TIMEOUT = 3

const apps: Record<Contender | 'floor', { appid: string; env: string }> = {
  ours: userApp,
  handWritten: { appid: 'wxb0000000000000de', env: 'user-hand-written' },
  floor: { appid: 'wxb0000000000000fe', env: 'user-floor' },
}

type Change = (api: FunctionOptions) => Record<string, FunctionOptions>

interface Wanted {
  folders: Folders
  /** What becomes of each user environment's `api`; its keys say which relays there are. */
  relays: Partial<Record<keyof typeof apps, Change>>
  /** Folders that replace those of the admin environment. */
  callees: Record<string, string>
}

async function start({ folders, relays, callees }: Wanted): Promise<{ cloud: Cloud; adminSecret: string }> {
  const present = Object.keys(relays) as (keyof typeof apps)[]
  const { options } = pair({ dist: folders.built, userApps: present.map((name) => apps[name]) })
  for (const { env, functions = {} } of options.environments) {
    for (const [name, folder] of Object.entries(callees))
      if (env === adminApp.env) functions[name] = { ...functions[name], folder }
    const whose = present.find((name) => apps[name].env === env)
    if (whose && functions.api) Object.assign(functions, relays[whose]?.(functions.api))
    for (const each of Object.values(functions)) each.node = folders.node
  }
  const cloud = await createCloud(options)
  cloud.faults.add({ route: 'sdk', delay: latencies.database })
  cloud.faults.add({ route: 'token', delay: latencies.token })
  cloud.faults.add({ route: 'stable_token', delay: latencies.token })
  cloud.faults.add({ route: 'invokecloudfunction', delay: latencies.invocation })
  const admin = options.miniPrograms.find(({ appid }) => appid === adminApp.appid)
  return { cloud, adminSecret: admin?.secret ?? '' }
}

const deployed = (folders: Folders): Both<Change> => ({
  ours: (api) => ({ api: { ...api, folder: folders.relay.ours } }),
  handWritten: (api) => ({ api: { ...api, folder: folders.relay.handWritten, timeout: DEFAULT_TIMEOUT } }),
})

export interface Stage {
  cloud: Cloud
  adminSecret: string
  relays: Both<Relay>
  /** What a function that only passes on takes. */
  floor: Relay
}

/** Both relays in one cloud, before one callee: what is compared differs in the relay alone. */
export async function sideBySide(folders: Folders): Promise<Stage> {
  const callees = { users_add: folders.callee }
  const floor: Change = (api) => ({ api: { ...api, folder: folders.passOn } })
  const { cloud, adminSecret } = await start({ folders, relays: { ...deployed(folders), floor }, callees })
  const relays = { ours: { cloud, ...apps.ours }, handWritten: { cloud, ...apps.handWritten } }
  return { cloud, adminSecret, relays, floor: { cloud, ...apps.floor } }
}

/** One relay with the callee that belongs to it: ours with ours, the hand-written one with its own. */
export async function alone(folders: Folders, whose: Contender): Promise<Relay> {
  const callees: Record<string, string> = whose === 'ours' ? {} : { users_add: folders.callee }
  const { cloud } = await start({ folders, relays: { [whose]: deployed(folders)[whose] }, callees })
  return { cloud, ...apps[whose] }
}

/**
 * So many functions `api0`, `api1` … in one user environment, each with a process of its own, all with the same
 * collection `token`: instances that start together, without the emulator's limit of four at a time.
 */
export async function manyProcesses(
  folders: Folders,
  whose: Contender,
  { count, folder }: { count: number; folder: string },
): Promise<Relay> {
  const copies: Change = (api) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`api${String(i)}`, { ...api, folder, timeout: 60 }]),
    )
  const callees = { users_get: folders.instant }
  const { cloud } = await start({ folders, relays: { [whose]: copies }, callees })
  return { cloud, ...apps[whose] }
}
