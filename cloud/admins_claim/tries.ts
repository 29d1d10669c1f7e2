import { Errcode } from '../../contract'
import type { Caller } from '../shared/caller'
import { newestFirst } from '../shared/cursor'
import { database, find } from '../shared/database'
import { Failure } from '../shared/failure'
import { personId } from '../shared/person-id'

/** Wrong codes of one person that are heard within an hour. */
const MOST = 10
/** ms */
const HOUR = 60 * 60_000

/**
 * May this person try a code? Counted by the refusals in `audit`, which all instances share; what runs at the same time may
 * get a few more through, as many as `rate-limit.ts` lets one person call.
 * @throws Failure TOO_MANY_CALLS with `data.retryAfter` in seconds, READ_FAILED
 */
export async function mayTry(caller: Caller): Promise<void> {
  const now = Date.now()
  const where = {
    ...{ who: personId(caller), func: 'admins_claim' },
    createtime: database().command.gt(now - HOUR),
  }
  const tried = await find('audit', { where, orderBy: newestFirst, limit: MOST })
  const oldest = tried[MOST - 1]
  if (!oldest) return
  const retryAfter = Math.ceil((oldest.createtime + HOUR - now) / 1000)
  throw new Failure(Errcode.TOO_MANY_CALLS, '试的次数太多了，请一小时后再试', { retryAfter })
}
