import { roleOf } from '../../contract/roles'
import { administratorOf } from '../shared/access'
import { handler } from '../shared/handler'

export const main = handler('admins_get', async ({ caller }) => {
  const found = await administratorOf(caller)
  return { administrator: found && { ...found, role: roleOf(found) } }
})
