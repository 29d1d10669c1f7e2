import { setImmediate as turn } from 'node:timers/promises'
import type { Document } from './document'
import { keyOf } from './ejson'
import type { Change } from './engine/change'
import type { Collection } from './engine/collection'
import { checkStorable } from './storable'

/** A document and the line of the file that it came from. */
export interface Row {
  line: number
  document: Document
}

/**
 * insert: every document is new. upsert: one whose `_id` is there takes that one's place.
 * https://docs.cloudbase.net/database/manage
 */
export type OnConflict = 'insert' | 'upsert'

/** What is wrong with which line of an import. */
export class BadLine extends Error {
  override readonly name = 'BadLine'
  constructor(
    readonly line: number,
    reason: string,
    /** How many documents had been written by then. */
    readonly imported = 0,
  ) {
    super(reason)
  }
}

/** Documents between two turns of the event loop: others are answered meanwhile. */
const AT_ONCE = 500

/** Looks at all of them before the first is written. @throws BadLine */
export async function checkRows(collection: Collection, rows: Row[], conflict: OnConflict): Promise<void> {
  const taken = new Map<string, { line: number; id: string }>()
  for (const [i, { line, document }] of rows.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await turn()
    const given = document['_id']
    const id = given === undefined ? `line ${line}` : keyOf(given)
    const isOther = (holder: Document) => conflict === 'insert' || keyOf(holder['_id']) !== id
    try {
      checkStorable(document)
      collection.checkUnique(document, isOther)
    } catch (error) {
      throw new BadLine(line, (error as Error).message)
    }
    const keys = collection.uniqueKeys(document).map(({ index, key }) => `${index} ${key}`)
    for (const key of [id, ...keys]) {
      const first = taken.get(key)
      if (first && (conflict === 'insert' || first.id !== id))
        throw new BadLine(line, `line ${first.line} has the same ${key === id ? '_id' : 'unique value'}`)
      taken.set(key, { line, id })
    }
  }
}

/**
 * Writes in batches, each of which is in whole or not at all.
 * @param write resolves when the batch is on disk
 * @throws BadLine where a batch can no longer be written
 */
export async function writeRows(
  collection: Collection,
  rows: Row[],
  conflict: OnConflict,
  write: (changes: Change[]) => Promise<void>,
): Promise<{ inserted: number; updated: number }> {
  let updated = 0
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const batch = new Map(rows.slice(at, at + AT_ONCE).map((row) => [keyOf(row.document['_id']), row]))
    const changes = [...batch].map(([key, { document: after }]) => {
      const before = conflict === 'upsert' ? collection.documents.get(key) : undefined
      return { collection: collection.name, after, ...(before && { before, replaces: true as const }) }
    })
    try {
      await write(changes)
    } catch (error) {
      throw new BadLine(rows[at]?.line ?? 0, (error as Error).message, at)
    }
    updated += changes.filter(({ before }) => before).length
    await turn()
  }
  return { inserted: rows.length - updated, updated }
}
