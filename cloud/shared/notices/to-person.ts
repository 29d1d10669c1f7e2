import type { NoticeView, User } from '../../../contract'
import { MOST_UNREAD } from '../../../contract/notice'
import { type Position, behind, newestFirst, pageOf } from '../cursor'
import { database, find, findFields } from '../database'

/** Where a message has its place in a person's list, and which one it is. */
interface Place extends Position {
  notice: string
}

const everybody = { to: 'everyone' as const }

/**
 * The messages to a person and to everybody, newest first, a page at a time. Two lists, each by an index of its own, in
 * one order. @throws Failure READ_FAILED
 */
export async function noticesTo(person: User, cursor: string | undefined, limit: number) {
  const { records, next } = pageOf(await placesOf(person, cursor, limit + 1), limit)
  const ids = [...new Set(records.map(({ notice }) => notice))]
  const found = ids.length > 0 ? await find('notices', { where: oneOf(ids), limit: ids.length }) : []
  const notices = new Map(found.map((notice) => [notice._id, notice]))
  const views = records.flatMap(({ _id, notice, createtime }): NoticeView[] => {
    const { title, text } = notices.get(notice) ?? {}
    const there = title !== undefined && text !== undefined
    return there ? [{ _id, title, text, createtime, unread: createtime > readUntil(person) }] : []
  })
  return { notices: views, next }
}

const oneOf = (ids: string[]) => ({ _id: database().command.in(ids) })

async function placesOf({ _id: whom }: User, cursor: string | undefined, limit: number): Promise<Place[]> {
  const [own, common] = await Promise.all([
    findFields('deliveries', {
      where: behind(cursor, { whom }),
      orderBy: newestFirst,
      limit,
      fields: ['notice', 'createtime'],
    }),
    findFields('notices', {
      where: behind(cursor, everybody),
      orderBy: newestFirst,
      limit,
      fields: ['createtime'],
    }),
  ])
  return [...own, ...common.map((notice) => ({ ...notice, notice: notice._id }))].sort(newerFirst)
}

/** As the lists themselves are ordered: of one moment, by `_id`. */
const newerFirst = (a: Position, b: Position): number =>
  b.createtime - a.createtime || (a._id < b._id ? 1 : -1)

/** Who registered later has not missed what was said to everybody before. */
export const readUntil = ({ noticesRead = 0, createtime }: User): number => Math.max(noticesRead, createtime)

/** How many messages have come since a moment; of more than MOST_UNREAD nobody is told how many. @throws Failure READ_FAILED */
export async function unreadSince(moment: number, whom: string): Promise<number> {
  const createtime = database().command.gt(moment)
  const what = { orderBy: newestFirst, limit: MOST_UNREAD, fields: ['createtime' as const] }
  const [own, common] = await Promise.all([
    findFields('deliveries', { where: { whom, createtime }, ...what }),
    findFields('notices', { where: { ...everybody, createtime }, ...what }),
  ])
  return Math.min(MOST_UNREAD, own.length + common.length)
}
