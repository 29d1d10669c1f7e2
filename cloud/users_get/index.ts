import { personId } from '../shared/caller'
import { findById } from '../shared/database'
import { handler } from '../shared/handler'

export const main = handler('users_get', async ({ caller }) => ({
  user: await findById('users', personId(caller)),
}))
