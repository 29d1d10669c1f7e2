import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { FunctionFailure } from './failures'
import type { BootstrapSettings, CallMessage, InstanceMessage } from './messages'

export interface InstanceSpec {
  settings: BootstrapSettings
  environment: Record<string, string>
  /** Megabytes of JavaScript heap. */
  memorySize: number
}

/** One process that holds one function and serves one call at a time. */
export interface Instance {
  /** Rejects with FunctionFailure where the folder cannot be loaded. */
  readonly ready: Promise<void>
  /** Settles when the process is gone. */
  readonly ended: Promise<void>
  readonly alive: boolean
  /** The function's answer as JSON. Rejects with FunctionFailure; a call over its time ends the instance. */
  run(call: CallMessage, timeout: number, onLog: (line: string) => void): Promise<string>
  end(): void
}

interface Waiting {
  resolve(body: string): void
  reject(error: Error): void
}

/** SCF: 初始化超时时间, https://cloud.tencent.com/document/product/583/37039 */
const INIT_TIMEOUT = 65
const OUTPUT_KEPT = 8_000
const bootstrap = fileURLToPath(new URL('./bootstrap.cjs', import.meta.url))

export function startInstance({ settings, environment, memorySize }: InstanceSpec): Instance {
  const child = fork(bootstrap, [JSON.stringify(settings)], {
    cwd: settings.folder,
    env: environment,
    // Not process.execArgv: a loader of the host's has no place in the function.
    execArgv: [`--max-old-space-size=${memorySize}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Its own process group, so that whatever it starts ends with it.
    detached: process.platform !== 'win32',
  })
  let waiting: Waiting | undefined
  let lastWords = ''
  const startLogs: string[] = []
  let onLog = (line: string): void => {
    startLogs.push(line)
  }

  const end = () => killGroup(child)
  child.stderr?.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString()).slice(-OUTPUT_KEPT)
  })
  child.on('message', (message: InstanceMessage) => {
    if (message.type === 'log') onLog(message.line)
    else settle(message)
  })

  function settle(message: Exclude<InstanceMessage, { type: 'log' }>) {
    const settled = waiting
    waiting = undefined
    if (message.type === 'failure') {
      onLog(message.message)
      settled?.reject(new FunctionFailure('FUNCTIONS_EXECUTE_FAIL', message.message))
    } else if (message.type === 'too-large') {
      settled?.reject(tooLarge(message.bytes, settings.maxResponse))
    } else settled?.resolve(message.type === 'answer' ? message.body : '')
  }

  const ended = untilEnded(child).then((how) => {
    waiting?.reject(causeOfEnd(how, lastWords, memorySize))
    waiting = undefined
  })

  /** The next message that settles something, or a failure after so many seconds. */
  function next(seconds: number): Promise<string> {
    return new Promise<string>((resolve, reject) => {
      const late = setTimeout(() => {
        waiting = undefined
        end()
        reject(timedOut(seconds))
      }, seconds * 1000)
      const done = () => clearTimeout(late)
      waiting = {
        resolve: (body) => (done(), resolve(body)),
        reject: (error) => (done(), reject(error)),
      }
    })
  }

  return {
    ready: next(INIT_TIMEOUT).then(() => undefined),
    ended,
    get alive() {
      return child.connected && child.exitCode === null && child.signalCode === null
    },
    run(call, timeout, listener) {
      onLog = listener
      startLogs.splice(0).forEach(listener)
      const answer = next(timeout)
      child.send(call, (error) => error && end())
      return answer
    },
    end,
  }
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

function killGroup(child: ChildProcess) {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}

function timedOut(seconds: number) {
  return new FunctionFailure(
    'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    `Invoking task timed out after ${seconds} seconds`,
  )
}

function tooLarge(bytes: number, limit: number) {
  return new FunctionFailure(
    'EXCEED_MAX_RESPONSE_SIZE',
    `the function returned ${bytes} bytes, at most ${limit} are allowed`,
  )
}

function causeOfEnd({ code, signal, error }: HowEnded, lastWords: string, memorySize: number) {
  if (/heap out of memory|Array buffer allocation failed/.test(lastWords)) {
    return new FunctionFailure(
      'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
      `the function used more than its ${memorySize} MB`,
    )
  }
  if (error)
    return new FunctionFailure(
      'FUNCTIONS_EXECUTE_FAIL',
      `the function could not be started: ${error.message}`,
    )
  const how = signal ? `by signal ${signal}` : `with exit code ${code}`
  return new FunctionFailure(
    'FUNCTIONS_EXECUTE_FAIL',
    `the function's process ended ${how} before it answered`,
  )
}
