import { mkdir, open, rm, truncate } from 'node:fs/promises'
import type { Flavour } from '../../config/flavour'
import type { Collection } from '../../contract/collections'
import { release } from '../../contract/release'
import type { Place } from '../environment'
import { countOf, idIn, linesIn, PAGE, type Shelf } from './documents'
import { contentsOf } from './lines'
import { fileOf, type Manifest, type Part, readManifest, writeManifest } from './manifest'

export interface Source {
  /** The environments to be read. */
  places: Partial<Record<Flavour, Place>>
  collections: Record<string, Collection>
  folder: string
  /** Documents asked for at once. */
  page?: number
}

/** Collections of an app that hold what can't be had again. */
export const namesOf = (collections: Record<string, Collection>, app: Flavour): string[] =>
  Object.entries(collections).flatMap(([name, { env, cache }]) => (env === app && !cache ? [name] : []))

/**
 * Every collection of the places into the folder, a page at a time. Whatever ends it, the next run goes on behind the last whole line.
 * @param done is told of each collection
 * @throws Error where the folder holds another pair's; CloudApiError
 */
export async function backUp(
  { places, collections, folder, page = PAGE }: Source,
  done: (name: string, part: Part) => void,
): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const manifest = (await readManifest(folder)) ?? {
    format: 1,
    release,
    begun: new Date().toISOString(),
    ended: null,
    environments: {},
    collections: {},
  }
  mustGoOn(manifest, places, folder)
  for (const [app, place] of Object.entries(places) as [Flavour, Place][]) {
    manifest.environments[app] = place.env
    await writeManifest(folder, manifest)
    for (const name of namesOf(collections, app)) {
      const part = (manifest.collections[name] ??= {
        app,
        ...(await readAll({ place, name }, fileOf(folder, name), page)),
      })
      await writeManifest(folder, manifest)
      done(name, part)
    }
  }
  manifest.ended = new Date().toISOString()
  await writeManifest(folder, manifest)
  return manifest
}

function mustGoOn(
  { ended, environments, release: theirs }: Manifest,
  places: Source['places'],
  folder: string,
) {
  if (ended !== null) throw new Error(`${folder} holds a whole backup already, of ${ended}.`)
  if (theirs !== release)
    throw new Error(`${folder} was begun with version ${theirs}, and this is ${release}: begin another one.`)
  for (const [app, place] of Object.entries(places) as [Flavour, Place][])
    if (environments[app] !== undefined && environments[app] !== place.env)
      throw new Error(`${folder} was begun with ${environments[app]}, and this is ${place.env}.`)
}

async function readAll(shelf: Shelf, file: string, page: number): Promise<Omit<Part, 'app'>> {
  const before = await countOf(shelf)
  const handle = await open(file, 'a', 0o600)
  try {
    const { bytes, last } = await contentsOf(file)
    // Of the last run: half a line.
    await truncate(file, bytes)
    let after = last === undefined ? undefined : idIn(last)
    for (;;) {
      const lines = await linesIn(shelf, { ...(after !== undefined && { after }), limit: page })
      const end = lines.at(-1)
      if (end === undefined) break
      await handle.appendFile(`${lines.join('\n')}\n`)
      after = idIn(end)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  const { documents, bytes, sha256 } = await contentsOf(file)
  const counted = { before, after: await countOf(shelf) }
  if (isWhole(documents, counted)) return { documents, bytes, sha256, counted }
  await rm(file)
  throw new Error(
    `${shelf.name}: ${documents} documents were read, and there were ${counted.before} before and ${counted.after} after it. ` +
      'It is written to too much, or holds an _id that is no text. Run it again, at a quieter hour.',
  )
}

/** As many as there were at some moment while it was read. */
const isWhole = (documents: number, { before, after }: Part['counted']): boolean =>
  documents >= Math.min(before, after) && documents <= Math.max(before, after)
