import type { CallRecord } from '../control'

/** `failed`: the step itself went wrong. `refused`: it worked, and its answer says no. */
export type Verdict = 'fine' | 'refused' | 'failed'

export function verdictOf({ errcode, answered = 0 }: CallRecord): Verdict {
  if (errcode !== 0) return 'failed'
  return answered === 0 ? 'fine' : 'refused'
}
