import { type ChangedMeanwhile, Errcode, type State } from '../../../contract'
import { change } from '../change'
import { findById } from '../database'
import type { By } from '../entry'
import { Failure } from '../failure'
import { describe, log } from '../log'

/** What came of one person's turn; an errcode where it went wrong. */
export type Outcome = 'changed' | 'gone' | Errcode

/** Somebody else who changes the same person just then is let through so often. */
const TRIES = 5

/**
 * One person's turn: one transaction of record and entry, whose request id is the job's, so that a repeat finds what the
 * first one did. Whatever else of the record is changed meanwhile stays. Never throws.
 */
export async function changeRow(by: By, _id: string, state: State): Promise<Outcome> {
  try {
    const record = await findById('users', _id)
    let version = record?.version ?? 0
    for (let tries = 1; ; tries++) {
      try {
        return (await change(by, _id, version, { state })) ? 'changed' : 'gone'
      } catch (error) {
        const meanwhile = error instanceof Failure && error.errcode === Errcode.CHANGED_MEANWHILE
        if (!meanwhile || tries === TRIES) throw error
        version = (error.data as ChangedMeanwhile).user.version
      }
    }
  } catch (error) {
    log.error('a person is left for later', { _id, job: by.requestId, cause: describe(error) })
    return error instanceof Failure ? error.errcode : Errcode.UNKNOWN
  }
}
