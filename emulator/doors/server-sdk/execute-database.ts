import { excerptOf } from '../../trace/excerpt'
import { struckBy, underFault } from '../../faults/strike'
import type { Caller } from '../../functions/invocations'
import type { Environment, Platform } from '../../platform/platform'
import { TcbError } from '../../shared/tcb-error'
import { answerOf, askedOf, indexOf } from './database-detail'
import { refusedByFault } from '../refused-by-fault'

/** One `database.*` action. The answers about a transaction carry its id beside `data`, not in it. */
export async function executeDatabase(
  { calls, faults }: Platform,
  caller: Caller,
  { env, appid, database }: Environment,
  action: string,
  request: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const collection = request['collectionName']
  const name = typeof collection === 'string' ? `${action} ${collection}` : action
  const span = calls.start({ kind: 'database', name, env, appid, parent: caller.span })
  const strike = faults.at({ route: 'sdk', action, env })
  const perform = async () => {
    const data = await database.execute(action, request)
    return action.endsWith('Transaction') ? { ...data, data } : { data }
  }
  const asked = { input: askedOf(request) }
  try {
    const answer = await underFault(strike, perform, refusedByFault)
    const outcome = { errcode: 0, ...indexOf(database, action, request), ...struckBy(strike) }
    span.finish(outcome, { ...asked, output: answerOf(answer) })
    return answer
  } catch (error) {
    const errcode = error instanceof TcbError ? error.code : 'SYS_ERR'
    span.finish({ errcode, ...struckBy(strike) }, { ...asked, error: excerptOf((error as Error).message) })
    throw error
  }
}
