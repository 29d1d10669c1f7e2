import { Errcode, type Job } from '../../../contract'
import type { Batch, StateJob } from '../../../contract/collections'
import { mustBe } from '../access'
import type { Caller } from '../caller'
import { database, find, findById, update } from '../database'
import { type By, entryId, refusalOf } from '../entry'
import { Failure } from '../failure'
import { remember } from '../remember'
import { planned } from './plan'
import { type Outcome, changeRow } from './row'

/** How long a batch is left to whoever has begun it, longer than jobs_step lives: ms. */
const LEASE = 25_000
/** Transactions at once. */
const AT_ONCE = 4
/** A batch in which something goes wrong is begun so often before that is what it came to. */
const TRIES = 3
/** Of more people it is only known how many they are. */
const MOST_FAILURES = 100

/**
 * Pushes a job on until it ends, somebody else is at it, something goes wrong or the time is over; a batch that has been
 * begun is ended. Whoever is cut off at any step leaves what the next one goes on with: nobody has two turns, nobody none.
 * docs/decisions/0043
 * @param budget ms
 * @throws Failure READ_FAILED, WRITE_FAILED
 */
export async function push(_id: string, budget: number): Promise<void> {
  const begun = performance.now()
  let goesOn = true
  while (goesOn && performance.now() - begun < budget) {
    const job = await findById('jobs', _id)
    if (job?.kind !== 'state' || job.ended !== undefined || job.leased > Date.now()) return
    const caller = await whoMay(job)
    if (caller instanceof Failure) return stop(job, caller.errcode)
    if (job.status === 'stopping') return stop(job)
    goesOn = await doBatch(job, caller)
  }
}

const askedBy = ({ by: { appid, openid } }: Job): Caller => ({ via: 'client', appid, openid })

/** Asked before each batch: in the name of who is no editor any more nothing is done. */
async function whoMay(job: Job): Promise<Caller | Failure> {
  try {
    return await mustBe(askedBy(job), 'editor')
  } catch (error) {
    if (!(error instanceof Failure) || error.errcode === Errcode.READ_FAILED) throw error
    return error
  }
}

/** Each entry's `_id` is made of this and the person: a repeat of somebody's turn finds it. */
const byOf = ({ _id }: Job, caller: Caller): By => ({ func: 'jobs_step', caller, requestId: _id })

/** @returns whether there is a next one */
async function doBatch(job: StateJob, caller: Caller): Promise<boolean> {
  const { ids, same, next, tries } = job.batch ?? (await planned(caller, job))
  const batch = { ids, same, next, tries: tries + 1 }
  const turn = job.turn + 1
  const _ = database().command
  // Written down before anything is done; who comes second at this finds that the turn is another one.
  const mine = { turn, leased: Date.now() + LEASE, batch: _.set(batch) }
  if (!(await update('jobs', { _id: job._id, turn: job.turn, status: 'running' }, mine))) return false
  const begun = { ...job, turn, batch }
  const outcomes = await turnsOf(begun, caller)
  const wrong = outcomes.some(([, outcome]) => typeof outcome === 'number')
  if (!wrong || batch.tries === TRIES) return count(begun, outcomes)
  await update('jobs', { _id: job._id, turn }, { leased: 0 })
  return false
}

type Begun = StateJob & { batch: Batch }

async function turnsOf(job: Begun, caller: Caller): Promise<[_id: string, outcome: Outcome][]> {
  const by = byOf(job, caller)
  const waiting = [...job.batch.ids]
  const outcomes: [string, Outcome][] = []
  while (waiting.length > 0) {
    const together = waiting.splice(0, AT_ONCE)
    const turns = together.map(async (_id) => [_id, await changeRow(by, _id, job.state)] as [string, Outcome])
    outcomes.push(...(await Promise.all(turns)))
  }
  return outcomes
}

/** @returns whether there is a next batch */
async function count(job: Begun, outcomes: [string, Outcome][]): Promise<boolean> {
  const { _id, turn, batch, failures: before } = job
  const failures = outcomes.flatMap(([_id, errcode]) =>
    typeof errcode === 'number' ? [{ _id, errcode }] : [],
  )
  const numberOf = (what: Outcome) => outcomes.filter(([, outcome]) => outcome === what).length
  const told = failures.slice(0, MOST_FAILURES - before.length)
  const _ = database().command
  const counted = await update(
    'jobs',
    { _id, turn },
    {
      leased: 0,
      batch: _.remove(),
      changed: _.inc(numberOf('changed')),
      same: _.inc(batch.same),
      gone: _.inc(numberOf('gone')),
      failed: _.inc(failures.length),
      ...(told.length > 0 && { failures: _.push(told) }),
      ...(batch.next === null ? endedAs('done') : { place: batch.next }),
    },
  )
  return counted > 0 && batch.next !== null
}

/** Nobody's `_id` is kept longer than it is needed. */
const endedAs = (status: 'done' | 'stopped') => ({
  status,
  ended: Date.now(),
  ids: database().command.remove(),
})

/** Begins nothing more, and counts whom a batch that was cut off had reached. */
async function stop(job: Job, why?: Errcode): Promise<void> {
  const by = byOf(job, askedBy(job))
  const { _id, turn, batch } = job
  const _ = database().command
  const entries = batch?.ids.map((person) => entryId(by, person)) ?? []
  const reached =
    entries.length > 0 ? await find('audit', { where: { _id: _.in(entries) }, limit: entries.length }) : []
  if (why !== undefined) await remember(refusalOf(by, why))
  await update(
    'jobs',
    { _id, turn },
    {
      turn: turn + 1,
      leased: 0,
      batch: _.remove(),
      changed: _.inc(reached.length),
      same: _.inc(batch?.same ?? 0),
      ...(why !== undefined && { why }),
      ...endedAs('stopped'),
    },
  )
}
