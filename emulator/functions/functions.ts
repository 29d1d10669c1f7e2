import type { CallLog, OpenSpan, Span } from '../trace/call-log'
import { excerptOf } from '../trace/excerpt'
import type { Faults } from '../faults/faults'
import { interference } from './interference'
import { struckBy, type Strike } from '../faults/strike'
import type { FunctionOptions } from '../shared/options'
import { type Random, uuid } from '../shared/random'
import { callContext, callVariables } from './call-message'
import type { FunctionDefinition } from './definition'
import type { Deployment } from './deploy'
import { DeployedFunctions } from './deployed-functions'
import { asFunctionFailure, FunctionFailure } from './failures'
import type { Identity } from '../people/identity'
import type { Pool, PoolState } from './pool'
import { createRunLog, type RunLog } from './run-log'
import { type Trigger, triggersOf } from './triggers'

interface FunctionCall {
  name: string
  /** The event as the function sees it. */
  event: Record<string, unknown>
  identity: Identity
  /** The whole chain, such as `wx_client,scf`. */
  source: string
  parent?: Span | undefined
  /** Called when there is an instance for it: how long that takes is the laptop's doing, not the function's. */
  onInstance?: () => void
}

export interface FunctionAnswer {
  requestId: string
  /** JSON. */
  body: string
}

/** A function as it is deployed, and its instances now. */
export interface FunctionState extends PoolState {
  name: string
  /** Seconds. */
  timeout: number
  /** Megabytes. */
  memorySize: number
  handler: string
  /** The timers that its config.json asks for, as it is now. */
  triggers: Trigger[]
  /** JSON Schema of its data, where the options have one. */
  schema?: object
  /** Data that clients send it. */
  examples: Record<string, unknown>[]
}

/** The functions of one environment. */
export interface Functions {
  names(): string[]
  describe(): FunctionState[]
  /** Rejects with FunctionFailure, whatever goes wrong. */
  invoke(call: FunctionCall): Promise<FunctionAnswer>
  /**
   * These in place of the present ones: what is as it was goes on in its processes, and a call of what is gone fails.
   * Says which are new or others. Throws as `createCloud` does, and then nothing has changed.
   */
  deploy(functions: Record<string, FunctionOptions>): string[]
  /** Ends every instance: what they keep in memory is gone, and a call that runs fails. */
  recycle(): Promise<void>
  dispose(): Promise<void>
}

export interface FunctionsOptions extends Deployment {
  functions: Record<string, FunctionOptions>
  calls: CallLog
  faults: Faults
  random: Random
}

/** https://docs.cloudbase.net/error-code/EXCEED_MAX_PAYLOAD_SIZE: 100 KB of text. */
const MAX_EVENT = 100 * 1024

export function createFunctions(options: FunctionsOptions): Functions {
  const deployed = new DeployedFunctions(options)
  deployed.put(options.functions)

  async function run(call: FunctionCall, { span, event, requestId, log, strike }: Running) {
    const found = deployed.get(call.name)
    if (!found) throw notFound()
    checkSize(event)
    const { identity, source } = call
    const { folder } = found.definition
    const invocation = options.invocations.open({ env: options.env, folder, identity, source, span })
    const variables = callVariables(identity, source, invocation.token)
    const context = callContext({ requestId, env: options.env, definition: found.definition, variables })
    try {
      return await found.pool.run({
        call: { event, context, variables, span: span.id },
        onLog: log.add,
        interfere: interference(strike, call.onInstance),
      })
    } finally {
      invocation.close()
    }
  }

  async function deliver(call: FunctionCall, strike: Strike | undefined) {
    const span = begun(options, call)
    const requestId = uuid(options.random, 'request to a function')
    const log = createRunLog()
    const event = JSON.stringify(call.event)
    const asked = { input: excerptOf(event), caller: callerOf(call) }
    const known = () => ({ requestId, ...log.record(), ...struckBy(strike) })
    try {
      const { body, cold } = await run(call, { span, event, requestId, log, strike })
      span.finish({ errcode: 0, ...answered(body), cold, ...known() }, { ...asked, output: excerptOf(body) })
      return { requestId, body }
    } catch (error) {
      const failure = asFunctionFailure(error)
      log.conclude(failure.message)
      span.finish({ errcode: failure.code, ...known() }, { ...asked, error: excerptOf(failure.message) })
      throw failure
    }
  }

  return {
    names: () => deployed.names(),
    describe: () => deployed.all().map(stateOf),
    deploy: (functions) => deployed.put(functions),
    invoke(call) {
      const strike = options.faults.at({ route: 'function', env: options.env, name: call.name })
      const once = () => deliver(call, strike)
      return strike?.fault.twice ? laterOf(once(), once()) : once()
    },
    recycle: () => each(deployed.all(), ({ pool }) => pool.recycle()),
    dispose: () => deployed.dispose(),
  }
}

const begun = ({ calls, env, appid }: FunctionsOptions, { name, parent }: FunctionCall): OpenSpan =>
  calls.start({ door: 'cloud', kind: 'function', action: 'invoke', target: name, env, appid, parent })

async function each<T>(all: T[], work: (one: T) => Promise<void>): Promise<void> {
  await Promise.all(all.map(work))
}

function stateOf({ definition, pool }: { definition: FunctionDefinition; pool: Pool }): FunctionState {
  const { name, timeout, memorySize, handler, schema, examples, folder } = definition
  return {
    name,
    timeout,
    memorySize,
    handler,
    examples,
    triggers: triggersOf(folder),
    ...(schema && { schema }),
    ...pool.state(),
  }
}

/** What the one that takes longer comes to. */
async function laterOf<T>(...calls: [Promise<T>, Promise<T>]): Promise<T> {
  let [later] = calls
  await Promise.allSettled(calls.map((call) => call.finally(() => void (later = call))))
  return later
}

function notFound() {
  return new FunctionFailure('FUNCTION_NOT_FOUND', 'FunctionName parameter could not be found.')
}

/** One delivery of a call. */
interface Running {
  span: Span
  /** JSON. */
  event: string
  requestId: string
  log: RunLog
  strike: Strike | undefined
}

function callerOf({ identity: { appid, openid, from }, source }: FunctionCall) {
  const person = openid ?? from?.openid
  return { appid: from?.appid ?? appid, ...(person !== undefined && { openid: person }), source }
}

function checkSize(event: string) {
  const bytes = Buffer.byteLength(event)
  if (bytes <= MAX_EVENT) return
  throw new FunctionFailure(
    'EXCEED_MAX_PAYLOAD_SIZE',
    `the event has ${bytes} bytes, at most ${MAX_EVENT} are allowed`,
  )
}

/** The business code that the function put at the top of its answer, if it did. */
function answered(body: string): { answered?: number } {
  const result: unknown = JSON.parse(body)
  if (typeof result !== 'object' || result === null || !('errcode' in result)) return {}
  return typeof result.errcode === 'number' ? { answered: result.errcode } : {}
}
