import { Errcode } from '../../contract'
import { admins_change } from '../../contract/functions/admins_change'
import { administratorView, changeAdministrator } from '../shared/administrators'
import { handler } from '../shared/handler'

export const main = handler(
  { admins_change },
  async ({ input: { _id, ...wanted }, caller, requestId, fail }) => {
    const changed = await changeAdministrator({ func: 'admins_change', caller, requestId }, _id, wanted)
    return { administrator: administratorView(changed ?? fail(Errcode.ADMIN_NOT_FOUND)) }
  },
)
