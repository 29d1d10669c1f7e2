import { users_leave } from '../../contract/functions/users_leave'
import { forget } from '../shared/forget'
import { handler } from '../shared/handler'
import { personId } from '../shared/person-id'

export const main = handler({ users_leave }, async ({ caller, requestId }) => {
  await forget({ func: 'users_leave', caller, requestId }, personId(caller))
  return {}
})
