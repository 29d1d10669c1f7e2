import * as v from 'valibot'
import type { User } from '../../contract'
import { user } from '../../contract/user-view'
import { database, find } from '../shared/database'
import { handler } from '../shared/handler'
import { log } from '../shared/log'
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
  const users = found.slice(0, limit).filter(isReadable)
  const last = users.at(-1)
  return { users, next: last && found.length > limit ? formatCursor(last) : null }
})

/** One broken record, made by hand or in the console, must not hide all the others. */
function isReadable(record: User): boolean {
  const readable = v.safeParse(user, record).success
  if (!readable) log.warn('a record does not fit the contract and is left out', { _id: record._id })
  return readable
}

function behind({ createtime, _id }: Position): object {
  const _ = database().command
  return _.or([{ createtime: _.lt(createtime) }, { createtime, _id: _.lt(_id) }])
}
