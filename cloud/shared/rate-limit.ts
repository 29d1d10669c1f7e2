import { Errcode } from '../../contract'
import { Failure } from './failure'
import { steadyNow } from './steady-clock'

/**
 * How often one person may call: a bucket of calls that fills up again. It lives in this instance's memory, so
 * that it costs no database call; several instances together allow a multiple, which still stops a flood.
 */
const BURST = 60
/** Calls per second. */
const REFILL = 2
/** People remembered; whoever called longest ago is forgotten first. */
const REMEMBERED = 10_000

interface Bucket {
  calls: number
  at: number
}

const buckets = new Map<string, Bucket>()

/**
 * Takes one call out of this person's bucket.
 * @throws Failure TOO_MANY_CALLS with `data.retryAfter` in seconds
 */
export function spendCall({ appid, openid }: { appid: string; openid: string }, now = steadyNow()): void {
  const who = `${appid}:${openid}`
  const { calls, at } = buckets.get(who) ?? { calls: BURST, at: now }
  const filled = Math.min(BURST, calls + ((now - at) / 1000) * REFILL)
  const spent = filled >= 1
  // Deleted first, so that the map stays in the order of last calls.
  buckets.delete(who)
  buckets.set(who, { calls: spent ? filled - 1 : filled, at: now })
  forgetTheOldest()
  if (!spent) {
    const retryAfter = Math.ceil((1 - filled) / REFILL)
    throw new Failure(Errcode.TOO_MANY_CALLS, undefined, { retryAfter })
  }
}

function forgetTheOldest(): void {
  if (buckets.size <= REMEMBERED) return
  for (const oldest of buckets.keys()) {
    buckets.delete(oldest)
    return
  }
}
