import { users_read } from '../../contract/functions/users_read'
import { findById } from '../shared/database'
import { handler } from '../shared/handler'

export const main = handler({ users_read }, async ({ input }) => ({
  user: await findById('users', input._id),
}))
