import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { inject } from 'vitest'
import type { AppJson } from './app-json'

export type Flavour = 'user' | 'admin'

/** A mini program: path inside `miniprogram/` → text. */
export interface App {
  /** The folder that WeChat DevTools opens. */
  folder: string
  files: Record<string, string>
  config: AppJson
}

/** As `taro build` wrote it, never edited. */
export interface BuiltApp extends App {
  flavour: Flavour
}

/** Reads `dist/<flavour>/miniprogram`. */
export function readBuiltApp(flavour: Flavour, dist = inject('dist')): BuiltApp {
  const folder = join(dist, flavour)
  if (!existsSync(join(folder, 'miniprogram/app.json'))) {
    throw new Error(`${folder}/miniprogram/app.json is missing: run \`npm run build\` first`)
  }
  return { flavour, ...readApp(folder) }
}

/** A mini program as it is opened in WeChat DevTools, in the folder `miniprogram` of a project. */
export function readApp(folder: string): App {
  const root = join(folder, 'miniprogram')
  const files = Object.fromEntries(
    filesUnder(root).map((path) => [
      relative(root, path).split(sep).join('/'),
      readFileSync(path, isText(path) ? 'utf8' : 'latin1'),
    ]),
  )
  return { folder, files, config: JSON.parse(files['app.json'] ?? '{}') as AppJson }
}

/** Every file below a folder, as absolute paths. */
export const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const isText = (path: string) => /\.(js|json|wxml|wxss|wxs|txt)$/.test(path)
