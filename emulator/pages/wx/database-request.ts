import { ask, WxError } from './ask'
import type { Carrier } from './carrier'

/** CloudBase's code → WeChat's, in the words of its error table. */
const ERRORS: Record<string, readonly [errCode: number, title: string]> = {
  DATABASE_PERMISSION_DENIED: [-502003, 'database permission denied'],
  DATABASE_COLLECTION_NOT_EXIST: [-502005, 'database collection not exists'],
  DATABASE_INVALID_OPERRATOR: [-502002, 'database invalid command'],
  DATABASE_REQUEST_FAILED: [-502001, 'database request fail'],
  INVALID_PARAM: [-501007, 'invalid parameters'],
  INVALIID_ENV: [-501005, 'invalid env'],
}

interface Answer {
  code?: string
  message?: string
  data?: unknown
}

/** In WeChat's dialect. */
export function databaseError(code: string, message = ''): WxError {
  const [errCode, title] = ERRORS[code] ?? [-501001, 'resource system error']
  return new WxError(errCode, `${errCode} ${title}. ${message}`)
}

/** Rejects with WxError. */
export async function askDatabase(carrier: Carrier, method: string, request: object): Promise<Answer> {
  const answer = await ask<Answer>(carrier, method, request)
  if (answer.code !== undefined) throw databaseError(answer.code, answer.message)
  return answer
}

/** How @cloudbase/database sends: one is made for each query, with the configuration of its Db. */
export class DatabaseRequest {
  constructor(private readonly config: { carrier: Carrier; env?: string }) {}

  send(action: string, request: object): Promise<Answer> {
    const { carrier, env } = this.config
    return askDatabase(carrier, 'database', { action, env, ...request })
  }
}
