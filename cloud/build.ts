import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'
import { type Deployment, deployments, runtime } from './deployment'
import { sdkFile, sdkOnDemand, sdkSource } from './sdk-on-demand'

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
 * `<outDir>/<app>/cloudfunctions/<name>/{index.js,sdk.js,package.json}`, and `<outDir>/<app>/cloudbaserc.json`,
 * from which CloudBase's command line deploys them.
 */
export async function buildFunctions(outDir: string): Promise<BuiltFunction[]> {
  const apps = ['admin', 'user'] as const
  const sdk = await bundle({ stdin: { contents: sdkSource, resolveDir: sdkFolder } }, 'inside')
  const built = await Promise.all(apps.map((app) => buildApp(app, join(outDir, app), sdk)))
  return built.flat()
}

/** From where wx-server-sdk itself finds its packages. */
const sdkFolder = dirname(createRequire(import.meta.url).resolve('wx-server-sdk'))

async function buildApp(app: 'admin' | 'user', outDir: string, sdk: Uint8Array): Promise<BuiltFunction[]> {
  const root = join(outDir, 'cloudfunctions')
  await rm(root, { recursive: true, force: true })
  const names = Object.keys(deployments[app])
  const built = await Promise.all(
    names.map(async (name): Promise<BuiltFunction> => {
      const folder = join(root, name)
      return { app, name, folder, bytes: await buildFunction(name, folder, sdk) }
    }),
  )
  await writeFile(join(outDir, 'cloudbaserc.json'), json(cloudbaserc(deployments[app])))
  return built
}

async function buildFunction(name: string, folder: string, sdk: Uint8Array): Promise<number> {
  await mkdir(folder, { recursive: true })
  const index = await bundle({ entryPoints: [join(source, name, 'index.ts')] }, 'beside')
  await writeFile(join(folder, 'index.js'), index)
  await writeFile(join(folder, sdkFile), sdk)
  await writeFile(join(folder, 'package.json'), json({ name, version: '1.0.0', main: 'index.js' }))
  return index.length + sdk.length
}

async function bundle(entry: BuildOptions, sdkIs: 'beside' | 'inside'): Promise<Uint8Array> {
  const { outputFiles } = await build({
    ...entry,
    bundle: true,
    write: false,
    plugins: [sdkOnDemand(sdkIs)],
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

/** Source: https://docs.cloudbase.net/cli-v1/config */
function cloudbaserc(functions: Record<string, Deployment>): object {
  return {
    version: '2.0',
    envId: '{{env.ENV_ID}}',
    functionRoot: './cloudfunctions',
    functions: Object.entries(functions).map(([name, { timeout, memorySize, variables }]) => ({
      name,
      timeout,
      memorySize,
      runtime,
      handler: 'index.main',
      installDependency: false,
      envVariables: Object.fromEntries(variables.map((variable) => [variable, `{{env.${variable}}}`])),
    })),
  }
}

const json = (value: unknown): string => JSON.stringify(value, null, 2) + '\n'
