import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { damaged } from '../shared/damaged'
import { sameSignature } from './dialects/same-signature'

/** Signs what WeChat would sign with keys of its own; nobody but the emulator can. */
export interface Seal {
  make(text: string): string
  isOf(seal: string | undefined, text: string): boolean
}

/** @param folder where the secret is kept, so that a signed link outlives a restart as the files do */
export function createSeal(folder: string | undefined): Seal {
  const secret = folder === undefined ? randomBytes(32) : keptSecret(join(folder, 'secret'))
  const make = (text: string) => createHmac('sha256', secret).update(text).digest('hex').slice(0, 40)
  return { make, isOf: (seal, text) => sameSignature(seal, make(text)) }
}

/** bytes */
const SECRET = 32

function keptSecret(file: string): Buffer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    // Aside and renamed: on a full disk half of it would stay.
    writeFileSync(`${file}.new`, randomBytes(SECRET), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  const secret = readFileSync(file)
  if (secret.length === SECRET) return secret
  const what = `it has ${secret.length} bytes instead of ${SECRET}`
  throw damaged(file, what, 'links to private files that were given out before no longer open then.')
}
