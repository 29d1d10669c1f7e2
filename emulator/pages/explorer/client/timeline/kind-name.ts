import type { CallRecord } from '../control'
import { say } from '../language'

export const kindName: Record<CallRecord['kind'], string> = {
  call: say('call of a function', '调用云函数'),
  openapi: say('open API', '开放接口'),
  function: say('function', '云函数'),
  database: say('database', '数据库'),
  storage: say('storage', '存储'),
}
