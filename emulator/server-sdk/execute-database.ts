import type { Caller } from '../functions/invocations'
import type { Environment, Platform } from '../platform'
import { TcbError } from '../tcb-error'

/** One `database.*` action. The answers about a transaction carry its id beside `data`, not in it. */
export async function executeDatabase(
  platform: Platform,
  caller: Caller,
  { env, appid, database }: Environment,
  action: string,
  request: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const collection = request['collectionName']
  const name = typeof collection === 'string' ? `${action} ${collection}` : action
  const span = platform.calls.start({ kind: 'database', name, env, appid, parent: caller.span })
  try {
    const data = await database.execute(action, request)
    span.finish({ errcode: 0 })
    return action.endsWith('Transaction') ? { ...data, data } : { data }
  } catch (error) {
    span.finish({ errcode: error instanceof TcbError ? error.code : 'SYS_ERR' })
    throw error
  }
}
