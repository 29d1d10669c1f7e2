import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { keep } from './keep'

/** What a process has to be given before it starts; all else of a function it can be told later. */
export interface Launch {
  /** Path of Node.js. */
  node: string
  /** Of Node.js. */
  args: string[]
  environment: Record<string, string>
}

const bootstrap = fileURLToPath(new URL('./bootstrap.cjs', import.meta.url))

/**
 * Those that Node.js, or a library in it, reads once while it starts, and those that a process needs of its host to
 * start at all. NODE_PATH it can read again.
 */
const READ_AT_START =
  /^(PATH|LANG|LC_.*|TZ|SystemRoot|SystemDrive|windir|NODE_(?!PATH$).*|UV_.*|LD_.*|DYLD_.*|ICU_.*|OPENSSL_.*|SSL_.*)$/

/** @param memorySize megabytes of JavaScript heap */
export function launchOf(node: string, memorySize: number, environment: Record<string, string>): Launch {
  const early = Object.entries(environment).filter(([name]) => READ_AT_START.test(name))
  return { node, args: [`--max-old-space-size=${memorySize}`], environment: Object.fromEntries(early) }
}

/** A process that waits for a LoadMessage; nothing of the host's environment or loaders is in it. */
export function launch({ node, args, environment }: Launch): ChildProcess {
  const child = fork(bootstrap, [], {
    env: environment,
    execPath: node,
    execArgv: args,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Its own process group, so that whatever it starts ends with it.
    detached: process.platform !== 'win32',
  })
  // Whoever waits for it hears of it, too; without anybody waiting it must not end the emulator.
  child.on('error', () => undefined)
  keep(child)
  return child
}

/** The process and all it started. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}
