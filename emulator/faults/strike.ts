import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault } from './fault'
import { Struck } from './struck'

/** What hits one call. */
export interface Strike {
  /** For the call log: all faults that hit. */
  label: string
  /** ms, of all of them. */
  delay: number
  /** The one whose effect counts. */
  fault: Fault
  random: () => number
  /** When the fault is removed. */
  ended: AbortSignal
}

/** The part of a CallRecord that says so. */
export const struckBy = (strike: Strike | undefined) => (strike ? { fault: strike.label } : {})

/**
 * Does the work of a door under what strikes it.
 * @param refuse makes the error that this door answers in its own dialect.
 * @throws Struck where the answer is none of this door's own; what `refuse` makes; what the work throws
 */
export async function underFault<Answer extends object>(
  strike: Strike | undefined,
  work: () => Promise<Answer>,
  refuse: (errcode: number | string, errmsg: string | undefined) => Error,
): Promise<Answer> {
  if (!strike) return work()
  const { fault, delay, ended } = strike
  if (delay > 0) await sleep(delay, undefined, { signal: ended }).catch(() => undefined)
  if (fault.errcode !== undefined) throw refuse(fault.errcode, fault.errmsg)
  if ((fault.hang || fault.hold) && !ended.aborted) await once(ended, 'abort')
  if (fault.hang || fault.status !== undefined || fault.cut === 'before') throw new Struck(fault)
  if (fault.body !== undefined || fault.cut === 'after') {
    await work().catch(() => undefined)
    throw new Struck(fault)
  }
  const answer = await work()
  return fault.fields ? changed(answer, fault.fields) : answer
}

function changed<Answer extends object>(answer: Answer, fields: Record<string, unknown>): Answer {
  const all = Object.entries({ ...answer, ...fields })
  return Object.fromEntries(all.filter(([, value]) => value !== null)) as Answer
}
