import { notices_sent } from '../../contract/functions/notices_sent'
import { behind, newestFirst, pageOf } from '../shared/cursor'
import { find } from '../shared/database'
import { handler } from '../shared/handler'
import { sentViews } from '../shared/notices/sent-view'

export const main = handler({ notices_sent }, async ({ input: { cursor, limit } }) => {
  const found = await find('notices', { where: behind(cursor, {}), orderBy: newestFirst, limit: limit + 1 })
  const { records, next } = pageOf(found, limit)
  return { notices: await sentViews(records), next }
})
