#!/usr/bin/env node
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { createCloud, type Cloud, type CloudOptions } from './index'

/**
 * `npm run emulator -- <config file>`: a .ts or .js module whose default export is CloudOptions. With
 * `--inspect <function>` Node's inspector waits for a debugger of that function.
 */
async function main(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    options: { inspect: { type: 'string' } },
    allowPositionals: true,
  })
  const [file] = positionals
  if (file === undefined) throw new Error('Say which configuration: npm run emulator -- <config file>')
  const options = await load(resolve(file))
  if (values.inspect !== undefined) inspect(options, values.inspect)
  const cloud = await createCloud(options)
  endOnSignals(cloud)
  console.log(addresses(options, cloud.url).join('\n'))
}

async function load(file: string): Promise<CloudOptions> {
  const module = (await import(pathToFileURL(file).href)) as { default?: Partial<CloudOptions> }
  const { miniPrograms, environments, ...others } = module.default ?? {}
  if (!miniPrograms || !environments) {
    throw new Error(`${file} must export CloudOptions as its default: { miniPrograms, environments, … }`)
  }
  return { miniPrograms, environments, ...others }
}

/** Where Chrome and the editors look by themselves. */
const INSPECTOR_PORT = 9229

function inspect({ environments }: CloudOptions, name: string) {
  const wanted = environments.flatMap(({ functions = {} }) => functions[name] ?? [])
  const [found] = wanted
  if (!found) throw new Error(`There is no function "${name}" to inspect in this configuration.`)
  found.inspect = INSPECTOR_PORT
  console.log(`The debugger of ${name} will listen on 127.0.0.1:${INSPECTOR_PORT} once it is called.`)
}

function addresses({ miniPrograms, environments }: CloudOptions, url: string): string[] {
  return [
    `The cloud emulator runs at ${url}/ (Ctrl-C ends it)`,
    ...miniPrograms
      .filter(({ h5 }) => h5 !== undefined)
      .map(({ appid, name }) => `  ${name}: ${url}/h5/${appid}/`),
    ...environments.map(
      ({ env, functions = {} }) => `  ${env}: ${Object.keys(functions).join(', ') || 'no functions'}`,
    ),
  ]
}

function endOnSignals(cloud: Cloud) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void cloud.dispose().finally(() => process.exit(0)))
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
