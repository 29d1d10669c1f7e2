import { getRequestListener } from '@hono/node-server'
import { createApp } from './app'
import { checkOptions } from './platform/check-options'
import { callFunction, type CallFunctionResult } from './doors/phone/call-function'
import { init } from './doors/phone/init'
import type { Owner } from './people/phones'
import type { CallRecord } from './trace/call-log'
import { type Clock, createClock } from './shared/clock'
import { createPlatform, disposePlatform } from './platform/create-platform'
import type { Database } from './database/database'
import type { Faults } from './faults/faults'
import { decide } from './open-api/pay/decide'
import { invoke, type Invocation } from './platform/invoke'
import { listen } from './http/listener'
import type { Answers } from './wechat/answers'
import type { Decision, Payment } from './wechat/payments'
import type { SentMessage } from './wechat/sent-messages'
import type { CloudOptions, EnvironmentOptions } from './shared/options'
import type { Environment, Platform } from './platform/platform'
import type { Resource } from './platform/sharing'
import { startTimers } from './platform/timers'
import type { Snapshots } from './snapshots/snapshots'
import { objectsOf, type BucketObjects } from './storage/storage'

/** A call as WeChat makes it for a person in a mini program. */
interface ClientCall extends Owner, Partial<Resource> {
  name: string
  data?: object
}

/** WeChat's cloud on this machine. */
export interface Cloud {
  /** `http://127.0.0.1:PORT`, for everything: `/sdk`, `/client`, `/cgi-bin`, `/tcb`, `/storage`, `/h5`, `/control`, `/`. */
  readonly url: string
  /** Throws where there is no such environment. */
  database(env: string): Database
  /** The files of an environment, or of a bucket of one's own. Throws where there is no such one. */
  storage(envOrBucket: string): BucketObjects
  /**
   * Resolves as `wx.cloud.callFunction` does; rejects with `{ errCode, errMsg }` (ClientError). With `resourceAppid`
   * and `resourceEnv` it is that of a `wx.cloud.Cloud`, whose `init` must have been called.
   */
  callFunction(call: ClientCall): Promise<CallFunctionResult>
  /**
   * A function as a timer trigger or the console invokes it: for nobody. Resolves to what it returned; rejects with
   * FunctionFailure.
   */
  invoke(invocation: Invocation): Promise<unknown>
  /**
   * Puts these functions in the place of an environment's, without a restart: what is as it was goes on in its processes.
   * Collections that are not there are made; those that are stay as they are. The call log has a line for each function
   * that is new or another. Rejects with a sentence where a folder is missing, and then nothing has changed.
   */
  deploy(env: string, contents: Pick<EnvironmentOptions, 'functions' | 'collections'>): Promise<void>
  /** `init()` of a `new wx.cloud.Cloud({ resourceAppid, resourceEnv })`; rejects as callFunction does. */
  init(visit: Owner & Resource): Promise<void>
  /** The last few thousand spans, in the order in which they ended. */
  calls(): CallRecord[]
  /** Every span from now on, when it ends. Returns the way to stop. */
  onCall(listener: (record: CallRecord) => void): () => void
  /** What goes wrong in it, on demand: see faults/fault.ts. */
  readonly faults: Pick<Faults, 'add' | 'list' | 'clear'>
  /** What calls of WeChat's open API end as: see shared/open-api-answer.ts. */
  readonly openapi: Pick<Answers, 'list' | 'clear'> & {
    answer: Answers['add']
    /** The subscribe messages and those of the customer service that were sent. */
    messages(): SentMessage[]
  }
  /** What was ordered by `cloud.cloudPay`, and what the person does who is asked to pay. */
  readonly payments: {
    list(): Payment[]
    /** Returns false where there is no such payment, or it is paid or closed already. */
    decide(prepayId: string, decision: Decision): boolean
  }
  /** Moves the cloud's clock forward, and back to the real time: tokens and the database go by it; a function's `Date.now()` does not. */
  readonly clock: Omit<Clock, 'listen'>
  /** Databases and stored files as they were, by name. */
  readonly snapshots: Pick<Snapshots, 'list' | 'save' | 'restore' | 'remove'>
  /**
   * For between two tests. Databases and files are the seed's again and every function's instance ends, as with
   * `snapshots.restore`; no fault is left and what hung by one goes on; the clock is where it would be had nobody moved
   * it; answers of the open API are those of the options; calls, agreements, messages, codes and payments are forgotten. People, their
   * phones, access tokens and the sequences of `ids` go on.
   */
  reset(): Promise<void>
  /** How many TCP connections have been accepted so far. */
  connections(): number
  /** How many different access tokens have been given out so far. */
  tokensGiven(): number
  /** Ends every function's process, closes every connection and the databases. May be called twice. */
  dispose(): Promise<void>
}

type Seed = (cloud: Cloud) => Promise<void>

/**
 * Rejects with a sentence where the options cannot be right, a function's folder is missing, or the port is
 * taken (`cause.code` is then EADDRINUSE).
 * @param seed fills the cloud when it is made for the first time, or each time where there is no dataDir. What is
 * there afterwards is the seed data, which `reset()` goes back to.
 */
export async function createCloud(options: CloudOptions, seed?: Seed): Promise<Cloud> {
  checkOptions(options)
  const listener = await listen(options.port ?? 0)
  const clock = createClock(options.now ?? Date.now)
  const platform = await createPlatform(options, clock, listener.url).catch(async (error: unknown) => {
    await listener.close()
    throw error
  })
  const answer = getRequestListener(createApp(platform).fetch, { overrideGlobalObjects: false })
  listener.serve((request, response) => void answer(request, response))
  let disposed: Promise<unknown> | undefined
  let stopTimers: (() => void) | undefined

  function environment(env: string): Environment {
    const found = platform.environments.get(env)
    if (!found) throw new Error(`There is no environment ${env} in this cloud.`)
    return found
  }

  const cloud: Cloud = {
    url: listener.url,
    database: (env) => environment(env).database,
    deploy: async (env, contents) => redeploy(platform, environment(env), contents),
    storage: (envOrBucket) => objectsOf(platform.storage, envOrBucket),
    callFunction: ({ name, data, resourceAppid, resourceEnv, ...owner }) =>
      callFunction(platform, owner, { name, data, resourceAppid, resourceEnv }),
    invoke: (invocation) => invoke(platform, invocation),
    async init({ resourceAppid, resourceEnv, ...owner }) {
      await init(platform, owner, { resourceAppid, resourceEnv })
    },
    calls: () => platform.calls.records(),
    onCall: (heard) => platform.calls.listen(heard),
    faults: platform.faults,
    openapi: {
      answer: platform.openapi.answers.add,
      list: platform.openapi.answers.list,
      clear: platform.openapi.answers.clear,
      messages: platform.openapi.messages.list,
    },
    payments: {
      list: platform.openapi.payments.list,
      decide: (prepayId, decision) => decide(platform, prepayId, decision) !== undefined,
    },
    clock,
    snapshots: platform.snapshots,
    reset: () => reset(platform),
    connections: () => listener.connections(),
    tokensGiven: () => platform.tokens.count(),
    async dispose() {
      stopTimers?.()
      disposed ??= Promise.all([listener.close(), disposePlatform(platform)])
      await disposed
    },
  }
  await plant(cloud, platform.snapshots, seed)
  if (options.timers) stopTimers = startTimers(platform)
  return cloud
}

async function redeploy(
  { calls }: Platform,
  { env, appid, database, functions, permissions }: Environment,
  { collections = {}, functions: wanted = {} }: Pick<EnvironmentOptions, 'functions' | 'collections'>,
): Promise<void> {
  const changed = functions.deploy(wanted)
  for (const [name, { permission = 'PRIVATE' }] of Object.entries(collections)) permissions[name] = permission
  await database.declare(collections)
  for (const target of changed)
    calls
      .start({ door: 'cloud', kind: 'function', action: 'deploy', target, env, appid })
      .finish({ errcode: 0 })
}

/** Faults first, since what hangs by one would hold up the rest; the log last, since calls that are ended still write. */
async function reset({ calls, clock, faults, openapi, snapshots }: Platform): Promise<void> {
  faults.clear()
  await snapshots.reset()
  clock.reset()
  openapi.reset()
  calls.clear()
}

/** Only once in the life of a data folder: what comes of it is what `reset` goes back to. */
async function plant(cloud: Cloud, snapshots: Snapshots, seed: Seed | undefined): Promise<void> {
  if (snapshots.hasSeed()) return
  try {
    await seed?.(cloud)
    await snapshots.keepSeed()
  } catch (error) {
    await cloud.dispose()
    throw error
  }
}
