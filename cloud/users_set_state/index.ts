import { Errcode } from '../../contract'
import { users_set_state } from '../../contract/functions/users_set_state'
import { change } from '../shared/change'
import { handler } from '../shared/handler'

export const main = handler(
  { users_set_state },
  async ({ input: { _id, version, state }, caller, requestId, fail }) => {
    const user = await change({ func: 'users_set_state', caller, requestId }, _id, version, { state })
    return { user: user ?? fail(Errcode.USER_NOT_FOUND) }
  },
)
