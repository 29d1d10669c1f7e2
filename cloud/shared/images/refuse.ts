import type { Image } from '../../../contract'
import type { By } from '../entry'
import { tidyOrLeave } from './tidy'
import { turn } from './turn'

/**
 * Takes a picture out of everybody's sight, then its object out of the storage: now, or, where the storage is down, by
 * the sweep.
 * @param from the states in which it may be refused
 * @param by the administrator whose decision it is; left out: the platform's
 * @returns false where it is in none of them any more
 */
export async function refuse(_id: string, from: Image['state'][], by?: By): Promise<boolean> {
  // The sweep takes it up at once if this function ends here.
  if (!(await turn(_id, from, { state: 'refused', sweepAt: Date.now() }, by))) return false
  await tidyOrLeave(_id)
  return true
}
