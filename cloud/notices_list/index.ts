import { Errcode } from '../../contract'
import { handler } from '../shared/handler'
import { noticesTo, readUntil, unreadSince } from '../shared/notices/to-person'

export const main = handler(
  'notices_list',
  async ({ input: { cursor, limit }, caller: { person }, fail }) => {
    if (!person) return fail(Errcode.NOT_REGISTERED)
    const [page, unread] = await Promise.all([
      noticesTo(person, cursor, limit),
      unreadSince(readUntil(person), person._id),
    ])
    return { ...page, unread }
  },
)
