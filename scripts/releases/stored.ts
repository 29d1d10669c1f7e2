import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Errcode, functions } from '../../contract'
import { release } from '../../contract/release'
import { projectRoot } from '../taro'
import { type Shape, shapeOf } from './shape'

/** A file for each release, as it was released. */
export const folder = join(projectRoot, 'contract/releases')

/** The contract as the sources have it. */
export const present = (as = release): Shape => shapeOf(as, { functions, errcodes: Errcode })

/** The newest one that was released, by its number. @throws Error where there is none */
export async function lastRelease(): Promise<Shape> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  const [last] = names.sort((one, other) => compareNumbers(other, one))
  if (last === undefined) throw new Error('contract/releases has no release yet: npm run release.')
  return JSON.parse(await readFile(join(folder, last), 'utf8')) as Shape
}

export function compareNumbers(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => (text.match(/\d+/g) ?? []).map(Number))
  return [0, 1, 2].reduce((order, i) => order || (a?.[i] ?? 0) - (b?.[i] ?? 0), 0)
}
