import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { FunctionOptions } from '../shared/options'

/** What is deployed: FunctionOptions with every default filled in. */
export interface FunctionDefinition {
  name: string
  /** The real path, as Node names the files in it. */
  folder: string
  /** Of packages that stand in for its own node_modules. */
  packages: string | undefined
  /** The file that exports the handler. */
  entry: string
  handler: string
  /** Seconds. */
  timeout: number
  /** Megabytes. */
  memorySize: number
  /** Port of Node's inspector. */
  inspect: number | undefined
  /** Path of Node.js. */
  node: string
  envVariables: Record<string, string>
  schema: object | undefined
  examples: Record<string, unknown>[]
}

/** Megabytes, where a function says nothing. */
export const MEMORY_SIZE = 256

/**
 * Defaults of the cloud: https://docs.cloudbase.net/cloud-function/function-configuration/config
 * Throws, naming the folder, where it does not exist.
 */
export function defineFunction(name: string, options: FunctionOptions, url: string): FunctionDefinition {
  const { handler = 'index.main', timeout = 3, memorySize = MEMORY_SIZE, envVariables = {} } = options
  const { node = process.execPath, inspect } = options
  if (inspect !== undefined && !(Number.isInteger(inspect) && inspect >= 0 && inspect < 65_536))
    throw new Error(`The function "${name}" cannot be inspected on port ${inspect}: 0 to 65535.`)
  if (!existsSync(options.folder))
    throw new Error(`The function "${name}" has no folder: ${options.folder} does not exist.`)
  const folder = realpathSync(options.folder)
  return {
    name,
    folder,
    packages: options.packages,
    entry: join(folder, `${handler.split('.')[0]}.js`),
    handler,
    timeout,
    memorySize,
    node,
    inspect,
    schema: options.schema,
    examples: options.examples ?? [],
    envVariables: typeof envVariables === 'function' ? envVariables(url) : envVariables,
  }
}
