import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { job, jobId } from '../job-view'
import { spec } from '../spec'

/** Stops a job: nobody else is changed by it. Who has been changed stays so. Of one that has ended, nothing. */
export const jobs_cancel = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.object({ _id: jobId }, incomplete),
  /** As it is now. */
  data: v.object({ job }),
  failures: { [Errcode.JOB_NOT_FOUND]: errmsgs[Errcode.JOB_NOT_FOUND] },
})
