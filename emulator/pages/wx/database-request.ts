import { ask, WxError } from './ask'
import { wechatCode } from '../../shared/wechat-codes'
import type { Carrier } from './carrier'

interface Answer {
  code?: string
  message?: string
  data?: unknown
}

/** In WeChat's dialect. */
export function databaseError(code: string, message = ''): WxError {
  const [errCode, title] = wechatCode(code)
  return new WxError(errCode, `${errCode} ${title}. ${message}`)
}

/** Rejects with WxError. */
export async function askDatabase(carrier: Carrier, method: string, request: object): Promise<Answer> {
  const answer = await ask<Answer>(carrier, method, request)
  if (answer.code !== undefined) throw databaseError(answer.code, answer.message)
  return answer
}
