import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from './taro'

/**
 * `npm run lock`, after every change of packages: adds to package-lock.json what npm leaves out of it when the
 * registry in use does not carry the binaries of other systems. Without them `npm ci` fails there
 * ("Missing: @rollup/rollup-darwin-arm64 from lock file"). https://github.com/npm/cli/issues/4828
 */
interface Entry {
  version?: string
  optional?: boolean
  dev?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

const file = join(projectRoot, 'package-lock.json')
const lock = JSON.parse(await readFile(file, 'utf8')) as { packages: Record<string, Entry> }

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'openharmony', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']

/** Nearest node_modules first, as Node looks for it. */
function isLocked(name: string, parent: string): boolean {
  const folders = parent
    .split('/node_modules/')
    .map((_, i, parts) => parts.slice(0, i + 1).join('/node_modules/'))
  return [...folders, ''].some(
    (folder) => `${folder ? `${folder}/` : ''}node_modules/${name}` in lock.packages,
  )
}

function binary(name: string, version: string, dev: boolean | undefined): Entry {
  const words = name.split(/[-/]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.includes('gnu')
      ? ['glibc']
      : []
  const onLinux = os.includes('linux') && libc.length > 0
  return { version, cpu, ...(dev ? { dev } : {}), optional: true, os, ...(onLinux ? { libc } : {}) }
}

let added = 0
for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const entry = binary(name, version, dev)
    if (isLocked(name, parent)) continue
    if (entry.os?.length === 0) {
      // No binary: NutUI's usage statistics, which we do without and which not every registry has.
      Reflect.deleteProperty(optionalDependencies, name)
      continue
    }
    const place = `node_modules/${name}`
    lock.packages[place in lock.packages ? `${parent}/${place}` : place] = entry
    added += 1
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
await writeFile(file, JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2) + '\n')
console.log(`package-lock.json: ${added} binaries of other systems added.`)
