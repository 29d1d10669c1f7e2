import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { lockFile } from '../../shared/file-lock'
import { noSpace } from '../../shared/no-space'
import { readKept } from '../../shared/kept-json'

/** What is known of an object. */
export interface StoredObject {
  bucket: string
  key: string
  /** Content-Type */
  type: string
  /** bytes */
  size: number
  /** MD5 in hex; of one that was put together from parts, the MD5 of theirs and their number */
  etag: string
  /** ms since 1970, by the emulator's clock */
  modified: number
  /** Who uploaded it from a phone, as one text per person; absent: a function did. */
  owner?: string
  /** What its sender wants said with every answer besides the type: `cache-control`, `x-amz-meta-…`. */
  headers?: Record<string, string>
}

/** A record beside its object: `<name>.json` says which file `<name>.<random>` holds the bytes. */
export interface Entry extends StoredObject {
  file: string
}

/** Nothing of a key ever becomes part of a path: it may hold `../`, or be longer than a file name can. */
export const nameOf = (bucket: string, key: string) =>
  createHash('sha256').update(`${bucket}/${key}`).digest('hex')

export interface Folder {
  path: string
  /** Lets another emulator have it; a temporary one is removed. */
  release(): Promise<void>
}

/**
 * @param given left out: a temporary folder
 * @throws Error where another emulator has it: it would take that one's uploads for what a crash has left behind
 */
export function openFolder(given: string | undefined): Folder {
  if (given === undefined) {
    const path = mkdtempSync(join(tmpdir(), 'emulator-storage-'))
    return { path, release: () => rm(path, { recursive: true, force: true }) }
  }
  mkdirSync(given, { recursive: true })
  const unlock = lockFile(join(given, 'objects'))
  return { path: given, release: () => Promise.resolve().then(unlock) }
}

/** Reads every record and removes what no record names, nor anybody holds: uploads that a crash has cut off. */
export function readEntries(folder: string, held: ReadonlySet<string>): Entry[] {
  const names = readdirSync(folder)
  const entries = names.filter((name) => name.endsWith('.json')).map((name) => readEntry(join(folder, name)))
  const known = new Set(entries.flatMap(({ bucket, key, file }) => [file, `${nameOf(bucket, key)}.json`]))
  for (const name of names)
    if (/^[0-9a-f]{64}\./.test(name) && !known.has(name) && !held.has(name))
      rmSync(join(folder, name), { force: true })
  return entries
}

const Kept = v.looseObject({
  bucket: v.string(),
  key: v.string(),
  type: v.string(),
  etag: v.string(),
  file: v.string(),
  size: v.number(),
  modified: v.number(),
  owner: v.exactOptional(v.string()),
  headers: v.exactOptional(v.record(v.string(), v.string())),
})

const readEntry = (file: string): Entry =>
  readKept(file, Kept, 'the uploaded file that it is about is then gone.')

/** The moment at which an object appears, or is replaced: whoever looks finds the old one or the new one whole. */
export function writeEntry(folder: string, entry: Entry): void {
  const record = join(folder, `${nameOf(entry.bucket, entry.key)}.json`)
  const draft = join(folder, `${entry.file}.draft`)
  try {
    writeFileSync(draft, JSON.stringify(entry), { flush: true })
    renameSync(draft, record)
  } catch (error) {
    rmSync(draft, { force: true })
    throw noSpace(record, error)
  }
}

export function removeEntry(folder: string, { bucket, key }: StoredObject): void {
  rmSync(join(folder, `${nameOf(bucket, key)}.json`), { force: true })
}
