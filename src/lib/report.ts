import Taro from '@tarojs/taro'
import { requestId } from './request-id'

/** Writes down what went wrong in the app itself. @returns a number under which it can be found, for the person to quote */
export function report(error: unknown): string {
  const id = requestId()
  console.error(id, error)
  // Under "real-time log" in the mini program's console.
  if (process.env.TARO_ENV === 'weapp') Taro.getRealtimeLogManager().error(id, describe(error))
  return id
}

const describe = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))
