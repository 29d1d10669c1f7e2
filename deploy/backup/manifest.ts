import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Flavour } from '../../config/flavour'

/** What a backup holds: `manifest.json` in its folder, beside a file of lines for each collection. */
export interface Manifest {
  format: 1
  /** Of the contract that the documents fit: contract/release.ts. */
  release: string
  /** Moments as ISO 8601 has them. */
  begun: string
  /** Null: it has not come to its end. */
  ended: string | null
  /** Where the documents are from: app → environment. */
  environments: Partial<Record<Flavour, string>>
  /** Those that are whole. */
  collections: Record<string, Part>
}

export interface Part {
  app: Flavour
  documents: number
  bytes: number
  sha256: string
  /** How many documents the collection had just before it was read, and just afterwards. */
  counted: { before: number; after: number }
}

export const MANIFEST = 'manifest.json'

export const fileOf = (folder: string, collection: string): string => join(folder, `${collection}.jsonl`)

/** Undefined where there is none. @throws Error where it is none of ours */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const manifest = JSON.parse(text) as Manifest
  // A newer one may have another form.
  if ((manifest.format as number) !== 1)
    throw new Error(`${folder}: a backup of another format (${String(manifest.format)}).`)
  return manifest
}

/** There is never half of it. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const file = join(folder, MANIFEST)
  await writeFile(`${file}.new`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}
