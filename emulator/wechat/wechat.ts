import type { CloudOptions } from '../shared/options'
import type { Random } from '../shared/random'
import { createAnswers, type Answers } from './answers'
import { createCodes, type Codes } from './codes'
import { createCustomerService, type CustomerService } from './customer-service'
import { createLoginCodes, type LoginCodes } from './login-codes'
import { createMigrations, type Migrations } from './migrations'
import { createPayments, type Payments } from './payments'
import { createPhoneCodes, type PhoneCodes } from './phone-codes'
import { createQuotas, type Quotas } from './quotas'
import { createSentMessages, type SentMessages } from './sent-messages'
import { createSubscriptions, type Subscriptions } from './subscriptions'
import { createVisits, type Visits } from '../people/visits'

/** What WeChat's open interfaces remember, in memory. */
export interface OpenApiState {
  answers: Answers
  codes: Codes
  customerService: CustomerService
  loginCodes: LoginCodes
  messages: SentMessages
  migrations: Migrations
  payments: Payments
  phoneCodes: PhoneCodes
  quotas: Quotas
  subscriptions: Subscriptions
  visits: Visits
  /** When the cloud ends: what was still to be pushed is not. */
  closed: AbortSignal
  close(): void
  /** The answers are those of the options; nothing was agreed to, written, sent, made or ordered. */
  reset(): void
  now(): number
}

export function createOpenApiState(now: () => number, random: Random, options: CloudOptions): OpenApiState {
  const quotas = new Map(options.miniPrograms.map(({ appid, quotas }) => [appid, quotas]))
  const ending = new AbortController()
  const forgetful = {
    answers: createAnswers(options.openapi),
    codes: createCodes(now),
    customerService: createCustomerService(now),
    messages: createSentMessages(now),
    payments: createPayments(now, random),
    subscriptions: createSubscriptions(),
  }
  return {
    ...forgetful,
    loginCodes: createLoginCodes(now, random),
    migrations: createMigrations(),
    phoneCodes: createPhoneCodes(now, random),
    quotas: createQuotas(now, (appid) => quotas.get(appid)),
    visits: createVisits(now),
    closed: ending.signal,
    close: () => ending.abort(),
    reset: () => Object.values(forgetful).forEach((part) => part.reset()),
    now,
  }
}
