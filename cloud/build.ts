import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'
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

/**
 * Bundles every cloud function into a folder of its own, with nothing to install in the cloud:
 * `<outDir>/<app>/cloudfunctions/<name>/{index.js,sdk.js,sdk-rest.js,package.json}`, and `<outDir>/<app>/cloudbaserc.json`,
 * from which CloudBase's command line deploys them.
 */
export async function buildFunctions(outDir: string): Promise<BuiltFunction[]> {
  const apps = ['admin', 'user'] as const
  const sdk = await Promise.all(sdkFiles.map(sdkFile))
  const built = await Promise.all(apps.map((app) => buildApp(app, join(outDir, app), sdk)))
  return built.flat()
}

interface SdkFile {
  name: string
  code: Uint8Array
}

async function sdkFile(name: string): Promise<SdkFile> {
  const stdin = { contents: sdkSource(name), resolveDir: sdkFolder }
  return { name, code: await bundle({ stdin }, name) }
}

/** From where the SDK's backend finds its packages: other versions of some lie further up. */
const sdkFolder = dirname(
  createRequire(createRequire(import.meta.url).resolve('wx-server-sdk')).resolve('@cloudbase/node-sdk'),
)

async function buildApp(app: 'admin' | 'user', outDir: string, sdk: SdkFile[]): Promise<BuiltFunction[]> {
  const root = join(outDir, 'cloudfunctions')
  await rm(root, { recursive: true, force: true })
  const built = await Promise.all(
    Object.entries(deployments[app]).map(async ([name, deployment]): Promise<BuiltFunction> => {
      const folder = join(root, name)
      const bytes = await buildFunction(name, folder, sdk)
      const config = configJson(deployment)
      if (config) await writeFile(join(folder, 'config.json'), json(config))
      return { app, name, folder, bytes }
    }),
  )
  await writeFile(join(outDir, 'cloudbaserc.json'), json(cloudbaserc(deployments[app])))
  return built
}

async function buildFunction(name: string, folder: string, sdk: SdkFile[]): Promise<number> {
  await mkdir(folder, { recursive: true })
  const index = await bundle({ entryPoints: [join(source, name, 'index.ts')] }, 'index.js')
  await writeFile(join(folder, 'index.js'), index)
  await Promise.all(sdk.map((file) => writeFile(join(folder, file.name), file.code)))
  await writeFile(join(folder, 'package.json'), json({ name, version: '1.0.0', main: 'index.js' }))
  return sdk.reduce((sum, { code }) => sum + code.length, index.length)
}

async function bundle(entry: BuildOptions, file: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
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
    logLevel: 'error',
  })
  return outputFiles[0]?.contents ?? new Uint8Array()
}

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
