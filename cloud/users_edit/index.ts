import { Errcode } from '../../contract'
import { users_edit } from '../../contract/functions/users_edit'
import { change } from '../shared/change'
import { handler } from '../shared/handler'

export const main = handler(
  { users_edit },
  async ({ input: { _id, version, ...wanted }, caller, requestId, fail }) => {
    const user = await change({ func: 'users_edit', caller, requestId }, _id, version, wanted)
    return { user: user ?? fail(Errcode.USER_NOT_FOUND) }
  },
)
