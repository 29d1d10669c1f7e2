import type { Caller } from '../shared/caller'
import { newestFirst } from '../shared/cursor'
import { database, find } from '../shared/database'
import { personId } from '../shared/person-id'

/** Wrong codes of one person that are heard within an hour. */
const MOST = 10
/** ms */
const HOUR = 60 * 60_000

/**
 * May this person try a code? Counted by the refusals in `audit`, which all instances share; what runs at the same time may
 * get a few more through, as many as `rate-limit.ts` lets one person call.
 * @throws Failure READ_FAILED
 */
export async function mayTry(caller: Caller): Promise<boolean> {
  const where = {
    who: personId(caller),
    func: 'admins_claim',
    createtime: database().command.gt(Date.now() - HOUR),
  }
  const tried = await find('audit', { where, orderBy: newestFirst, limit: MOST })
  return tried.length < MOST
}
