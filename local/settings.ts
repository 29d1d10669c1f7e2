import { join, relative, resolve } from 'node:path'
import { projectRoot } from '../scripts/taro'

const LAST_PORT = 65_535

/**
 * The ports that `npm start` may take: the one of PORT (default 8787), else one of the nine behind it.
 *
 * @throws in a sentence, for a PORT that is none.
 */
export function ports({ PORT }: NodeJS.ProcessEnv): { first: number; last: number } {
  const first = PORT ? Number(PORT) : 8787
  if (!/^\d*$/.test(PORT ?? '') || first < 1 || first > LAST_PORT)
    throw new Error(`PORT is "${PORT}"; it must be a whole number from 1 to ${LAST_PORT}.`)
  return { first, last: Math.min(first + 9, LAST_PORT) }
}

/** Where the data of `npm start` lie: DUET_DATA, or `.data` in the project. */
export const dataFolder = ({ DUET_DATA }: NodeJS.ProcessEnv): string =>
  DUET_DATA ? resolve(DUET_DATA) : join(projectRoot, '.data')

/** A folder as it is printed: short where it lies below the one that the person is in. */
export function shown(folder: string, from = process.cwd()): string {
  const short = relative(from, folder)
  return short !== '' && !short.startsWith('..') ? `${short}/` : `${folder}/`
}
