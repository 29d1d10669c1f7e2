import type { CloudOptions } from '../shared/options'
import type { Random } from '../shared/random'
import { createAnswers, type Answers } from './answers'
import { createMigrations, type Migrations } from './migrations'
import { createPhoneCodes, type PhoneCodes } from './phone-codes'
import { createQuotas, type Quotas } from './quotas'
import { createSubscriptions, type Subscriptions } from './subscriptions'
import { createVisits, type Visits } from '../people/visits'

/** What WeChat's open interfaces remember, in memory. */
export interface OpenApiState {
  answers: Answers
  migrations: Migrations
  phoneCodes: PhoneCodes
  quotas: Quotas
  subscriptions: Subscriptions
  visits: Visits
  /** When the cloud ends: what was still to be pushed is not. */
  closed: AbortSignal
  close(): void
  now(): number
}

export function createOpenApiState(now: () => number, random: Random, options: CloudOptions): OpenApiState {
  const quotas = new Map(options.miniPrograms.map(({ appid, quotas }) => [appid, quotas]))
  const ending = new AbortController()
  return {
    answers: createAnswers(options.openapi),
    migrations: createMigrations(),
    phoneCodes: createPhoneCodes(now, random),
    quotas: createQuotas(now, (appid) => quotas.get(appid)),
    subscriptions: createSubscriptions(now),
    visits: createVisits(now),
    closed: ending.signal,
    close: () => ending.abort(),
    now,
  }
}
