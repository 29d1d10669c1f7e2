import type { Environment, Platform } from '../../platform/platform'
import type { Hint } from '../../trace/call-log'
import { Refusal } from '../../wechat/refusal'

/** A call of an API of the cloud (`/tcb/…`), whose caller and environment are known. */
export interface TcbCall {
  environment: Environment
  /** The body. */
  given: Record<string, unknown>
  storage: Platform['storage']
  openapi: Pick<Platform['openapi'], 'now'>
  /** Hears what the log is to say beside the answer. */
  note: (what: { wrote?: true; hint?: Hint; index?: string | null; scanned?: number }) => void
}

/** Gives the answer without `errcode: 0`. @throws Refusal, TcbError */
export type TcbApi = (call: TcbCall) => object | Promise<object>

/** @throws Refusal 40101, 40097 */
export function textIn(given: Record<string, unknown>, field: string): string {
  const value = given[field]
  if (value === undefined || value === '') throw missing(field)
  if (typeof value !== 'string') throw wrong(`${field} must be a string`)
  return value
}

/** @throws Refusal 40101, 40097 */
export function listIn(given: Record<string, unknown>, field: string): unknown[] {
  const value = given[field]
  if (value === undefined) throw missing(field)
  if (!Array.isArray(value)) throw wrong(`${field} must be a list`)
  return value
}

const missing = (field: string) => new Refusal(40101, `missing parameter: ${field}`)

export const wrong = (why: string) => new Refusal(40097, `invalid args: ${why}`)
