import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type BuildResult, build } from 'esbuild'
import { type Deployment, deployments, runtime } from './deployment'
import { type Failed, functionsCode, optionsFor } from './functions-code'
import { sdkFiles, sdkSource } from './sdk-on-demand'

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
   * @param names only those of them
   */
  build(
    wanted: Deployments,
    names?: readonly string[],
  ): Promise<{
    built: BuiltFunction[]
    written: string[]
    failed: Failed[]
  }>
  dispose(): Promise<void>
}

/** Begins with an empty folder, and remembers of what each function was made. */
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
    async build(wanted, names) {
      const all = of
        .flatMap((app) =>
          Object.entries(wanted[app]).map(([name, deployment]) => ({ app, name, deployment })),
        )
        .filter(({ name }) => names?.includes(name) ?? true)
      const { indexes, failed } = await code.build(all.map(({ name }) => name))
      const done = await Promise.all(
        all.flatMap(({ app, name, deployment }) => {
          const index = indexes.get(name) ?? last.get(name)
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
