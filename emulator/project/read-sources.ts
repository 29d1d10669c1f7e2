import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writtenCalls } from './call-literals'

/** What the sources of a project name as literals. */
export interface Named {
  /** `db.collection('…')` */
  collections: string[]
  /** `cloud.init({ env: '…' })` */
  environments: string[]
  /** Function → what `callFunction` sends it, each once. */
  calls: Map<string, Record<string, unknown>[]>
}

/** Bytes: a larger file is a bundle or data. */
const LARGEST = 512 * 1024
const MOST_FILES = 5_000
/** Of one function. */
const MOST_CALLS = 12
const IGNORED = /^(node_modules|miniprogram_npm|dist|unpackage|\..*)$/

const COLLECTION = /\.collection\(\s*(['"`])([A-Za-z][\w-]{0,63})\1\s*\)/g
const ENVIRONMENT = /\benv\s*:\s*(['"`])([a-z0-9][\w-]*)\1/gi

/** Reads all JavaScript and TypeScript below the folders, without running any. */
export function readSources(folders: readonly string[]): Named {
  const collections = new Set<string>()
  const environments = new Set<string>()
  const calls = new Map<string, Map<string, Record<string, unknown>>>()
  for (const file of folders.flatMap((folder) => sourcesBelow(folder)).slice(0, MOST_FILES)) {
    const source = readFileSync(file, 'utf8')
    for (const [, , name] of source.matchAll(COLLECTION)) if (name) collections.add(name)
    for (const { name, data } of writtenCalls(source)) {
      const known = calls.get(name) ?? new Map<string, Record<string, unknown>>()
      calls.set(name, known)
      if (Object.keys(data).length > 0 && known.size < MOST_CALLS) known.set(JSON.stringify(data), data)
    }
    if (!/\.init\(|\bwx\.cloud\b/.test(source)) continue
    for (const [, , name] of source.matchAll(ENVIRONMENT)) if (name) environments.add(name)
  }
  return {
    collections: [...collections].sort(),
    environments: [...environments],
    calls: new Map([...calls].map(([name, all]) => [name, [...all.values()]])),
  }
}

function sourcesBelow(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return IGNORED.test(entry.name) ? [] : sourcesBelow(path)
    if (!/\.(m|c)?(js|ts)x?$/.test(entry.name)) return []
    return statSync(path).size > LARGEST ? [] : [path]
  })
}
