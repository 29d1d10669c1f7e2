import { randomUUID } from 'node:crypto'
import { type Answer, Errcode, type User } from '../../contract'
import { PURGED, TRASH_DAYS } from '../../contract/states'
import { answer } from '../shared/answer'
import { isTimer } from '../shared/caller'
import { database, find, update } from '../shared/database'
import { isObject } from '../shared/event'
import { Failure } from '../shared/failure'
import { forget } from '../shared/forget'
import { describe, log } from '../shared/log'

/** Records of one run. */
const MOST = 100
/** Nothing new is begun after so long: ms. */
const BUDGET = 40_000
const DAY = 24 * 60 * 60_000

/**
 * Removes for good, with pictures and objects, whoever has been in the trash for TRASH_DAYS. By a timer. Each step may be
 * the last, and the next run goes on from there.
 */
export async function main(event: unknown): Promise<Answer> {
  return answer('users_purge', randomUUID(), async () => {
    if (!isTimer() || (isObject(event) && 'relay' in event)) throw new Failure(Errcode.CALLER_UNVERIFIED)
    const begun = performance.now()
    const due = { state: 'trashed' as const, since: database().command.lte(Date.now() - TRASH_DAYS * DAY) }
    const found = await find('users', { where: due, orderBy: [['since', 'asc']], limit: MOST })
    const purged = { done: 0, postponed: 0 }
    for (const person of found) {
      if (performance.now() - begun > BUDGET) break
      purged[await removeOrPostpone(person, due)] += 1
    }
    return purged
  })
}

async function removeOrPostpone({ _id }: User, due: object): Promise<'done' | 'postponed'> {
  try {
    // From here on nobody can restore this person: change() looks for it.
    const inc = database().command.inc(1)
    if (await update('users', { ...due, _id }, { since: PURGED, version: inc }))
      await forget({ func: 'users_purge' }, _id)
    return 'done'
  } catch (error) {
    log.error('a person in the trash is left for later', { _id, cause: describe(error) })
    return 'postponed'
  }
}
