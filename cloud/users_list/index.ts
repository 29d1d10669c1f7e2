import { users_list } from '../../contract/functions/users_list'
import { user } from '../../contract/user-view'
import { behind, newestFirst, oldestFirst, pageOf } from '../shared/cursor'
import { find } from '../shared/database'
import { handler } from '../shared/handler'
import { isReadable } from '../shared/is-readable'
import { peopleThat } from '../shared/people'

export const main = handler({ users_list }, async ({ input, caller }) => {
  const { cursor, limit, order, ...filter } = input
  const { where, fits } = peopleThat(caller, filter)
  const orderBy = order === 'newest' ? newestFirst : oldestFirst
  const found = await find('users', { where: behind(cursor, where, orderBy), orderBy, limit: limit + 1 })
  const { records, next } = pageOf(found, limit)
  return { users: records.filter((record) => isReadable(user, record) && fits(record)), next }
})
