import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CallLog, Span } from '../control/call-log'
import type { Faults } from '../faults/faults'
import { interference } from '../faults/interference'
import { struckBy, type Strike } from '../faults/strike'
import type { FunctionOptions } from '../options'
import { callContext, callVariables } from './call-message'
import { defineFunction } from './definition'
import { deploy, type Deployment } from './deploy'
import { asFunctionFailure, FunctionFailure } from './failures'
import type { Identity } from './invocations'

interface FunctionCall {
  name: string
  /** The event as the function sees it. */
  event: Record<string, unknown>
  identity: Identity
  /** The whole chain, such as `wx_client,scf`. */
  source: string
  parent?: Span | undefined
}

interface FunctionAnswer {
  requestId: string
  /** JSON. */
  body: string
}

/** The functions of one environment. */
export interface Functions {
  names(): string[]
  /** Rejects with FunctionFailure, whatever goes wrong. */
  invoke(call: FunctionCall): Promise<FunctionAnswer>
  dispose(): Promise<void>
}

export interface FunctionsOptions extends Deployment {
  functions: Record<string, FunctionOptions>
  calls: CallLog
  faults: Faults
}

/** https://docs.cloudbase.net/error-code/EXCEED_MAX_PAYLOAD_SIZE: 100 KB of text. */
const MAX_EVENT = 100 * 1024

export function createFunctions(options: FunctionsOptions): Functions {
  const deployed = new Map(
    Object.entries(options.functions).map(([name, given]) => {
      const definition = defineFunction(name, given, options.url)
      return [name, { definition, pool: deploy(definition, options) }]
    }),
  )

  async function run(call: FunctionCall, span: Span, logs: string[], strike: Strike | undefined) {
    if (strike) await sleep(strike.delay)
    const found = deployed.get(call.name)
    if (!found) throw notFound()
    const event = eventJson(call.event)
    const requestId = randomUUID()
    const { identity, source } = call
    const invocation = options.invocations.open({ env: options.env, identity, source, span })
    const variables = callVariables(identity, source, invocation.token)
    const context = callContext({ requestId, env: options.env, definition: found.definition, variables })
    try {
      const answer = await found.pool.run({
        call: { event, context, variables, span: span.id },
        onLog: (line) => void logs.push(line),
        interfere: interference(strike),
      })
      return { requestId, ...answer }
    } finally {
      invocation.close()
    }
  }

  async function deliver(call: FunctionCall, strike: Strike | undefined) {
    const { env, appid, calls } = options
    const span = calls.start({ kind: 'function', name: call.name, env, appid, parent: call.parent })
    const logs: string[] = []
    try {
      const { requestId, body, cold } = await run(call, span, logs, strike)
      span.finish({ errcode: 0, ...answered(body), cold, logs: [...logs], ...struckBy(strike) })
      return { requestId, body }
    } catch (error) {
      const failure = asFunctionFailure(error)
      if (!logs.includes(failure.message)) logs.push(failure.message)
      span.finish({ errcode: failure.code, logs: [...logs], ...struckBy(strike) })
      throw failure
    }
  }

  return {
    names: () => [...deployed.keys()],
    invoke(call) {
      const strike = options.faults.at({ route: 'function', env: options.env, name: call.name })
      const once = () => deliver(call, strike)
      return strike?.fault.twice ? laterOf(once(), once()) : once()
    },
    async dispose() {
      await Promise.all([...deployed.values()].map(({ pool }) => pool.dispose()))
    },
  }
}

/** What the one that takes longer comes to. */
async function laterOf<T>(...calls: [Promise<T>, Promise<T>]): Promise<T> {
  let [later] = calls
  await Promise.allSettled(calls.map((call) => call.finally(() => (later = call))))
  return later
}

function notFound() {
  return new FunctionFailure('FUNCTION_NOT_FOUND', 'FunctionName parameter could not be found.')
}

function eventJson(event: Record<string, unknown>): string {
  const json = JSON.stringify(event)
  const bytes = Buffer.byteLength(json)
  if (bytes <= MAX_EVENT) return json
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
