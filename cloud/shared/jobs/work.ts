import type { Batch } from '../../../contract/job-record'
import type { Caller } from '../caller'
import type { By } from '../entry'

/** What is done to a job's people, a batch after another. */
export interface Work {
  /** What the job is when all have had their turn. */
  end: 'done' | 'undone'
  /** Turns at once. */
  atOnce: number
  /** Who is next. @throws Failure READ_FAILED */
  next: (caller: Caller) => Promise<Batch>
  /**
   * Somebody's turn; done again it changes nothing. Never throws.
   * @returns what came of it; an errcode where it went wrong; `end` where nobody else is to have a turn
   */
  turn: (by: By, _id: string) => Promise<string | number>
  /** What is to be written into the job of a batch whose people have had their turns. @throws Failure READ_FAILED */
  counted: (batch: Batch, outcomes: [_id: string, outcome: string | number][]) => Promise<object>
  /** The same of one that was cut off and is not gone on with. @throws Failure READ_FAILED */
  reached: (by: By, batch: Batch | undefined) => Promise<object>
}
