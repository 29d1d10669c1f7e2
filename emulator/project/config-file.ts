import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CloudOptions } from '../shared/options'
import type { Guess } from './guess'

/** Their names, the first that is there counts. */
export const CONFIG_FILES = ['wx-cloud.config.mjs', 'wx-cloud.config.js', 'wx-cloud.config.ts']

/** In a config file, for its types: `export default defineCloud({ miniPrograms, environments })`. */
export const defineCloud = (options: CloudOptions): CloudOptions => options

export const configFileIn = (folder: string): string | undefined =>
  CONFIG_FILES.map((name) => join(folder, name)).find((file) => existsSync(file))

/**
 * A config file's default export; a function's folder counts from the file, as a reader expects.
 * @throws Error with a sentence where it exports something else
 */
export async function loadConfig(file: string): Promise<CloudOptions> {
  const { default: given } = (await import(pathToFileURL(resolve(file)).href)) as {
    default?: Partial<CloudOptions>
  }
  const { miniPrograms, environments, ...others } = given ?? {}
  if (!miniPrograms || !environments)
    throw new Error(`${file} must export CloudOptions as its default: { miniPrograms, environments, … }`)
  const here = dirname(resolve(file))
  const located = environments.map((environment) => ({
    ...environment,
    functions: Object.fromEntries(
      Object.entries(environment.functions ?? {}).map(([name, options]) => [
        name,
        { ...options, folder: resolve(here, options.folder) },
      ]),
    ),
  }))
  return { miniPrograms, environments: located, ...others }
}

/** What was guessed, as a config file to go on from; paths count from the folder that it will lie in. */
export function configText({ options }: Guess, folder: string): string {
  const shown = JSON.stringify(
    options,
    (key, value: unknown) =>
      key === 'folder' && typeof value === 'string' ? `./${relativeTo(folder, value)}` : value,
    2,
  )
  return `import { defineCloud } from 'wx-cloud-emulator'

// What the emulator found and guessed. Every field is described in CloudOptions.
export default defineCloud(${shown})
`
}

const relativeTo = (folder: string, path: string) =>
  path.startsWith(folder) ? path.slice(folder.length + 1).replaceAll('\\', '/') : path
