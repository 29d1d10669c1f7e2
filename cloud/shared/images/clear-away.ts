import type { Image } from '../../../contract'
import { remove, update } from '../database'
import { storage } from '../storage/storage'

/** An upload that began before its ticket ended may go on for so long: ms. */
export const AFTERMATH = 10 * 60_000

/**
 * Removes the object of a picture that is refused or removed already, so that nobody is shown a link to nothing; then
 * the record, if it is removed. While the ticket lasts somebody could upload again: the sweep comes back after that.
 * @throws Failure STORAGE_FAILED, and then the sweep tries again
 */
export async function clearAway(
  { _id, key, ticketEnds, state }: Pick<Image, '_id' | 'key' | 'ticketEnds' | 'state'>,
  now = Date.now(),
): Promise<void> {
  await storage().remove(key)
  const over = ticketEnds + AFTERMATH
  if (now < over) await update('images', { _id, state }, { sweepAt: over })
  else if (state === 'removed') await remove('images', _id)
  else await update('images', { _id, state }, { sweepAt: 0 })
}
