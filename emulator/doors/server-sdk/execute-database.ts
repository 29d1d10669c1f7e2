import type { Served } from '../../database/actions/action'
import type { Caller } from '../../functions/invocations'
import type { Environment } from '../../platform/platform'
import { askedOf, toldOf } from '../database-detail'
import { makeCollection } from '../../platform/make-collection'
import { observed, type Observing } from '../observed'

/** One `database.*` action. The answers about a transaction carry its id beside `data`, not in it. */
export async function executeDatabase(
  observing: Observing,
  caller: Caller,
  { env, appid, database, makesCollections }: Environment,
  { action, request }: { action: string; request: Record<string, unknown> },
): Promise<{ data: Record<string, unknown> }> {
  const collection = request['collectionName']
  let [made, served]: [object, Served] = [{}, {}]
  const call = {
    span: {
      door: 'server-sdk' as const,
      kind: 'database' as const,
      action,
      target: typeof collection === 'string' ? collection : undefined,
      env,
      appid,
      parent: caller.span,
    },
    place: { route: 'sdk', action, env } as const,
    input: askedOf(request),
    told: ({ data }: { data: object }) => ({ ...toldOf(action, served, data), ...made }),
  }
  return observed(observing, call, async () => {
    if (action !== 'database.addCollection')
      made = await makeCollection({ database, makesCollections }, collection)
    const data = await database.execute(action, request, (told) => (served = told))
    return action.endsWith('Transaction') ? { ...data, data } : { data }
  })
}
