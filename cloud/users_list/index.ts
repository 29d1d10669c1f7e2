import { user } from '../../contract/user-view'
import { behind, newestFirst, pageOf } from '../shared/cursor'
import { find } from '../shared/database'
import { handler } from '../shared/handler'
import { isReadable } from '../shared/is-readable'

export const main = handler('users_list', async ({ input: { cursor, limit } }) => {
  const found = await find('users', { where: behind(cursor, {}), orderBy: newestFirst, limit: limit + 1 })
  const { records, next } = pageOf(found, limit)
  return { users: records.filter((record) => isReadable(user, record)), next }
})
