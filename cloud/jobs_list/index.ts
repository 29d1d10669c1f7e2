import { jobs_list } from '../../contract/functions/jobs_list'
import { behind, newestFirst, pageOf } from '../shared/cursor'
import { find } from '../shared/database'
import { handler } from '../shared/handler'
import { outline } from '../shared/jobs/view'

export const main = handler({ jobs_list }, async ({ input: { cursor, limit }, caller }) => {
  const found = await find('jobs', { where: behind(cursor, {}), orderBy: newestFirst, limit: limit + 1 })
  const { records, next } = pageOf(found, limit)
  return { jobs: records.map((job) => outline(job, caller)), next }
})
