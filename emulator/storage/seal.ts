import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

function keptSecret(file: string): Buffer {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
  return readFileSync(file)
}
