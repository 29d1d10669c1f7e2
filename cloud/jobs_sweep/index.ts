import { randomUUID } from 'node:crypto'
import { type Answer, Errcode } from '../../contract'
import { answer } from '../shared/answer'
import { isTimer } from '../shared/caller'
import { database, find, remove, removeAll } from '../shared/database'
import { isObject } from '../shared/event'
import { Failure } from '../shared/failure'
import { push } from '../shared/jobs/push'
import { describe, log } from '../shared/log'

/** Jobs of one run. */
const MOST = 100
/** Nothing new is begun after so long: ms. */
const BUDGET = 40_000

/** Pushes on what nobody looks at, and removes jobs that are over a week old. By a timer. Each step may be the last. */
export async function main(event: unknown): Promise<Answer> {
  return answer('jobs_sweep', randomUUID(), async () => {
    if (!isTimer() || (isObject(event) && 'relay' in event)) throw new Failure(Errcode.CALLER_UNVERIFIED)
    const begun = performance.now()
    const left = () => BUDGET - (performance.now() - begun)
    const _ = database().command
    const old = await find('jobs', { where: { ends: _.lte(Date.now()) }, limit: MOST })
    for (const { _id, kind } of old) {
      // The job goes last: what is cut off here is found again.
      if (kind === 'import') await removeAll('imports', { job: _id })
      await remove('jobs', _id)
    }
    const open = await find('jobs', {
      where: { status: _.in(['running', 'stopping', 'undoing']) },
      orderBy: [['createtime', 'asc']],
      limit: MOST,
    })
    for (const { _id } of open) await pushOrLeave(_id, left())
    return { pushed: open.length, removed: old.length }
  })
}

/** One that goes wrong must not stand in the way of the others. */
async function pushOrLeave(_id: string, budget: number): Promise<void> {
  try {
    await push(_id, budget)
  } catch (error) {
    log.error('a job is left for later', { _id, cause: describe(error) })
  }
}
