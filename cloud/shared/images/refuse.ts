import type { Image } from '../../../contract'
import { database, update } from '../database'
import { describe, log } from '../log'
import { clearAway } from './clear-away'

/**
 * Takes a picture out of everybody's sight, then its object out of the storage: now, or, where the storage is down, by
 * the sweep.
 * @param from the states in which it may be refused
 * @returns false where it is in none of them any more
 */
export async function refuse(record: Image, from: Image['state'][]): Promise<boolean> {
  const { _id } = record
  const where = { _id, state: database().command.in(from) }
  // The sweep takes it up at once if this function ends here.
  if (!(await update('images', where, { state: 'refused', sweepAt: Date.now() }))) return false
  await clearAway({ ...record, state: 'refused' }).catch((cause: unknown) => {
    log.error('the object of a refused picture is left to the sweep', { _id, cause: describe(cause) })
  })
  return true
}
