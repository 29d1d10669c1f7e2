import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folderOf = (cache: string, dependencies: Record<string, string>) => {
  const sorted = Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1))
  return join(cache, createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16))
}

/** The folder of packages that were installed for these dependencies, where they were. */
export function installedPackages(cache: string, dependencies: Record<string, string>): string | undefined {
  const packages = join(folderOf(cache, dependencies), 'node_modules')
  return existsSync(packages) ? packages : undefined
}

/**
 * Installs a set of dependencies once, by npm, without running any package's scripts. Nothing is left of one that failed.
 * @throws Error with npm's own words
 */
export function installPackages(cache: string, dependencies: Record<string, string>): void {
  const folder = folderOf(cache, dependencies)
  const partial = `${folder}.partial`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true })
  writeFileSync(join(partial, 'package.json'), JSON.stringify({ private: true, dependencies }))
  try {
    execFileSync('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: partial,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    })
    renameSync(partial, folder)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    const { stderr } = error as { stderr?: Buffer }
    throw new Error(stderr?.toString().trim() || (error as Error).message, { cause: error })
  }
}
