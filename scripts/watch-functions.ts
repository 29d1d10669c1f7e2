import { join } from 'node:path'
import { watch } from 'chokidar'
import { build, type BuildFailure, formatMessages } from 'esbuild'
import { functionsBuilder } from '../cloud/build'
import { type Declared, declared } from './declared'
import { type App, projectRoot } from './taro'

export interface FunctionNews {
  /** Names of functions with new code. */
  written: string[]
  /** What cannot be built, a sentence each; those functions go on as they were. */
  errors: string[]
  seconds: number
}

export interface FunctionsWatch {
  /** From now on, `heard` is told of every change of `cloud/` and `contract/`, when it is built. One at a time. */
  follow(heard: (now: Declared, news: FunctionNews) => Promise<void>): void
  close(): Promise<void>
}

/**
 * Builds the cloud functions into a folder, and again with every change.
 * @param of whose; left out: all
 * @throws where one can't be built now
 */
export async function watchFunctions(outDir: string, of?: readonly App[]): Promise<FunctionsWatch> {
  const builder = await functionsBuilder(outDir, of)
  const { failed } = await builder.build(declared.deployments)
  if (failed[0]) throw failed[0].error
  const watcher = watch(['cloud', 'contract'], { cwd: projectRoot, ignoreInitial: true })
  return {
    follow(heard) {
      let last: Declared = declared

      async function again(): Promise<void> {
        const begun = performance.now()
        const seconds = () => (performance.now() - begun) / 1000
        const errors: string[] = []
        const before = new Set(namesIn(last))
        last = await declaredNow().catch(async (error: unknown) => {
          errors.push(await inWords(error))
          return last
        })
        // A new name in a list of the contract may change any function; the new one need not wait for all of them.
        const added = namesIn(last).filter((name) => !before.has(name))
        if (added.length > 0) {
          const { written, failed } = await builder.build(last.deployments, added)
          if (failed.length === 0) await heard(last, { written, errors, seconds: seconds() })
        }
        const { written, failed } = await builder.build(last.deployments)
        for (const { error } of failed) errors.push(await inWords(error))
        // The same mistake in what several functions share is told once.
        const once = [...new Set(errors)]
        await heard(last, { written, errors: once, seconds: seconds() })
      }

      const change = oneAtATime(again)
      watcher.on('all', change)
    },
    async close() {
      await watcher.close()
      await builder.dispose()
    },
  }
}

const namesIn = ({ deployments }: Declared): string[] => Object.values(deployments).flatMap(Object.keys)

/** ms. An editor writes a file in several steps, and several files at once. */
const PAUSE = 50

/** Does the work after a call, and once more where calls came while it was done. */
export function oneAtATime(work: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined
  let waiting = false
  let last = Promise.resolve()
  function run() {
    if (waiting) return
    waiting = true
    last = last
      .then(() => {
        waiting = false
        return work()
      })
      .catch((error: unknown) => console.error(error))
  }

  return () => {
    clearTimeout(timer)
    timer = setTimeout(run, PAUSE)
  }
}

/** The declarations as they are on disk: a module that was imported stays what it was. */
async function declaredNow(): Promise<Declared> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'declared.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  const module = (await import(`data:text/javascript;base64,${code}`)) as { declared: Declared }
  return module.declared
}

async function inWords(error: unknown): Promise<string> {
  const { errors, message } = error as Partial<BuildFailure> & Error
  if (!errors) return message
  return (await formatMessages(errors, { kind: 'error' })).join('\n').trim()
}
