import { randomUUID } from 'node:crypto'
import { type Answer, Errcode } from '../../contract'
import { DAY } from '../../contract/day'
import { answer } from '../shared/answer'
import { isTimer } from '../shared/caller'
import { slots } from '../shared/counts'
import { find } from '../shared/database'
import { isObject } from '../shared/event'
import { Failure } from '../shared/failure'
import { readCounts } from '../shared/read-counts'
import { compare } from './compare'
import { settleOrPostpone } from './settle-or-postpone'

/** New people of one run who were not counted at once. */
const MOST = 500
/** Nothing new is begun after so long: ms. */
const BUDGET = 40_000

/**
 * Counts whoever was not counted when they registered, then compares each slot of `counts` with the records once a day,
 * those that have waited longest first. By a timer. It may be killed anywhere, and may run twice at once.
 */
export async function main(event: unknown): Promise<Answer> {
  return answer('counts_repair', randomUUID(), async () => {
    if (!isTimer() || (isObject(event) && 'relay' in event)) throw new Failure(Errcode.CALLER_UNVERIFIED)
    const begun = performance.now()
    const over = () => performance.now() - begun > BUDGET
    const done = { settled: 0, postponed: 0, agreed: 0, repaired: 0, busy: 0 }
    const uncounted = await find('users', { where: { counted: '' }, limit: MOST })
    for (const { _id } of uncounted) {
      if (over()) break
      done[await settleOrPostpone(_id)] += 1
    }
    for (const slot of await dueSlots()) {
      if (over()) break
      const compared = await compare(slot, over)
      done.settled += compared.settled
      done.postponed += compared.postponed
      done[compared.outcome] += 1
    }
    return done
  })
}

/** Those that were not compared today, or never. */
async function dueSlots(): Promise<string[]> {
  const compared = new Map((await readCounts(['compared'])).map((each) => [each._id, each.compared]))
  const since = (slot: string) => compared.get(slot) ?? 0
  return slots.filter((slot) => since(slot) <= Date.now() - DAY).sort((a, b) => since(a) - since(b))
}
