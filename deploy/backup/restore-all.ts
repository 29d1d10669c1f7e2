import type { Flavour } from '../../config/flavour'
import type { Collection } from '../../contract/collections'
import type { Place } from '../environment'
import { contentsOf } from './lines'
import { fileOf, type Manifest, readManifest } from './manifest'
import { compare, type Difference, type Kept, putBack, removeExtra } from './put-back'

export interface Wanted {
  folder: string
  manifest: Manifest
  /** Those of the contract. */
  collections: Record<string, Collection>
  /** These alone; none: all that the backup has. */
  names: string[]
  /** Whose documents that the backup has not are removed. */
  remove: string[]
  reach(app: Flavour): Promise<Place>
  /** Documents at once. */
  page?: number
}

/** A collection, and what has to be done with it. */
export interface Chosen extends Kept {
  name: string
  env: string
  mayRemove: boolean
  difference: Difference
}

/** @throws Error in a sentence, where it is no backup, not whole, or not what was written */
export async function readWhole(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder)
  if (!manifest) throw new Error(`${folder} holds no backup: it has no manifest.json.`)
  if (manifest.ended === null)
    throw new Error(`${folder} was not brought to its end: npm run backup goes on with it.`)
  for (const [name, { documents, sha256 }] of Object.entries(manifest.collections)) {
    const file = fileOf(folder, name)
    const found = await contentsOf(file).catch(() => undefined)
    if (found?.sha256 !== sha256 || found.documents !== documents)
      throw new Error(`${file} is not what was written: the backup is damaged, and nothing was done.`)
  }
  return manifest
}

/** @throws Error in a sentence, where a name is of none or a collection is not there; CloudApiError */
export async function lookAt(wanted: Wanted): Promise<Chosen[]> {
  const { folder, manifest, collections, names, remove, reach, page } = wanted
  const all = Object.entries(manifest.collections).filter(([name]) => name in collections)
  const strange = [...names, ...remove].find((name) => !all.some(([known]) => known === name))
  if (strange !== undefined)
    throw new Error(`${strange} is no collection that this backup and this pair know.`)
  const places: Partial<Record<Flavour, Place>> = {}
  const chosen: Chosen[] = []
  for (const [name, { app }] of all) {
    if (names.length > 0 && !names.includes(name)) continue
    const place = (places[app] ??= await reach(app))
    const kept = { shelf: { place, name }, file: fileOf(folder, name), ...(page !== undefined && { page }) }
    const difference = await compare(kept)
    chosen.push({ ...kept, name, env: place.env, mayRemove: remove.includes(name), difference })
  }
  return chosen
}

/**
 * Removes before it writes, since what is only there may have what only one may have.
 * @param done is told of each collection
 * @throws Error where something is not as in the backup at the end; CloudApiError
 */
export async function restoreAll(chosen: Chosen[], done: (each: Chosen) => void): Promise<void> {
  for (const each of chosen) {
    if (each.mayRemove) await removeExtra(each)
    await putBack(each)
    const { other, missing, extra } = await compare(each)
    if (other + missing > 0 || (each.mayRemove && extra > 0))
      throw new Error(
        `${each.name}: ${other + missing + extra} documents are not as in the backup. Somebody writes there; run it again.`,
      )
    done(each)
  }
}
