import { afterAll, expect, inject, onTestFinished } from 'vitest'
import { type Answer, collections } from '../../contract'
import { type Cloud, type CloudOptions, type FunctionOptions, createCloud } from '../../emulator/index'
import { inventedOpenid } from '../../laptop/openid'
import { type PairOptions, adminApp, pair, userApp } from '../../laptop/pair'
import { queriesOf } from './queries'

/** Both clouds with the functions as they are deployed, for one test. */
export interface RunningPair {
  cloud: Cloud
  setupCode: string
  relayKey: string
  adminSecret: string
  /** As the user app does: through the relay; the relay's own answer, envelope in envelope. */
  relay: (who: string, request: unknown) => Promise<Answer<Answer | null>>
  /** As the admin app does: its own function, called directly. */
  direct: (who: string, name: string, data?: object) => Promise<Answer>
  /** Everything that any function has printed. */
  printed: () => string
}

export interface Replacements {
  admin?: Record<string, Partial<FunctionOptions>>
  user?: Record<string, Partial<FunctionOptions>>
  /** Environment variables of every function there, over those of the pair. */
  variables?: { admin?: Record<string, string>; user?: Record<string, string> }
  /** Anything else that is to be changed before the clouds start. */
  change?: (options: CloudOptions) => void
}

/**
 * At its end every query that a function of ours has made must have been served by an index.
 * @param replace options of single functions that a test wants otherwise, hand-written ones for example
 * @param atEnd is given what ends it; by itself it ends with the test
 */
export async function runPair(
  replace: Replacements = {},
  settings: Partial<PairOptions> = {},
  atEnd: (end: () => Promise<void>) => void = onTestFinished,
): Promise<RunningPair> {
  const { options, setupCode, relayKey } = pair({ dist: inject('dist'), ...settings })
  for (const { appid, functions = {} } of options.environments) {
    const app = appid === adminApp.appid ? 'admin' : 'user'
    for (const each of Object.values(functions)) setVariables(each, replace.variables?.[app] ?? {})
    const changes = replace[app]
    for (const [name, change] of Object.entries(changes ?? {})) {
      const before = functions[name]
      if (!before) throw new Error(`There is no function ${name} to replace.`)
      functions[name] = { ...before, ...change }
    }
  }
  replace.change?.(options)
  const cloud = await createCloud(options)
  const foreign = Object.entries({ ...replace.admin, ...replace.user }).flatMap(([name, { folder }]) =>
    folder === undefined ? [] : [name],
  )
  const { heard } = queriesOf(cloud)
  atEnd(async () => {
    await cloud.dispose()
    const scans = heard().filter(({ func, index }) => index === null && !foreign.includes(func))
    expect(scans, 'queries that no index serves').toEqual([])
  })
  const call = async (appid: string, who: string, name: string, data: object) =>
    (await cloud.callFunction({ appid, openid: inventedOpenid(who), name, data })).result as Answer
  return {
    cloud,
    setupCode,
    relayKey,
    adminSecret: options.miniPrograms.find(({ appid }) => appid === adminApp.appid)?.secret ?? '',
    relay: (who, request) =>
      call(userApp.appid, who, 'api', request as object) as Promise<Answer<Answer | null>>,
    direct: (who, name, data = {}) => call(adminApp.appid, who, name, data),
    printed: () =>
      cloud
        .calls()
        .flatMap(({ logs = [] }) => logs)
        .join('\n'),
  }
}

/**
 * For a test file that is not about how functions start, which is most of a test's time: one pair, whose functions stay
 * warm. It is empty each time it is asked for; only calls are told of since its beginning, and functions remember.
 */
export function onePair(): () => Promise<RunningPair> {
  let pair: RunningPair | undefined
  let end: (() => Promise<void>) | undefined
  afterAll(() => end?.())
  return async () => {
    if (pair) await empty(pair.cloud)
    else pair = await runPair({}, {}, (ending) => (end = ending))
    return pair
  }
}

/** As it was when it began, but that functions stay warm and remember. */
export async function empty(cloud: Cloud): Promise<void> {
  cloud.faults.clear()
  cloud.openapi.clear()
  cloud.clock.reset()
  for (const [name, { env }] of Object.entries(collections))
    await cloud.database({ admin: adminApp, user: userApp }[env].env).remove(name, {})
  const storage = cloud.storage(adminApp.env)
  for (const { key } of storage.list()) storage.remove(key)
}

function setVariables(definition: FunctionOptions, changes: Record<string, string>): void {
  const { envVariables = {} } = definition
  definition.envVariables = (url) => ({
    ...(typeof envVariables === 'function' ? envVariables(url) : envVariables),
    ...changes,
  })
}

/** A person's form, filled in properly. */
export const someone = { name: '林晓雨', age: 26, sex: 2, tel: '13800010001', consent: 1 }
