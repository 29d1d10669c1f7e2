import type { Image } from '../../../contract'
import { findById, remove, update } from '../database'
import { describe, log } from '../log'
import { storage } from '../storage/storage'

/** What began before a ticket ended, or a function did, may go on for so long: ms. */
const AFTERMATH = 10 * 60_000

/**
 * Removes the objects that a picture should not have, by its record as it is now: all of one that is refused or
 * removed, what was uploaded and lost copies of one that is kept. While somebody may still be writing, the sweep comes
 * back after that; then a removed picture's record goes, too.
 * @throws Failure STORAGE_FAILED, and then the sweep tries again
 */
export async function tidy(_id: string): Promise<void> {
  // Read here and not before the change that led here: from then on nothing of this can change any more.
  const record = await findById('images', _id)
  if (!record || record.state === 'expected') return
  const { state, ticketEnds } = record
  await Promise.all(unwanted(record).map((key) => storage().remove(key)))
  const over = ticketEnds + AFTERMATH
  if (Date.now() < over) await update('images', { _id, state }, { sweepAt: over })
  else if (state === 'removed') await remove('images', _id)
  else await update('images', { _id, state }, { sweepAt: 0, copies: [] })
}

/** The same where the answer does not depend on it: the sweep has been told to come at once. */
export async function tidyOrLeave(_id: string): Promise<void> {
  await tidy(_id).catch((cause: unknown) => {
    log.error('objects that are not wanted are left to the sweep', { _id, cause: describe(cause) })
  })
}

function unwanted({ state, key, upload, copies = [] }: Image): string[] {
  const kept = state === 'pending' || state === 'approved'
  const all = new Set([key, ...(upload ? [upload.key] : []), ...copies])
  all.delete('')
  if (kept) all.delete(key)
  return [...all]
}
