import { behind, newestFirst, pageOf } from '../shared/cursor'
import { find } from '../shared/database'
import { handler } from '../shared/handler'

export const main = handler('users_history', async ({ input: { _id: whom, cursor, limit } }) => {
  const where = behind(cursor, { whom })
  const { records, next } = pageOf(
    await find('audit', { where, orderBy: newestFirst, limit: limit + 1 }),
    limit,
  )
  return { entries: records.map((entry) => ({ ...entry, own: entry.who === whom })), next }
})
