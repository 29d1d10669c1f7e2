import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CloudOptions, FunctionOptions } from '../shared/options'
import { findProject, namesOfFunctions, type Project } from './find-project'
import { readSources } from './read-sources'

/** Options for a project that has none, and where they come from. */
export interface Guess {
  project: Project
  options: CloudOptions
  /** Functions whose packages are not installed: name → the packages of its package.json. */
  missing: Map<string, Record<string, string>>
}

export interface GuessSettings {
  /** As the cloud does: collections and environments must be there before they are used. */
  strict: boolean
  /** Folder of a set of packages, by a function's dependencies. */
  packagesFor?: (dependencies: Record<string, string>) => string | undefined
}

/** Seconds. The cloud's own default is 3: on a laptop the first call also loads the SDK from a slow disk. */
const TIMEOUT = 20
/** WeChat's appids; what DevTools writes for a visitor is none. */
const APPID = /^wx[0-9a-f]{16}$/

/** @throws Error where project.config.json cannot be read */
export function guess(folder: string, { strict, packagesFor }: GuessSettings): Guess {
  const project = findProject(folder)
  const named = readSources([project.miniprogram, ...(project.functions ? [project.functions] : [])])
  const appid = APPID.test(project.appid ?? '') ? String(project.appid) : placeholder(project.root)
  const [env = 'local'] = named.environments
  const missing: Guess['missing'] = new Map()
  const functions: Record<string, FunctionOptions> = {}
  for (const name of project.functions === undefined ? [] : namesOfFunctions(project.functions)) {
    const path = join(project.functions ?? '', name)
    const dependencies = uninstalled(path)
    const packages = dependencies && packagesFor?.(dependencies)
    const examples = named.calls.get(name) ?? []
    functions[name] = {
      folder: path,
      timeout: timeoutOf(path),
      ...(packages !== undefined && { packages }),
      ...(examples.length > 0 && { examples }),
    }
    if (dependencies && packages === undefined) missing.set(name, dependencies)
  }
  const collections = Object.fromEntries(named.collections.map((name) => [name, {}]))
  const lenient = { answersToAny: !strict, makesCollections: !strict }
  const person = { openid: openidOf(appid), name: '访客' }
  return {
    project,
    missing,
    options: {
      miniPrograms: [
        { appid, secret: secretOf(appid), name: project.name, people: [person], answersToAny: !strict },
      ],
      environments: [{ env, appid, collections, functions, ...lenient }],
    },
  }
}

/** What package.json asks for where nothing of it is installed in the folder itself. */
function uninstalled(folder: string): Record<string, string> | undefined {
  const { dependencies = {} } = jsonIn(folder, 'package.json') as { dependencies?: Record<string, string> }
  const names = Object.keys(dependencies)
  const there = (name: string) => existsSync(join(folder, 'node_modules', name))
  return names.some((name) => !there(name)) ? dependencies : undefined
}

function timeoutOf(folder: string): number {
  const { timeout } = jsonIn(folder, 'config.json') as { timeout?: unknown }
  return typeof timeout === 'number' && timeout > 0 ? timeout : TIMEOUT
}

function jsonIn(folder: string, name: string): object {
  const file = join(folder, name)
  if (!existsSync(file)) return {}
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    // The function itself will tell, when it is called.
    return {}
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
/** The same for the same folder, so that data survive a restart. */
const placeholder = (root: string) => `wx${digest(root).slice(0, 16)}`
const openidOf = (appid: string) => `o${digest(`openid ${appid}`).slice(0, 27)}`
const secretOf = (appid: string) => digest(`local ${appid}`).slice(0, 32)
