import { admins_get } from '../../contract/functions/admins_get'
import { administratorOf } from '../shared/access'
import { administratorView } from '../shared/administrators'
import { handler } from '../shared/handler'

export const main = handler({ admins_get }, async ({ caller }) => {
  const found = await administratorOf(caller)
  return { administrator: found && administratorView(found) }
})
