import { randomUUID } from 'node:crypto'
import { struckBy, underFault } from '../../faults/strike'
import { Struck } from '../../faults/struck'
import { collectionNotExist } from '../../database/refusal'
import { environmentOf, type Environment, type Platform } from '../../platform'
import { refusedByFault } from '../../server-sdk/refused-by-fault'
import { TcbError } from '../../tcb-error'
import type { Owner } from '../phones'
import { denied, isForClients, permitted } from './perform'

type Request = Record<string, unknown>

/** A database action of a person on their phone, as their mini program's collections permit it. */
export async function executeAsClient(platform: Platform, owner: Owner, request: Request): Promise<object> {
  const requestId = randomUUID()
  try {
    return { requestId, data: await execute(platform, owner, request) }
  } catch (error) {
    if (error instanceof Struck) throw error
    const { code, message } = error instanceof TcbError ? error : new TcbError('SYS_ERR', String(error))
    return { requestId, code, message }
  }
}

async function execute(platform: Platform, owner: Owner, { action: given, env, ...request }: Request) {
  const action = String(given)
  const { database, permissions, ...environment } = ownEnvironment(platform, owner, env)
  const collection = String(request['collectionName'])
  const span = platform.calls.start({
    kind: 'database',
    name: `${action} ${collection}`,
    env: environment.env,
    appid: owner.appid,
  })
  const strike = platform.faults.at({ route: 'client', name: action, env: environment.env })
  const perform = async () => {
    if (!isForClients(action)) throw new TcbError('INVALID_PARAM', `${action} is not for clients`)
    if (!database.collections().includes(collection)) throw collectionNotExist(collection)
    const permission = permissions[collection] ?? 'PRIVATE'
    return database.execute(action, permitted(action, request, permission, owner.openid))
  }
  try {
    const data = await underFault(strike, perform, refusedByFault)
    span.finish({ errcode: 0, ...struckBy(strike) })
    return data
  } catch (thrown) {
    // set() of what is another's: the condition does not find it, and the index does.
    const error = isTaken(thrown) && request['merge'] === false ? denied() : thrown
    span.finish({ errcode: error instanceof TcbError ? error.code : 'SYS_ERR', ...struckBy(strike) })
    throw error
  }
}

function ownEnvironment(platform: Platform, { appid }: Owner, env: unknown): Environment {
  const found = env === undefined ? environmentOf(platform, appid) : platform.environments.get(env as string)
  if (found?.appid === appid) return found
  throw new TcbError('INVALIID_ENV', 'there is no such environment of this mini program')
}

const isTaken = (error: unknown) => error instanceof TcbError && error.message.includes('E11000')
