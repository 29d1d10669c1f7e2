import { stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { type BuildContext, type BuildOptions, type BuildResult, build, context } from 'esbuild'
import { sdkOnDemand } from './sdk-on-demand'

const source = dirname(fileURLToPath(import.meta.url))

export interface Failed {
  name: string
  error: Error
}

interface Code {
  /** Name → `index.js`, of those that were built. */
  indexes: Map<string, Uint8Array>
  failed: Failed[]
}

interface FunctionsCode {
  /** Those that were not built yet, or of whose files one is another than then. */
  build(names: string[]): Promise<Code>
  dispose(): Promise<void>
}

/** All of them in one go, so that what they share is read once; and alone those of which something is another. */
export function functionsCode(): FunctionsCode {
  /** By function: the files of which it was made. */
  const made = new Map<string, Times>()
  let known: { names: string[]; builder: BuildContext } | undefined

  async function ofAll(names: string[]): Promise<BuildResult> {
    if (!known || !isDeepStrictEqual(known.names, names)) {
      await known?.builder.dispose()
      known = { names, builder: await context(entriesOf(names)) }
    }
    return known.builder.rebuild()
  }

  return {
    async build(names) {
      const begun = Date.now()
      const stale = await staleOf(names, made)
      if (stale.length === 0) return { indexes: new Map(), failed: [] }
      const { failed, results } = await builtOrHalved(
        stale,
        stale.length === names.length ? () => ofAll(names) : undefined,
      )
      for (const name of stale) made.delete(name)
      const files = results.flatMap(filesOf)
      const times = await timesOf(files.flatMap(([, each]) => each))
      // What was written meanwhile was perhaps read before: its time is none that any file has.
      const read = (time?: number) => (time === undefined || time < begun - TICK ? time : NaN)
      for (const [name, each] of files)
        made.set(name, new Map(each.map((file) => [file, read(times.get(file))])))
      return { indexes: new Map(results.flatMap(indexesIn)), failed }
    },
    dispose: async () => known?.builder.dispose(),
  }
}

/** File → when it, its name or its place was changed last, ms since 1970; undefined where there is none. */
type Times = Map<string, number | undefined>

/** A file's time may be so much older than the moment in which it was written: ms. */
const TICK = 20

async function timesOf(files: string[]): Promise<Times> {
  const time = async (file: string) => (await stat(file).catch(() => undefined))?.ctimeMs
  return new Map(
    await Promise.all([...new Set(files)].map(async (file) => [file, await time(file)] as const)),
  )
}

/** Those that were not made yet, or one of whose files is another now, or gone. */
async function staleOf(names: string[], made: Map<string, Times>): Promise<string[]> {
  const times = await timesOf(names.flatMap((name) => [...(made.get(name)?.keys() ?? [])]))
  const isAnother = ([file, time]: [string, number | undefined]) => times.get(file) !== time
  return names.filter((name) => [...(made.get(name) ?? [])].some(isAnother) || !made.has(name))
}

interface Built {
  results: BuildResult[]
  failed: Failed[]
}

/** esbuild gives nothing where one of them fails, so the halves are tried, down to those that are at fault. */
async function builtOrHalved(
  names: string[],
  make = (): Promise<BuildResult> => build(entriesOf(names)),
): Promise<Built> {
  try {
    return { results: [await make()], failed: [] }
  } catch (error) {
    const [name = '', ...others] = names
    if (others.length === 0) return { results: [], failed: [{ name, error: error as Error }] }
    const middle = Math.ceil(names.length / 2)
    const one = await builtOrHalved(names.slice(0, middle))
    const other = await builtOrHalved(names.slice(middle))
    return { results: [...one.results, ...other.results], failed: [...one.failed, ...other.failed] }
  }
}

const entriesOf = (names: string[]): BuildOptions => ({
  ...optionsFor({ entryPoints: names.map((name) => join(source, name, 'index.ts')) }, 'index.js'),
  // Nothing is written there: esbuild wants names for what it hands over.
  outdir: source,
  outbase: source,
  metafile: true,
})

const indexesIn = ({ outputFiles = [] }: BuildResult): [name: string, code: Uint8Array][] =>
  outputFiles.map(({ path, contents }) => [basename(dirname(path)), contents])

const declarations = relative(process.cwd(), join(source, '../contract/functions'))

/**
 * Each function's files, those that lead to them included, and what a plugin has made up, which is no file. The contract leads to the
 * declarations of all functions: of those, the ones that are in its bundle.
 */
function filesOf({ metafile }: BuildResult): [name: string, files: string[]][] {
  const { inputs: all = {}, outputs = {} } = metafile ?? {}
  function reach(file: string, inputs: object, found: Set<string>): Set<string> {
    if (found.has(file) || (dirname(file) === declarations && !(file in inputs))) return found
    found.add(file)
    for (const { path, external } of all[file]?.imports ?? []) if (!external) reach(path, inputs, found)
    return found
  }
  return Object.values(outputs).flatMap(({ entryPoint, inputs }) => {
    if (entryPoint === undefined) return []
    const files = [...reach(entryPoint, inputs, new Set())].map((file) => join(process.cwd(), file))
    return [[basename(dirname(entryPoint)), files] as [string, string[]]]
  })
}

export const optionsFor = (entry: BuildOptions, file: string): BuildOptions => ({
  ...entry,
  bundle: true,
  write: false,
  plugins: [sdkOnDemand(file)],
  minify: true,
  platform: 'node',
  target: 'node16',
  format: 'cjs',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
})
