import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { FunctionFailure } from './failures'
import { launch, launchOf } from './launch'
import type { BootstrapSettings, LoadMessage } from './messages'
import type { Reserve } from './reserve'

export interface ProcessSpec {
  settings: BootstrapSettings
  environment: Record<string, string>
  /** Megabytes of JavaScript heap. */
  memorySize: number
  /** Path of Node.js. */
  node: string
  /** Port of Node's inspector. */
  inspect?: number | undefined
  reserve: Reserve
}

export interface FunctionProcess {
  child: ChildProcess
  /** Why a call that was under way got no answer; settles when the process is gone. */
  ended: Promise<FunctionFailure>
  /** A debugger is, or was, attached. */
  attached(): boolean
}

const LAST_WORDS = 8_000

/**
 * A process that loads the function's folder.
 * @param onInspector hears the inspector's address, `ws://127.0.0.1:…`
 */
export function startProcess(spec: ProcessSpec, onInspector: (address: string) => void): FunctionProcess {
  const { settings, environment, memorySize, inspect } = spec
  const child = begin(spec)
  const message: LoadMessage = { ...settings, environment }
  // Where it cannot be sent there is no process: `ended` says why.
  child.send(message, () => undefined)
  // What Node itself says when it gives up; the function's own output comes as messages.
  let lastWords = ''
  let attached = false
  child.stderr?.on('data', (chunk: Buffer) => {
    const words = chunk.toString()
    lastWords = (lastWords + words).slice(-LAST_WORDS)
    if (inspect === undefined) return
    if (words.includes('Debugger attached.')) attached = true
    const [, address] = /Debugger listening on (ws:\S+)/.exec(words) ?? []
    if (address !== undefined) onInspector(address)
  })
  const ended = untilEnded(child).then((how) => causeOfEnd(how, lastWords, memorySize))
  return { child, ended, attached: () => attached }
}

function begin({ node, memorySize, inspect, environment, reserve }: ProcessSpec): ChildProcess {
  const how = launchOf(node, memorySize, environment)
  if (inspect === undefined) return reserve.take(how)
  return launch({ ...how, args: [...how.args, `--inspect=127.0.0.1:${inspect}`] })
}

interface HowEnded {
  code: number | null
  signal: NodeJS.Signals | null
  error?: Error
}

/** Waits for the messages still under way as well: a function may print a line and end its process. */
async function untilEnded(child: ChildProcess): Promise<HowEnded> {
  const how = await new Promise<HowEnded>((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error }))
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  if (child.connected)
    await once(child, 'disconnect', { signal: AbortSignal.timeout(500) }).catch(() => undefined)
  return how
}

function causeOfEnd({ code, signal, error }: HowEnded, lastWords: string, memorySize: number) {
  if (/heap out of memory|Array buffer allocation failed/.test(lastWords)) {
    const message = `the function used more than its ${String(memorySize)} MB`
    return new FunctionFailure('FUNCTIONS_MEMORY_LIMIT_EXCEEDED', message)
  }
  if (error) {
    return new FunctionFailure(
      'FUNCTIONS_EXECUTE_FAIL',
      `the function could not be started: ${error.message}`,
    )
  }
  const how = signal ? `by signal ${signal}` : `with exit code ${String(code)}`
  return new FunctionFailure(
    'FUNCTIONS_EXECUTE_FAIL',
    `the function's process ended ${how} before it answered`,
  )
}
