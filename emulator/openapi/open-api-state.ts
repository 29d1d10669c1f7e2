import { createAnswers, type Answers, type OpenApiAnswer } from './answers'
import { createPhoneCodes, type PhoneCodes } from './phone-codes'
import { createSubscriptions, type Subscriptions } from './subscriptions'
import { createVisits, type Visits } from './visits'

/** What WeChat's open interfaces remember, in memory. */
export interface OpenApiState {
  answers: Answers
  phoneCodes: PhoneCodes
  subscriptions: Subscriptions
  visits: Visits
  /** When the cloud ends: what was still to be pushed is not. */
  closed: AbortSignal
  close(): void
  now(): number
}

export function createOpenApiState(now: () => number, answers: readonly OpenApiAnswer[] = []): OpenApiState {
  const ending = new AbortController()
  return {
    answers: createAnswers(answers),
    phoneCodes: createPhoneCodes(now),
    subscriptions: createSubscriptions(now),
    visits: createVisits(now),
    closed: ending.signal,
    close: () => ending.abort(),
    now,
  }
}
