import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { CloudOptions } from '../../emulator/index'
import type { Served } from './served'

/** The emulator in a process of its own, through tsx as `npm start` runs it. */
export interface ServedProcess {
  url: string
  /** ms from the process's start to its modules being loaded. */
  loaded: number
  child: ChildProcess
  /** After a forced collection; bytes. */
  memory(): Promise<{ heapUsed: number; rss: number }>
}

/** Runs it for as long as the work takes. */
export async function served<T>(
  options: CloudOptions,
  work: (emulator: ServedProcess) => Promise<T>,
): Promise<T> {
  const child = fork(join(import.meta.dirname, 'served.ts'), [JSON.stringify(options)], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
  })
  const gone = once(child, 'exit')
  try {
    const started = await next(child, gone)
    if (!('url' in started)) throw new Error('The emulator did not say where it is.')
    const memory = async () => {
      const answer = next(child, gone)
      child.send('memory')
      const held = await answer
      if ('url' in held) throw new Error('The emulator did not say what it holds.')
      return held
    }
    return await work({ ...started, child, memory })
  } finally {
    if (child.connected) child.disconnect()
    await gone
  }
}

async function next(child: ChildProcess, gone: Promise<unknown>): Promise<Served> {
  const ended = gone.then(() => {
    throw new Error("The emulator's process has ended.")
  })
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [Served]
  return message
}
