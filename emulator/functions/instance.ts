import type { ChildProcess } from 'node:child_process'
import { FunctionFailure } from './failures'
import { startProcess, type ProcessSpec } from './function-process'
import { killGroup } from './launch'
import { LoadedFiles } from './loaded-files'
import type { CallMessage, InstanceMessage, LogLine } from './messages'

interface Waiting {
  resolve: (body: string) => void
  reject: (error: Error) => void
  late: NodeJS.Timeout
}

/** SCF: 初始化超时时间, https://cloud.tencent.com/document/product/583/37039 */
const INIT_TIMEOUT = 65

/** One process that holds one function and serves one call at a time. */
export class Instance {
  /** Rejects with FunctionFailure where the folder cannot be loaded. */
  readonly ready: Promise<unknown>
  /** Settles when the process is gone. */
  readonly ended: Promise<void>
  readonly #child: ChildProcess
  readonly #maxResponse: number
  readonly #attached: () => boolean
  readonly #startLogs: LogLine[] = []
  readonly #files = new LoadedFiles()
  #waiting: Waiting | undefined
  #ending = false
  #onLog = (line: LogLine): void => {
    this.#startLogs.push(line)
  }

  constructor(spec: ProcessSpec) {
    const onInspector = (address: string) =>
      this.#onLog({ line: `Debugger listening on ${address}`, stderr: true })
    const { child, ended, attached } = startProcess(spec, onInspector)
    this.#attached = attached
    this.#child = child
    this.#maxResponse = spec.settings.maxResponse
    child.on('message', (message: InstanceMessage) => this.#hear(message))
    this.ended = ended.then((cause) => this.#take()?.reject(cause))
    this.ready = this.#next(INIT_TIMEOUT).catch((error: unknown) => {
      this.end()
      throw error
    })
  }

  /** Can take a call. */
  get alive(): boolean {
    return (
      !this.#ending &&
      this.#child.connected &&
      this.#child.exitCode === null &&
      this.#child.signalCode === null
    )
  }

  /** A file that it has loaded is another now, or gone. */
  isOutdated(): boolean {
    return this.#files.haveChanged()
  }

  /**
   * The function's answer as JSON. Rejects with FunctionFailure; a call over its time ends the instance.
   * @param timeout seconds
   */
  run(call: CallMessage, timeout: number, onLog: (line: LogLine) => void): Promise<string> {
    this.#onLog = onLog
    this.#startLogs.splice(0).forEach(onLog)
    const answer = this.#next(timeout)
    this.#child.send(call, (error) => {
      if (error) this.end()
    })
    return answer
  }

  end() {
    this.#ending = true
    killGroup(this.#child)
  }

  #hear(message: InstanceMessage) {
    if (message.type === 'log') {
      this.#onLog(message)
      return
    }
    if (message.type === 'loaded') {
      this.#files.add(message.files)
      return
    }
    const waiting = this.#take()
    if (message.type === 'answer') waiting?.resolve(message.body)
    if (message.type === 'ready') waiting?.resolve('')
    if (message.type === 'too-large') waiting?.reject(this.#tooLarge(message.bytes))
    if (message.type === 'failure') {
      if (message.fatal) this.#ending = true
      this.#onLog({ line: message.message, stderr: true })
      waiting?.reject(new FunctionFailure('FUNCTIONS_EXECUTE_FAIL', message.message))
    }
  }

  /** The next message that settles something, or a failure after so many seconds. */
  #next(seconds: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        // Somebody is looking at it, halted.
        if (this.#attached()) return
        const message = `Invoking task timed out after ${String(seconds)} seconds`
        this.#take()?.reject(new FunctionFailure('FUNCTIONS_TIME_LIMIT_EXCEEDED', message))
        this.end()
      }, seconds * 1000)
      this.#waiting = { resolve, reject, late }
    })
  }

  #take(): Waiting | undefined {
    const waiting = this.#waiting
    this.#waiting = undefined
    clearTimeout(waiting?.late)
    return waiting
  }

  #tooLarge(bytes: number) {
    const message = `the function returned ${String(bytes)} bytes, at most ${String(this.#maxResponse)} are allowed`
    return new FunctionFailure('EXCEED_MAX_RESPONSE_SIZE', message)
  }
}
