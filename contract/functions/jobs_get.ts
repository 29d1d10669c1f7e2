import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { job, jobId } from '../job-view'
import { spec } from '../spec'

/** How far a job has come. */
export const jobs_get = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.object({ _id: jobId }, incomplete),
  data: v.object({ job }),
  failures: { [Errcode.JOB_NOT_FOUND]: errmsgs[Errcode.JOB_NOT_FOUND] },
})
