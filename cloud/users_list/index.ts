import { database, find } from '../shared/database'
import { handler } from '../shared/handler'
import { type Position, formatCursor, parseCursor } from './cursor'

export const main = handler('users_list', async ({ input: { cursor, limit } }) => {
  // One more than asked for tells whether there is a next page.
  const found = await find('users', {
    where: cursor === undefined ? {} : behind(parseCursor(cursor)),
    orderBy: [
      ['createtime', 'desc'],
      ['_id', 'desc'],
    ],
    limit: limit + 1,
  })
  const users = found.slice(0, limit)
  const last = users.at(-1)
  return { users, next: last && found.length > limit ? formatCursor(last) : null }
})

function behind({ createtime, _id }: Position): object {
  const _ = database().command
  return _.or([{ createtime: _.lt(createtime) }, { createtime, _id: _.lt(_id) }])
}
