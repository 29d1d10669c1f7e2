import { jobs_get } from '../../contract/functions/jobs_get'
import { handler } from '../shared/handler'
import { jobOf, viewOf } from '../shared/jobs/view'

export const main = handler({ jobs_get }, async ({ input: { _id }, caller }) => ({
  job: await viewOf(await jobOf(_id), caller),
}))
