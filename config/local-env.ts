import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

/** What this machine keeps for itself: ids, keys and secrets of the pair. Ignored by git; `npm run init` writes it. */
export const LOCAL_ENV = '.env.local'

/** Its values, or those of the process where that has them, too: name → value, blank ones left out. */
export const localEnv = (root: string, shell: NodeJS.ProcessEnv = process.env): Record<string, string> => ({
  ...filled(readLocalEnv(root)),
  ...filled(shell),
})

const filled = (values: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  )

/** Its values alone; none where there is no such file. */
export function readLocalEnv(root: string): Record<string, string> {
  try {
    return parseEnv(readFileSync(join(root, LOCAL_ENV), 'utf8')) as Record<string, string>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
