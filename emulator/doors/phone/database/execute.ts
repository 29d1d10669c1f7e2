import type { Served } from '../../../database/actions/action'
import { collectionNotExist } from '../../../database/refusal'
import type { Platform } from '../../../platform/platform'
import { askedOf, toldOf } from '../../database-detail'
import { makeCollection } from '../../../platform/make-collection'
import { observed, type Observing } from '../../observed'
import { TcbError } from '../../../shared/tcb-error'
import { answerTcb } from '../answer-tcb'
import { ownEnvironment } from '../own-environment'
import type { Owner } from '../../../people/phones'
import { denied, isForClients, permitted } from './perform'

type Request = Record<string, unknown>

/** A database action of a person on their phone, as their mini program's collections permit it. */
export const executeAsClient = (platform: Doors, owner: Owner, request: Request) =>
  answerTcb(platform.random, () => execute(platform, owner, request))

type Doors = Observing & Pick<Platform, 'environments' | 'random'>

async function execute(platform: Doors, owner: Owner, { action: given, env: asked, ...request }: Request) {
  const action = String(given)
  const environment = ownEnvironment(platform, owner, asked)
  const { env, database, permissions } = environment
  let [made, served]: [object, Served] = [{}, {}]
  const collection = String(request['collectionName'])
  const call = {
    span: {
      door: 'phone' as const,
      kind: 'database' as const,
      action,
      target: collection,
      env,
      appid: owner.appid,
    },
    place: { route: 'client', name: action, env } as const,
    input: askedOf(request),
    told: (data: object) => ({ ...toldOf(action, served, data), ...made }),
  }
  return observed(platform, call, async () => {
    if (!isForClients(action)) throw new TcbError('INVALID_PARAM', `${action} is not for clients`)
    made = await makeCollection(environment, collection)
    if (!database.collections().includes(collection)) throw collectionNotExist(collection)
    const heard = (told: Served) => (served = told)
    const permission = permissions[collection] ?? 'PRIVATE'
    const asPermitted = permitted(action, request, permission, owner.openid)
    return database.execute(action, asPermitted, heard).catch((error: unknown) => {
      // set() of what is another's: the condition does not find it, and the index does.
      throw isTaken(error) && request['merge'] === false ? denied() : error
    })
  })
}

const isTaken = (error: unknown) => error instanceof TcbError && error.message.includes('E11000')
