import { struckBy, underFault } from '../../../faults/strike'
import { collectionNotExist } from '../../../database/refusal'
import type { Platform } from '../../../platform/platform'
import { refusedByFault } from '../../refused-by-fault'
import { TcbError } from '../../../shared/tcb-error'
import { answerTcb } from '../answer-tcb'
import { ownEnvironment } from '../own-environment'
import type { Owner } from '../../../people/phones'
import { denied, isForClients, permitted } from './perform'

type Request = Record<string, unknown>

/** A database action of a person on their phone, as their mini program's collections permit it. */
export const executeAsClient = (platform: Platform, owner: Owner, request: Request) =>
  answerTcb(platform.random, () => execute(platform, owner, request))

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

const isTaken = (error: unknown) => error instanceof TcbError && error.message.includes('E11000')
