#!/usr/bin/env node
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Cloud, createCloud } from './cloud'
import { configFileIn, configText, CONFIG_FILES, loadConfig } from './project/config-file'
import { parseCron } from './functions/cron'
import { triggersOf } from './functions/triggers'
import { browserCode } from './pages/browser-code'
import { findProject } from './project/find-project'
import { type Guess, guess } from './project/guess'
import { installedPackages, installPackages } from './project/install'
import { portOfPhones, writePhoneFile } from './project/phone-file'
import { addresses, told } from './project/told'
import type { CloudOptions } from './shared/options'

const HELP = `wx-cloud-emulator [folder or config file]    WeChat's cloud on this machine
wx-cloud-emulator init [folder]              writes what was found and guessed into ${CONFIG_FILES[0]}
wx-cloud-emulator phone [folder]             writes the file that leads wx.cloud in WeChat DevTools here; with --port for another one

  --port <n>         default: the first free one from 8787
  --data <folder>    where data live; default .wx-cloud in the project
  --strict           as the cloud: collections and environments must be there before they are used
  --install          installs the packages that functions ask for and do not have, once, into the data folder
  --no-timers        functions are not called by the timers of their config.json
  --inspect <name>   Node's inspector waits for a debugger of that function, on port 9229
  --help, --version`

const OPTIONS = {
  port: { type: 'string' },
  data: { type: 'string' },
  strict: { type: 'boolean', default: false },
  install: { type: 'boolean', default: false },
  'no-timers': { type: 'boolean', default: false },
  inspect: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
} as const

type Flags = ReturnType<typeof parse>['values']

const parse = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true })

async function main(args: string[]) {
  const { values, positionals } = parse(args)
  if (values.help || values.version) {
    console.log(values.help ? HELP : version())
    return
  }
  const [command, folder] = positionals
  const asked = command === 'init' || command === 'phone' ? folder : command
  const path = resolve(asked ?? '.')
  if (!existsSync(path)) throw new Error(`There is no ${path}.`)
  if (command === 'init') {
    init(path)
    return
  }
  if (command === 'phone') {
    const { script } = await browserCode('native')
    const url = `http://127.0.0.1:${portOf(values.port) ?? FIRST_PORT}`
    console.log(writePhoneFile(findProject(path), script, url).join('\n'))
    return
  }
  const { options: given, lines, phones } = await optionsFor(path, values)
  const options = { ...given, timers: (given.timers ?? true) && !values['no-timers'] }
  if (values.inspect !== undefined) inspect(options, values.inspect)
  const cloud = await onFreePort(options, portOf(values.port) ?? options.port ?? phones)
  endOnSignals(cloud)
  console.log([...lines, ...timers(options), ...addresses(options, cloud.url)].join('\n'))
}

interface Found {
  options: CloudOptions
  lines: string[]
  /** The port that the project's mini program asks. */
  phones: number | undefined
}

/** By the config file, or, where there is none, by what is found in the folder. */
async function optionsFor(path: string, flags: Flags): Promise<Found> {
  const config = statSync(path).isDirectory() ? configFileIn(path) : path
  if (config !== undefined) {
    const options = await loadConfig(config)
    const dataDir = flags.data === undefined ? options.dataDir : resolve(flags.data)
    return {
      options: { ...options, ...(dataDir !== undefined && { dataDir }) },
      lines: [`By ${config}`, ''],
      phones: portOfPhones(findProject(dirname(config))),
    }
  }
  const dataDir = dataFolder(resolve(flags.data ?? join(path, '.wx-cloud')))
  const cache = join(dataDir, 'packages')
  const settings = {
    strict: flags.strict,
    packagesFor: (set: Record<string, string>) => installedPackages(cache, set),
  }
  let guessed = guess(path, settings)
  if (flags.install && guessed.missing.size > 0) {
    install(cache, guessed)
    guessed = guess(path, settings)
  }
  return {
    options: { ...guessed.options, dataDir },
    lines: told(guessed, flags.strict),
    phones: portOfPhones(guessed.project),
  }
}

/** Git and people need not see it. */
function dataFolder(folder: string): string {
  mkdirSync(folder, { recursive: true })
  const ignore = join(folder, '.gitignore')
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n')
  return folder
}

function install(cache: string, { missing }: Guess) {
  const sets = new Map([...missing].map(([name, set]) => [JSON.stringify(set), { name, set }]))
  for (const { name, set } of sets.values()) {
    console.log(`Installing what ${name} asks for: ${Object.keys(set).join(', ')}`)
    try {
      installPackages(cache, set)
    } catch (error) {
      console.error(`  npm could not: ${(error as Error).message.split('\n')[0] ?? ''}`)
    }
  }
}

function init(path: string) {
  const file = join(path, CONFIG_FILES[0] ?? '')
  const there = configFileIn(path)
  if (there !== undefined) throw new Error(`${there} is there already: change it, or move it away first.`)
  writeFileSync(file, configText(guess(path, { strict: true }), path))
  console.log(`${file} holds what was found and guessed. Start it with: npx wx-cloud-emulator ${path}`)
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

/** What fires by itself, and how to stop it. */
function timers({ environments, timers: on }: CloudOptions): string[] {
  const deployed = environments.flatMap(({ functions = {} }) => Object.entries(functions))
  const found = deployed.flatMap(([name, { folder }]) =>
    triggersOf(folder).map(
      ({ cron }) =>
        `${name} at ${cron}${parseCron(cron) ? '' : ' (not seven fields of cron: it never fires)'}`,
    ),
  )
  if (found.length === 0) return []
  return [
    `Timers   ${on ? 'fire, in UTC+8; --no-timers turns them off' : 'are off'}: ${found.join(', ')}`,
    '',
  ]
}

function portOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const port = Number(given)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new Error(`--port ${given} is no port: it is a whole number from 0 to 65535.`)
}

const FIRST_PORT = 8787
const LAST_PORT = FIRST_PORT + 19

/** The port that was asked for, or the first free one. */
async function onFreePort(options: CloudOptions, asked: number | undefined): Promise<Cloud> {
  if (asked !== undefined) return createCloud({ ...options, port: asked })
  for (let port = FIRST_PORT; ; port++) {
    try {
      return await createCloud({ ...options, port })
    } catch (error) {
      const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException
      if (code !== 'EADDRINUSE' || port === LAST_PORT) throw error
    }
  }
}

function endOnSignals(cloud: Cloud) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void cloud.dispose().finally(() => process.exit(0)))
  }
}

function version(): string {
  const manifest = [new URL('../package.json', import.meta.url), new URL('package.json', import.meta.url)]
  const found = manifest.find(
    (url) => existsSync(url) && readFileSync(url, 'utf8').includes('wx-cloud-emulator'),
  )
  return found ? (JSON.parse(readFileSync(found, 'utf8')) as { version: string }).version : 'unknown'
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
