import { randomUUID } from 'node:crypto'
import type { CallLog, Span } from '../control/call-log'
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

  async function run(call: FunctionCall, span: Span, logs: string[]) {
    const found = deployed.get(call.name)
    if (!found) throw notFound()
    const event = eventJson(call.event)
    const requestId = randomUUID()
    const { identity, source } = call
    const invocation = options.invocations.open({ env: options.env, identity, source, span })
    const variables = callVariables(identity, source, invocation.token)
    const context = callContext({ requestId, env: options.env, definition: found.definition, variables })
    try {
      const answer = await found.pool.run({ event, context, variables, span: span.id }, (line) => {
        logs.push(line)
      })
      return { requestId, ...answer }
    } finally {
      invocation.close()
    }
  }

  return {
    names: () => [...deployed.keys()],
    async invoke(call) {
      const { env, appid, calls } = options
      const span = calls.start({ kind: 'function', name: call.name, env, appid, parent: call.parent })
      const logs: string[] = []
      try {
        const { requestId, body, cold } = await run(call, span, logs)
        span.finish({ errcode: 0, ...answered(body), cold, logs: [...logs] })
        return { requestId, body }
      } catch (error) {
        const failure = asFunctionFailure(error)
        if (!logs.includes(failure.message)) logs.push(failure.message)
        span.finish({ errcode: failure.code, logs: [...logs] })
        throw failure
      }
    },
    async dispose() {
      await Promise.all([...deployed.values()].map(({ pool }) => pool.dispose()))
    },
  }
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
