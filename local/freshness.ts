import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type App, outputOf, projectRoot } from '../scripts/taro'

/** What an app is made of. */
const sources = ['src', 'contract', 'config', 'babel.config.js', 'package-lock.json', 'tsconfig.json']

/** Has this app's H5 build been made after the last change of anything it is made of? */
export async function isFresh(app: App): Promise<boolean> {
  const built = await changed(join(outputOf(app, 'h5'), 'index.html')).catch(() => 0)
  return built > (await lastChange())
}

/** When anything that an app is made of was changed last, ms since 1970. */
export async function lastChange(): Promise<number> {
  return Math.max(...(await Promise.all(sources.map((source) => newest(join(projectRoot, source))))))
}

const changed = async (path: string): Promise<number> => (await stat(path)).mtimeMs

/** The last change of a file or of anything in a folder; a folder changes when a file in it comes or goes. */
async function newest(path: string): Promise<number> {
  const found = await stat(path)
  if (!found.isDirectory()) return found.mtimeMs
  const inside = await readdir(path)
  return Math.max(found.mtimeMs, ...(await Promise.all(inside.map((name) => newest(join(path, name))))))
}
