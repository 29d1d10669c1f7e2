import { Errcode, type Job } from '../../../contract'
import type { Batch } from '../../../contract/job-record'
import { mustBe } from '../access'
import type { Caller } from '../caller'
import { database, findById, update } from '../database'
import { type By, refusalOf } from '../entry'
import { Failure } from '../failure'
import { remember } from '../remember'
import type { Work } from './work'
import { workOf } from './work-of'

/** How long a batch is left to whoever has begun it, longer than jobs_step lives: ms. */
const LEASE = 25_000
/** A batch in which something goes wrong is begun so often before that is what it came to. */
const TRIES = 3

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
    const work = job && workOf(job)
    if (!work || job.ended !== undefined || job.leased > Date.now()) return
    const caller = await whoMay(job)
    if (caller instanceof Failure) return stop(job, work, caller.errcode)
    if (job.status === 'stopping') return stop(job, work)
    goesOn = await doBatch(job, work, caller)
  }
}

function askedBy(job: Job): Caller {
  const { appid, openid } = (job.kind === 'import' && job.undo) || job.by
  return { via: 'client', appid, openid }
}

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
async function doBatch(job: Job, work: Work, caller: Caller): Promise<boolean> {
  const planned = job.batch ?? (await work.next(caller))
  const batch = { ...planned, tries: planned.tries + 1 }
  const turn = job.turn + 1
  const _ = database().command
  // Written down before anything is done; who comes second at this finds that the turn is another one.
  const mine = { turn, leased: Date.now() + LEASE, batch: _.set(batch) }
  if (!(await update('jobs', { _id: job._id, turn: job.turn, status: job.status }, mine))) return false
  const outcomes = await turnsOf(work, batch, byOf(job, caller))
  const wrong = outcomes.some(([, outcome]) => typeof outcome === 'number')
  if (!wrong || batch.tries === TRIES) return count({ ...job, turn }, work, batch, outcomes)
  await update('jobs', { _id: job._id, turn }, { leased: 0 })
  return false
}

type Outcomes = [_id: string, outcome: string | number][]

async function turnsOf(work: Work, batch: Batch, by: By): Promise<Outcomes> {
  const waiting = [...batch.ids]
  const outcomes: Outcomes = []
  while (waiting.length > 0 && !isEnd(outcomes)) {
    const together = waiting.splice(0, work.atOnce)
    const turns = together.map(async (_id): Promise<Outcomes[number]> => [_id, await work.turn(by, _id)])
    outcomes.push(...(await Promise.all(turns)))
  }
  return outcomes
}

const isEnd = (outcomes: Outcomes): boolean => outcomes.at(-1)?.[1] === 'end'

/** @returns whether there is a next batch */
async function count({ _id, turn }: Job, work: Work, batch: Batch, outcomes: Outcomes): Promise<boolean> {
  const _ = database().command
  const counted = await work.counted(batch, outcomes)
  const ends = isEnd(outcomes) ? endedAs('stopped') : batch.next === null && endedAs(work.end)
  const written = await update(
    'jobs',
    { _id, turn },
    { leased: 0, batch: _.remove(), ...counted, ...(ends || { place: batch.next ?? '' }) },
  )
  return written > 0 && !ends
}

/** Nobody's `_id` is kept longer than it is needed. */
const endedAs = (status: 'done' | 'stopped' | 'undone') => ({
  status,
  ended: Date.now(),
  ids: database().command.remove(),
})

/** Begins nothing more, and counts whom a batch that was cut off had reached. */
async function stop(job: Job, work: Work, why?: Errcode): Promise<void> {
  const by = byOf(job, askedBy(job))
  const { _id, turn, batch } = job
  const _ = database().command
  const reached = await work.reached(by, batch)
  if (why !== undefined) await remember(refusalOf(by, why))
  const ended = { turn: turn + 1, leased: 0, batch: _.remove(), ...endedAs('stopped') }
  await update('jobs', { _id, turn }, { ...ended, ...reached, ...(why !== undefined && { why }) })
}
