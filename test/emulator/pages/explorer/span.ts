import type { CallRecord } from '../../../../emulator'

/** A span of one's wishes: fine, 10 ms long, of the trace `t`, whose root it is where it is called so. */
export function span(id: string, given: Partial<CallRecord> = {}): CallRecord {
  const trace = given.trace ?? 't'
  return {
    id,
    trace,
    at: 1_000,
    duration: 10,
    door: 'cloud',
    kind: 'function',
    action: id,
    errcode: 0,
    ...given,
  }
}
