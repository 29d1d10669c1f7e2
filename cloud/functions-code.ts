import { existsSync } from 'node:fs'
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
  const made = new Map<string, Made>()
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
      for (const { name } of failed) made.delete(name)
      for (const result of results)
        for (const [name, files] of filesOf(result)) made.set(name, { files, begun })
      return { indexes: new Map(results.flatMap(indexesIn)), failed }
    },
    dispose: async () => known?.builder.dispose(),
  }
}

/** Of what a function was made, and when its files began to be read: ms since 1970. */
interface Made {
  files: string[]
  begun: number
}

/** Those that were not made yet, or one of whose files was written or went since. */
async function staleOf(names: string[], made: Map<string, Made>): Promise<string[]> {
  const files = [...new Set(names.flatMap((name) => made.get(name)?.files ?? []))]
  const written = new Map(
    await Promise.all(
      files.map(async (file) => [file, (await stat(file).catch(() => undefined))?.mtimeMs] as const),
    ),
  )
  return names.filter((name) => {
    const { files, begun } = made.get(name) ?? { files: [], begun: 0 }
    return files.length === 0 || files.some((file) => (written.get(file) ?? Infinity) >= begun)
  })
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
 * Each function's files, those that lead to them included; not what a plugin has made up. The contract leads to the
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
    return [[basename(dirname(entryPoint)), files.filter((file) => existsSync(file))] as [string, string[]]]
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
