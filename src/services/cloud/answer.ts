import type { Answer } from '@contract'
import { NetworkError } from './errors'

/** What came back, if it is an answer. A function written by hand, or a gateway between, may send anything. */
export function toAnswer(value: unknown): Answer {
  if (!isObject(value) || !Number.isInteger(value.errcode)) throw new NetworkError('malformed')
  const { errcode, errmsg, data = null } = value
  return { errcode: Number(errcode), errmsg: typeof errmsg === 'string' ? errmsg : '', data }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
