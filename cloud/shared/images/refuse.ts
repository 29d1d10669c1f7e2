import type { Image, Refusal } from '../../../contract'
import type { By } from '../entry'
import { tidyOrLeave } from './tidy'
import { turn } from './turn'

/**
 * Takes a picture out of everybody's sight, then its object out of the storage: now, or, where the storage is down, by
 * the sweep.
 * @param from the states in which it may be refused
 * @param by the administrator whose decision it is; left out: the platform's
 * @param refusal why, as its owner is told
 * @returns false where it is in none of them any more
 */
export async function refuse(
  _id: string,
  from: Image['state'][],
  by?: By,
  refusal?: Refusal,
): Promise<boolean> {
  // The sweep takes it up at once if this function ends here.
  if (!(await turn(_id, from, { state: 'refused', sweepAt: Date.now(), ...(refusal && { refusal }) }, by)))
    return false
  await tidyOrLeave(_id)
  return true
}
