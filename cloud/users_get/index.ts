import { findById } from '../shared/database'
import { handler } from '../shared/handler'
import { personId } from '../shared/person-id'

export const main = handler('users_get', async ({ caller }) => ({
  user: await findById('users', personId(caller)),
}))
