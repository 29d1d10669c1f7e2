import { existsSync } from 'node:fs'
import { readFile, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { packages } from '../stage/folders'

export interface FolderSize {
  bytes: number
  /** Packages that come with it. */
  packages: number
}

/** Of a folder with nothing to install. */
export async function folderSize(folder: string): Promise<FolderSize> {
  return { bytes: await bytesIn(folder), packages: 0 }
}

/** Of a folder together with the packages it asks for and all that these ask for, as installed here. */
export async function sizeWithPackages(folder: string, wanted: string[]): Promise<FolderSize> {
  const found = new Map<string, number>()
  const collect = async (name: string, from: string): Promise<void> => {
    const place = installedAt(name, from)
    if (place === undefined || found.has(place)) return
    found.set(place, 0)
    found.set(place, await bytesIn(place))
    for (const dependency of await dependenciesOf(place)) await collect(dependency, place)
  }
  for (const name of wanted) await collect(name, dirname(packages))
  const bytes = [...found.values()].reduce((sum, each) => sum + each, await bytesIn(folder))
  return { bytes, packages: found.size }
}

/** Where Node finds a package from a folder. */
function installedAt(name: string, from: string): string | undefined {
  const place = join(from, 'node_modules', name)
  if (existsSync(join(place, 'package.json'))) return place
  return from === dirname(from) ? undefined : installedAt(name, dirname(from))
}

async function dependenciesOf(place: string): Promise<string[]> {
  const text = await readFile(join(place, 'package.json'), 'utf8')
  const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> }
  return Object.keys(dependencies)
}

/** Without the packages inside it: those that are asked for are counted where they are. */
async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true })
  const sizes = entries.map(async (entry): Promise<number> => {
    const path = join(folder, entry.name)
    if (entry.name === 'node_modules') return 0
    if (entry.isDirectory()) return bytesIn(path)
    return entry.isFile() ? (await stat(path)).size : 0
  })
  return (await Promise.all(sizes)).reduce((sum, each) => sum + each, 0)
}
