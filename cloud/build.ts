import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { type BuildContext, type BuildOptions, type BuildResult, build, context } from 'esbuild'
import { type Deployment, deployments, runtime } from './deployment'
import { sdkFiles, sdkOnDemand, sdkSource } from './sdk-on-demand'

const source = dirname(fileURLToPath(import.meta.url))

/** One function as it is uploaded. */
export interface BuiltFunction {
  app: 'admin' | 'user'
  name: string
  folder: string
  /** Bytes of its code. */
  bytes: number
}

type App = BuiltFunction['app']
const apps: readonly App[] = ['admin', 'user']
export type Deployments = Record<App, Record<string, Deployment>>

/**
 * Bundles every cloud function into a folder of its own, with nothing to install in the cloud:
 * `<outDir>/<app>/cloudfunctions/<name>/{index.js,sdk.js,sdk-rest.js,package.json}`, and `<outDir>/<app>/cloudbaserc.json`,
 * from which CloudBase's command line deploys them.
 * @param of whose functions
 * @throws with what esbuild complains of in the first function that can't be bundled
 */
export async function buildFunctions(outDir: string, of = apps): Promise<BuiltFunction[]> {
  const builder = await functionsBuilder(outDir, of)
  try {
    const { built, failed } = await builder.build(deployments)
    if (failed[0]) throw failed[0].error
    return built
  } finally {
    await builder.dispose()
  }
}

export interface FunctionsBuilder {
  /**
   * Builds all of them, and from the second time on only what is another than before; a function that fails stays as it
   * is. `written` are those whose code is new.
   */
  build(wanted: Deployments): Promise<{
    built: BuiltFunction[]
    written: string[]
    failed: Failed[]
  }>
  dispose(): Promise<void>
}

/** Begins with an empty folder, and remembers what it has read: what is another is built anew in tenths of a second. */
export async function functionsBuilder(outDir: string, of = apps): Promise<FunctionsBuilder> {
  const sdk = await Promise.all(sdkFiles.map(sdkFile))
  const code = functionsCode()
  const last = new Map<string, Uint8Array>()
  for (const app of of) await rm(join(outDir, app, 'cloudfunctions'), { recursive: true, force: true })

  async function write(app: App, name: string, deployment: Deployment, index: Uint8Array) {
    const folder = join(outDir, app, 'cloudfunctions', name)
    const bytes = sdk.reduce((sum, { code }) => sum + code.length, index.length)
    const fresh = Buffer.compare(last.get(name) ?? nothing, index) !== 0
    if (!last.has(name)) await writeAround(folder, name, sdk)
    if (fresh) await writeWhole(join(folder, 'index.js'), index)
    last.set(name, index)
    const config = configJson(deployment)
    if (config) await writeFile(join(folder, 'config.json'), json(config))
    return { built: { app, name, folder, bytes }, fresh }
  }

  return {
    async build(wanted) {
      const all = of.flatMap((app) =>
        Object.entries(wanted[app]).map(([name, deployment]) => ({ app, name, deployment })),
      )
      const { indexes, failed } = await code.build(all.map(({ name }) => name))
      const done = await Promise.all(
        all.flatMap(({ app, name, deployment }) => {
          const index = indexes.get(name)
          return index ? [write(app, name, deployment, index)] : []
        }),
      )
      for (const app of of)
        await writeFile(join(outDir, app, 'cloudbaserc.json'), json(cloudbaserc(wanted[app])))
      return {
        built: done.map(({ built }) => built),
        written: done.filter(({ fresh }) => fresh).map(({ built }) => built.name),
        failed,
      }
    },
    dispose: code.dispose,
  }
}

const nothing = new Uint8Array()

interface Failed {
  name: string
  error: Error
}

interface Code {
  /** Name → `index.js`. */
  indexes: Map<string, Uint8Array>
  failed: Failed[]
}

interface FunctionsCode {
  build(names: string[]): Promise<Code>
  dispose(): Promise<void>
}

/** All functions in one go, so that what they share is read once. */
function functionsCode(): FunctionsCode {
  let known: { names: string[]; builder: BuildContext } | undefined

  async function builderOf(names: string[]): Promise<BuildContext> {
    if (known && isDeepStrictEqual(known.names, names)) return known.builder
    await known?.builder.dispose()
    known = { names, builder: await context(entriesOf(names)) }
    return known.builder
  }

  return {
    async build(names) {
      const builder = await builderOf(names)
      return builtOrHalved(names, () => builder.rebuild())
    },
    dispose: async () => known?.builder.dispose(),
  }
}

/** esbuild gives nothing where one of them fails, so the halves are tried, down to those that are at fault. */
async function builtOrHalved(names: string[], make = () => build(entriesOf(names))): Promise<Code> {
  try {
    return { indexes: indexesIn(await make()), failed: [] }
  } catch (error) {
    const [name = '', ...others] = names
    if (others.length === 0) return { indexes: new Map(), failed: [{ name, error: error as Error }] }
    const middle = Math.ceil(names.length / 2)
    const one = await builtOrHalved(names.slice(0, middle))
    const other = await builtOrHalved(names.slice(middle))
    return { indexes: new Map([...one.indexes, ...other.indexes]), failed: [...one.failed, ...other.failed] }
  }
}

const entriesOf = (names: string[]): BuildOptions => ({
  ...optionsFor({ entryPoints: names.map((name) => join(source, name, 'index.ts')) }, 'index.js'),
  // Nothing is written there: esbuild wants names for what it hands over.
  outdir: source,
  outbase: source,
})

const indexesIn = ({ outputFiles = [] }: BuildResult): Map<string, Uint8Array> =>
  new Map(outputFiles.map(({ path, contents }) => [basename(dirname(path)), contents]))

interface SdkFile {
  name: string
  code: Uint8Array
}

async function sdkFile(name: string): Promise<SdkFile> {
  const stdin = { contents: sdkSource(name), resolveDir: sdkFolder }
  return { name, code: codeOf(await build(optionsFor({ stdin }, name))) }
}

/** From where the SDK's backend finds its packages: other versions of some lie further up. */
const sdkFolder = dirname(
  createRequire(createRequire(import.meta.url).resolve('wx-server-sdk')).resolve('@cloudbase/node-sdk'),
)

async function writeAround(folder: string, name: string, sdk: SdkFile[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  await Promise.all(sdk.map((file) => writeFile(join(folder, file.name), file.code)))
  await writeFile(join(folder, 'package.json'), json({ name, version: '1.0.0', main: 'index.js' }))
}

/** Whoever loads it at this moment gets the old one or the new one. */
async function writeWhole(file: string, code: Uint8Array): Promise<void> {
  await writeFile(`${file}.new`, code)
  await rename(`${file}.new`, file)
}

const codeOf = ({ outputFiles }: BuildResult): Uint8Array => outputFiles?.[0]?.contents ?? new Uint8Array()

const optionsFor = (entry: BuildOptions, file: string): BuildOptions => ({
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

/** What DevTools reads beside `index.js`, for those who upload from there; undefined where there is nothing to say. */
function configJson({ openapi, timer }: Deployment): object | undefined {
  const config = {
    ...(openapi === undefined ? {} : { permissions: { openapi } }),
    ...(timer === undefined ? {} : { triggers: triggers(timer) }),
  }
  return Object.keys(config).length > 0 ? config : undefined
}

/** Source: https://docs.cloudbase.net/cli-v1/config */
function cloudbaserc(functions: Record<string, Deployment>): object {
  return {
    version: '2.0',
    envId: '{{env.ENV_ID}}',
    functionRoot: './cloudfunctions',
    functions: Object.entries(functions).map(([name, { timeout, memorySize, variables, timer }]) => ({
      name,
      timeout,
      memorySize,
      runtime,
      handler: 'index.main',
      installDependency: false,
      ...(timer === undefined ? {} : { triggers: triggers(timer) }),
      envVariables: Object.fromEntries(variables.map((variable) => [variable, `{{env.${variable}}}`])),
    })),
  }
}

/** Source: https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/functions/triggers.html */
const triggers = (timer: string) => [{ name: 'timer', type: 'timer', config: timer }]

const json = (value: unknown): string => JSON.stringify(value, null, 2) + '\n'
