import type { Image } from '../../../contract'
import { database, update } from '../database'
import { tidyOrLeave } from './tidy'

/**
 * Takes a picture out of everybody's sight, then its object out of the storage: now, or, where the storage is down, by
 * the sweep.
 * @param from the states in which it may be refused
 * @returns false where it is in none of them any more
 */
export async function refuse(_id: string, from: Image['state'][]): Promise<boolean> {
  const where = { _id, state: database().command.in(from) }
  // The sweep takes it up at once if this function ends here.
  if (!(await update('images', where, { state: 'refused', sweepAt: Date.now() }))) return false
  await tidyOrLeave(_id)
  return true
}
