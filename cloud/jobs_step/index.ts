import { jobs_step } from '../../contract/functions/jobs_step'
import { handler } from '../shared/handler'
import { push } from '../shared/jobs/push'
import { jobOf, viewOf } from '../shared/jobs/view'

/** Nothing new is begun after so long: who looks at the page sees something happen. ms */
const BUDGET = 3_000

export const main = handler({ jobs_step }, async ({ input: { _id }, caller }) => {
  await push(_id, BUDGET)
  return { job: await viewOf(await jobOf(_id), caller) }
})
