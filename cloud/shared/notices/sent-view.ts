import type { SentNoticeView } from '../../../contract'
import type { Notice } from '../../../contract/notice-record'
import { database, findFields } from '../database'

/** As administrators see what was sent. @throws Failure READ_FAILED */
export async function sentViews(notices: Notice[]): Promise<SentNoticeView[]> {
  const ids = [...new Set(notices.flatMap(({ whom }) => whom ?? []))]
  const where = { _id: database().command.in(ids) }
  const found =
    ids.length > 0 ? await findFields('users', { where, limit: ids.length, fields: ['name'] }) : []
  const names = new Map(found.map(({ _id, name }) => [_id, name]))
  return notices.map((notice) => ({ ...notice, whomName: names.get(notice.whom ?? '') ?? null }))
}
