import { randomUUID } from 'node:crypto'
import { type Answer, Errcode, type Image } from '../../contract'
import { answer } from '../shared/answer'
import { isTimer } from '../shared/caller'
import { database, find, update } from '../shared/database'
import { isObject } from '../shared/event'
import { Failure } from '../shared/failure'
import { refuse } from '../shared/images/refuse'
import { isReplaced } from '../shared/images/replaced'
import { tidy } from '../shared/images/tidy'
import { describe, log } from '../shared/log'

/** Records of one run. */
const MOST = 200
/** Nothing new is begun after so long: ms. */
const BUDGET = 40_000
/** What could not be done is tried again after so long: ms. */
const LATER = 60 * 60_000

/**
 * Brings to its end what was begun and left: tickets that were never used, removals and copies that were cut off, what
 * was uploaded after its picture had been taken. By a timer. Each step may be the last, and may be done twice.
 */
export async function main(event: unknown): Promise<Answer> {
  return answer('images_sweep', randomUUID(), async () => {
    if (!isTimer() || (isObject(event) && 'relay' in event)) throw new Failure(Errcode.CALLER_UNVERIFIED)
    const now = Date.now()
    const begun = performance.now()
    const _ = database().command
    const due = await find('images', {
      where: { sweepAt: _.gte(1).and(_.lte(now)) },
      orderBy: [['sweepAt', 'asc']],
      limit: MOST,
    })
    const swept = { done: 0, postponed: 0 }
    for (const record of due) {
      if (performance.now() - begun > BUDGET) break
      swept[await settleOrPostpone(record, now)] += 1
    }
    return swept
  })
}

async function settleOrPostpone(record: Image, begun: number): Promise<'done' | 'postponed'> {
  const { _id, state } = record
  try {
    await settle(record, begun)
    return 'done'
  } catch (error) {
    log.error('a picture is left for later', { _id, state, cause: describe(error) })
    // One that never works must not stand in the way of the others.
    const due = { _id, sweepAt: database().command.lte(begun) }
    await update('images', due, { sweepAt: Date.now() + LATER })
    return 'postponed'
  }
}

async function settle(record: Image, begun: number): Promise<void> {
  const { _id, state } = record
  if (state === 'expected') {
    // First the record: an images_add that comes just now finds nothing to add to. A ticket that was renewed since is kept.
    const given = { _id, state, sweepAt: database().command.lte(begun) }
    await update('images', given, { state: 'removed', sweepAt: begun })
  } else if (state !== 'removed' && state !== 'refused' && (await isReplaced(record))) {
    log.warn('a picture was replaced after it had been checked', { _id })
    await refuse(_id, ['pending', 'approved'])
  }
  await tidy(_id)
}
