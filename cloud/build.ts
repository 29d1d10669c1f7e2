import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Deployment, deployments, runtime } from './deployment'
import { sdkOnDemand } from './sdk-on-demand'

const source = dirname(fileURLToPath(import.meta.url))

/** One function as it is uploaded. */
export interface BuiltFunction {
  app: 'admin' | 'user'
  name: string
  folder: string
  /** Bytes of `index.js`. */
  bytes: number
}

/**
 * Bundles every cloud function into a folder of its own, with nothing to install in the cloud:
 * `<outDir>/<app>/cloudfunctions/<name>/{index.js,package.json}`, and `<outDir>/<app>/cloudbaserc.json`,
 * from which CloudBase's command line deploys them.
 */
export async function buildFunctions(outDir: string): Promise<BuiltFunction[]> {
  const apps = ['admin', 'user'] as const
  const built = await Promise.all(apps.map((app) => buildApp(app, join(outDir, app))))
  return built.flat()
}

async function buildApp(app: 'admin' | 'user', outDir: string): Promise<BuiltFunction[]> {
  const root = join(outDir, 'cloudfunctions')
  await rm(root, { recursive: true, force: true })
  const names = Object.keys(deployments[app])
  const built = await Promise.all(names.map((name) => buildFunction(app, name, join(root, name))))
  await writeFile(join(outDir, 'cloudbaserc.json'), json(cloudbaserc(deployments[app])))
  return built
}

async function buildFunction(app: 'admin' | 'user', name: string, folder: string): Promise<BuiltFunction> {
  await mkdir(folder, { recursive: true })
  const outfile = join(folder, 'index.js')
  await build({
    entryPoints: [join(source, name, 'index.ts')],
    outfile,
    bundle: true,
    plugins: [sdkOnDemand],
    minify: true,
    platform: 'node',
    target: 'node16',
    format: 'cjs',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  })
  await writeFile(join(folder, 'package.json'), json({ name, version: '1.0.0', main: 'index.js' }))
  return { app, name, folder, bytes: (await stat(outfile)).size }
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
