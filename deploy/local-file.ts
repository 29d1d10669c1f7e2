import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LOCAL_ENV } from '../config/local-env'
import type { Setting } from './settings'

type Named = Pick<Setting, 'name' | 'what'>

/**
 * Sets values in `.env.local`, each with what it is; every other line stays as it is. The file is only for its owner's
 * eyes, and there is never half of it.
 */
export async function keep(root: string, changes: [Named, string][]): Promise<void> {
  if (changes.length === 0) return
  const file = join(root, LOCAL_ENV)
  const before = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return HEAD
    throw error
  })
  const after = changes.reduce((text, [setting, value]) => withValue(text, setting, value), before)
  await writeFile(`${file}.new`, after, { mode: 0o600 })
  await chmod(`${file}.new`, 0o600)
  await rename(`${file}.new`, file)
}

const HEAD = `# Ids, keys and secrets of this pair. Ignored by git: never show or send this file.
# npm run init writes it, npm run deploy and npm run doctor read it.
`

function withValue(text: string, { name, what }: Named, value: string): string {
  const line = `${name}=${/^[\w./:=,+@-]*$/.test(value) ? value : `'${value}'`}`
  const there = new RegExp(`^(export\\s+)?${name}\\s*=.*$`, 'm')
  if (there.test(text)) return text.replace(there, () => line)
  return `${text}${text.endsWith('\n') || text === '' ? '' : '\n'}\n# ${what}\n${line}\n`
}
