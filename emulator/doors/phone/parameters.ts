import type { Resource } from '../../platform/sharing'
import { ClientError } from './client-error'

/** The environment that `wx.cloud` is told to use instead of one's own; both fields or none. */
export interface Target {
  resourceAppid?: unknown
  resourceEnv?: unknown
}

/** `wx.cloud` checks its parameters on the phone already, and says -401003. */
export function functionName(name: unknown): string {
  if (typeof name === 'string' && name !== '') return name
  throw wrong('name', 'string', name)
}

export function functionData(data: unknown): object {
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data
  throw wrong('data', 'object', data)
}

export function resourceOf({ resourceAppid, resourceEnv }: Target): Resource | undefined {
  if (resourceAppid === undefined && resourceEnv === undefined) return undefined
  // The real one takes a resourceEnv without resourceAppid for an environment of one's own.
  if (typeof resourceAppid !== 'string') throw wrong('resourceAppid', 'string', resourceAppid)
  if (typeof resourceEnv !== 'string') throw wrong('resourceEnv', 'string', resourceEnv)
  return { resourceAppid, resourceEnv }
}

function wrong(parameter: string, type: string, value: unknown): ClientError {
  const reason = `parameter.${parameter} should be ${type} instead of ${typeof value}`
  return new ClientError(-401003, reason, 'api parameter type error')
}
