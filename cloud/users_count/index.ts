import { newestFirst } from '../shared/cursor'
import { findFields } from '../shared/database'
import { handler } from '../shared/handler'
import { peopleThat } from '../shared/people'

/** The platform reads no more at once. */
const MOST = 1000

export const main = handler('users_count', async ({ input, caller }) => {
  const { where, fits } = peopleThat(caller, input)
  const found = await findFields('users', {
    where,
    orderBy: newestFirst,
    limit: MOST,
    fields: ['name', 'tel'],
  })
  return { count: found.filter(fits).length, more: found.length === MOST }
})
