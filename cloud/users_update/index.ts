import { Errcode } from '../../contract'
import { users_update } from '../../contract/functions/users_update'
import { change } from '../shared/change'
import { handler } from '../shared/handler'
import { personId } from '../shared/person-id'

export const main = handler({ users_update }, async ({ input, caller, requestId, fail }) => {
  const { version, ...wanted } = input
  const by = { func: 'users_update', caller, requestId } as const
  const user = await change(by, personId(caller), version, wanted)
  return { user: user ?? fail(Errcode.NOT_REGISTERED) }
})
