import type { Batch, ImportJob, ImportedRow } from '../../../contract/job-record'
import type { RowOutcome } from '../../../contract'
import { MOST_ROWS } from '../../../contract/import-row'
import { database, find, update } from '../database'
import { takeRow } from '../imports/take'
import type { Work } from './work'

/** Rows of one batch: what is begun is over within a second or two. */
const SIZE = 20

/** Each row makes a person, or changes one, or does not. */
export const importWork = (job: ImportJob): Work => ({
  end: 'done',
  // Where the first who is there already ends it, the rows behind have to wait.
  atOnce: job.mode === 'stop' ? 1 : 4,
  next: () => rowsFrom(job, 'asc'),
  turn: (by, _id) => takeRow(by, _id, job.mode),
  async counted(batch, outcomes) {
    await giveUp(outcomes, 'failed')
    return cameTo(await outcomesOf(batch))
  },
  reached: async (_by, batch) => cameTo(await outcomesOf(batch)),
})

/** The next rows by their place, from the one that the job has come to. */
export async function rowsFrom({ _id: job, place }: ImportJob, order: 'asc' | 'desc'): Promise<Batch> {
  const _ = database().command
  const from = order === 'asc' ? _.gte(Number(place)) : _.lte(place ? Number(place) : MOST_ROWS)
  const found = await find('imports', { where: { job, n: from }, orderBy: [['n', order]], limit: SIZE + 1 })
  const behind = found[SIZE]
  const ids = found.slice(0, SIZE).map(({ _id }) => _id)
  return { ids, same: 0, next: behind ? String(behind.n) : null, tries: 0 }
}

/** Says of rows with which it went wrong each time that it did; what was done though nobody heard of it stays done. */
export async function giveUp(
  outcomes: [_id: string, outcome: string | number][],
  outcome: 'failed' | 'kept',
): Promise<void> {
  const wrong = outcomes.flatMap(([_id, errcode]) => (typeof errcode === 'number' ? _id : []))
  const _ = database().command
  const undecided = outcome === 'failed' ? _.exists(false) : _.in(['created', 'changed'])
  if (wrong.length > 0) await update('imports', { _id: _.in(wrong), outcome: undecided }, { outcome })
}

/** The rows say what has become of them: who counts them twice counts the same. */
export async function outcomesOf(batch: Batch | undefined): Promise<ImportedRow['outcome'][]> {
  if (!batch?.ids.length) return []
  const where = { _id: database().command.in(batch.ids) }
  return (await find('imports', { where, limit: batch.ids.length })).map(({ outcome }) => outcome)
}

/** @param of those of which it is counted; left out: all */
export function cameTo(outcomes: ImportedRow['outcome'][], of?: RowOutcome[]): object {
  const _ = database().command
  const counted = new Set(
    outcomes.flatMap((outcome) => (outcome && (of ?? [outcome]).includes(outcome) ? outcome : [])),
  )
  const numberOf = (what: RowOutcome) => outcomes.filter((outcome) => outcome === what).length
  return { came: Object.fromEntries([...counted].map((outcome) => [outcome, _.inc(numberOf(outcome))])) }
}
