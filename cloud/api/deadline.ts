import { isObject } from '../shared/event'

/** Whatever happens, an answer within this time: before the phone gives up at 20 s. ms */
const BUDGET = 15_000
/** Of the platform's own limit, for making the answer and for its way out: ms. */
const RESERVE = 500

/**
 * By when this call has to be answered, by `performance.now()`: before the platform ends it without an answer, which is
 * after 3 s where nobody has changed the default.
 * @param context the handler's second argument; where it names no limit, the one of cloud/deployment.ts is believed
 */
export function deadlineOf(context: unknown): number {
  const limit = isObject(context) ? Number(context.time_limit_in_ms) : 0
  return performance.now() + (limit > 0 ? Math.min(BUDGET, limit - RESERVE) : BUDGET)
}

/** ms, at least 0. */
export const timeLeft = (deadline: number): number => Math.max(0, deadline - performance.now())
