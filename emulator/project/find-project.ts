import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** Where a mini program and its cloud functions are. */
export interface Project {
  /** The folder that holds project.config.json, or the one that was asked for. */
  root: string
  /** Absolute path of project.config.json, where there is one. */
  config: string | undefined
  /** As WeChat DevTools wrote it there. */
  appid: string | undefined
  name: string
  /** Absolute path of the folder with one folder a function; undefined: none was found. */
  functions: string | undefined
  /** Absolute path of the mini program's own code. */
  miniprogram: string
}

/** How far below the folder project.config.json is looked for. */
const DEPTH = 3
const NOT_OURS = new Set(['node_modules', 'dist', 'miniprogram_npm', 'unpackage'])
/** Where functions lie when project.config.json does not say. */
const USUAL = ['cloudfunctions', 'cloud/functions', 'cloud', 'functions', 'cloudfunction']

/**
 * The mini program in a folder: the nearest project.config.json in it or below it whose cloudfunctionRoot is there, else
 * the nearest one, else the usual folders.
 */
export function findProject(folder: string): Project {
  const found = configsBelow(folder, DEPTH).map((config) => readProject(folder, config))
  return found.find(({ functions }) => functions !== undefined) ?? found[0] ?? readProject(folder, undefined)
}

/** Nearest first. */
function configsBelow(folder: string, depth: number): string[] {
  const own = join(folder, 'project.config.json')
  const here = existsSync(own) ? [own] : []
  if (depth === 0) return here
  const below = foldersIn(folder).filter((name) => !NOT_OURS.has(name) && !name.startsWith('.'))
  return [...here, ...below.flatMap((name) => configsBelow(join(folder, name), depth - 1))].sort(
    (a, b) => a.split(/[\\/]/).length - b.split(/[\\/]/).length,
  )
}

function readProject(folder: string, config: string | undefined): Project {
  const root = config === undefined ? resolve(folder) : dirname(config)
  const said = config === undefined ? {} : settingsOf(config)
  const named = text(said['cloudfunctionRoot'])
  const candidates = [...(named === undefined ? [] : [named]), ...USUAL].map((each) => join(root, each))
  const miniprogram = join(root, text(said['miniprogramRoot']) ?? '.')
  return {
    root,
    config,
    appid: text(said['appid']),
    name: text(said['projectname']) ?? (relative(dirname(root), root) || 'mini program'),
    functions: candidates.find((candidate) => namesOfFunctions(candidate).length > 0),
    miniprogram: existsSync(miniprogram) ? miniprogram : root,
  }
}

/** @throws Error with the file's name where it is no JSON */
function settingsOf(file: string): Record<string, unknown> {
  try {
    // WeChat DevTools on Windows may begin it with a byte order mark.
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as Record<string, unknown>
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`, { cause: error })
  }
}

/** The folders that hold a function: those with an index.js. */
export const namesOfFunctions = (folder: string): string[] =>
  foldersIn(folder).filter((name) => !NOT_OURS.has(name) && existsSync(join(folder, name, 'index.js')))

export function foldersIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
