import { admins_remove } from '../../contract/functions/admins_remove'
import { changeAdministrator } from '../shared/administrators'
import { handler } from '../shared/handler'

export const main = handler({ admins_remove }, async ({ input: { _id }, caller, requestId }) => {
  await changeAdministrator({ func: 'admins_remove', caller, requestId }, _id, null)
  return {}
})
