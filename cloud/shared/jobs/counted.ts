import type { Batch, BulkJob } from '../../../contract/job-record'
import { database } from '../database'

/** Of more people it is only known how many they are. */
const MOST_FAILURES = 100

/** What is to be written into a job of a batch whose people have had their turns, each once. */
export function countedIn(
  job: BulkJob,
  batch: Batch,
  outcomes: [_id: string, outcome: string | number][],
): object {
  const failures = outcomes.flatMap(([_id, errcode]) =>
    typeof errcode === 'number' ? [{ _id, errcode }] : [],
  )
  const numberOf = (what: string) => outcomes.filter(([, outcome]) => outcome === what).length
  const told = failures.slice(0, MOST_FAILURES - job.failures.length)
  const _ = database().command
  return {
    changed: _.inc(numberOf('changed')),
    same: _.inc(batch.same),
    gone: _.inc(numberOf('gone')),
    failed: _.inc(failures.length),
    ...(told.length > 0 && { failures: _.push(told) }),
  }
}
