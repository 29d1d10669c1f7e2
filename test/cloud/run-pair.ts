import { setTimeout } from 'node:timers/promises'
import { expect, inject, onTestFinished, vi } from 'vitest'
import { type Answer, Errcode, collections } from '../../contract'
import {
  type CallRecord,
  type Cloud,
  type CloudOptions,
  type FunctionOptions,
  createCloud,
} from '../../emulator/index'
import { isObject } from '../../cloud/shared/event'
import { inventedOpenid } from '../../local/openid'
import { type PairOptions, adminApp, pair, userApp } from '../../local/pair'
import { cloudPatience, patience } from '../setup/patience'
import { type Query, queriesOf } from './queries'

/** Both clouds with the functions as they are deployed. */
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
 * An empty pair for one test, whose functions are warm: most of what a test costs is the start of functions. The pair is
 * that of all tests in a worker, so functions remember; whoever is about what they remember, or about their start, takes
 * `ownPair`. Calls are told of since the test's beginning, and each of their queries must have been served by an index.
 */
export async function runPair(): Promise<RunningPair> {
  const { queries, ...pair } = await shared()
  const calls: CallRecord[] = []
  const stop = pair.cloud.onCall((call) => calls.push(call))
  const before = queries().length
  onTestFinished(() => {
    stop()
    mustBeServed(queries().slice(before))
  })
  return {
    ...pair,
    cloud: { ...pair.cloud, calls: () => [...calls] },
    relay: (who, request) => untilHeard(() => pair.relay(who, request)),
    direct: (who, name, data) => untilHeard(() => pair.direct(who, name, data)),
    printed: () => printedIn(calls),
  }
}

/**
 * Who is told to wait for a moment does so, and who hears that there was no token asks again: nothing was carried out.
 * Functions that stay warm remember how often somebody of an earlier test has called, and the faster the machine, the sooner
 * they have called too often; the slower it is, the longer many relays that start at once wait for WeChat.
 */
async function untilHeard<A>(call: () => Promise<A>): Promise<A> {
  for (;;) {
    const answer = await call()
    const seconds = momentToWait(answer)
    if (seconds === undefined) return answer
    await setTimeout(seconds * 1000)
  }
}

/** Seconds; the limit on calls names them in the relay's answer or in the one it hands on. */
function momentToWait(answer: unknown): number | undefined {
  if (!isObject(answer)) return undefined
  const { errcode, data } = answer
  if (errcode === Errcode.TOKEN_FAILED) return 1
  if (!isObject(data)) return undefined
  if (errcode !== Errcode.TOO_MANY_CALLS) return momentToWait(data)
  return typeof data.retryAfter === 'number' ? data.retryAfter : undefined
}

const shared = ofWorker(() => startedPair())

/** One for all tests of a worker, with whose process it ends; empty each time it is asked for. */
export function ofWorker<Made extends { cloud: Cloud }>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Made | undefined
  return async () => {
    if (made) await empty(made.cloud)
    else made = await make()
    return made
  }
}

/**
 * A new pair, for one test. At its end every query that a function of ours has made must have been served by an index.
 * @param replace options of single functions that a test wants otherwise, hand-written ones for example
 * @param atEnd is given what ends it; by itself it ends with the test
 */
export async function ownPair(
  replace: Replacements = {},
  settings: Partial<PairOptions> = {},
  atEnd: (end: () => Promise<void>) => void = onTestFinished,
): Promise<RunningPair> {
  const { queries, ...pair } = await startedPair(replace, settings)
  atEnd(async () => {
    await pair.cloud.dispose()
    mustBeServed(queries())
  })
  return pair
}

interface StartedPair extends RunningPair {
  /** Those that functions of ours have made. */
  queries: () => Query[]
}

async function startedPair(
  replace: Replacements = {},
  settings: Partial<PairOptions> = {},
): Promise<StartedPair> {
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
  options.patience = cloudPatience
  replace.change?.(options)
  const cloud = await createCloud(options)
  const foreign = Object.entries({ ...replace.admin, ...replace.user }).flatMap(([name, { folder }]) =>
    folder === undefined ? [] : [name],
  )
  const { heard } = queriesOf(cloud)
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
    printed: () => printedIn(cloud.calls()),
    queries: () => heard().filter(({ func }) => !foreign.includes(func)),
  }
}

function mustBeServed(queries: Query[]): void {
  const scans = queries.filter(({ index }) => index === null)
  expect(scans, 'queries that no index serves').toEqual([])
}

const printedIn = (calls: readonly CallRecord[]): string => calls.flatMap(({ logs = [] }) => logs).join('\n')

/** As it was when it began, but that functions stay warm and remember. What still runs is waited for. */
async function empty(cloud: Cloud): Promise<void> {
  cloud.faults.clear()
  for (const { env } of [adminApp, userApp])
    await vi.waitUntil(() => isIdle(cloud, env), { timeout: patience.expect.poll.timeout })
  cloud.openapi.clear()
  cloud.clock.reset()
  for (const [name, { env }] of Object.entries(collections))
    await cloud.database({ admin: adminApp, user: userApp }[env].env).remove(name, {})
  const storage = cloud.storage(adminApp.env)
  for (const { key } of storage.list()) storage.remove(key)
}

/** None of an environment's functions serves a call or starts. */
async function isIdle({ url }: Cloud, env: string): Promise<boolean> {
  const { functions } = (await (await fetch(`${url}/control/functions/${env}`)).json()) as {
    functions: { instances: number; idle: number }[]
  }
  return functions.every(({ instances, idle }) => instances === idle)
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
