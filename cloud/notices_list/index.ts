import { Errcode, type NoticeView } from '../../contract'
import { notices_list } from '../../contract/functions/notices_list'
import { handler } from '../shared/handler'
import { noticesTo, readUntil, unreadSince } from '../shared/notices/to-person'

export const main = handler(
  { notices_list },
  async ({ input: { cursor, limit }, caller: { person }, fail }) => {
    if (!person) return fail(Errcode.NOT_REGISTERED)
    const page = await noticesTo(person, cursor, limit)
    // Mostly the first page says it, and nothing more is read.
    const isTold = cursor === undefined && (page.next === null || page.notices.some(isRead))
    const unread = isTold
      ? page.notices.filter((notice) => !isRead(notice)).length
      : await unreadSince(readUntil(person), person._id)
    return { ...page, unread }
  },
)

const isRead = ({ unread }: NoticeView): boolean => !unread
