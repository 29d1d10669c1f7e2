import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { job, jobId } from '../job-view'
import { spec } from '../spec'

/** Pushes a job on for a few seconds; nothing where somebody else is at it, or where it has ended. */
export const jobs_step = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.object({ _id: jobId }, incomplete),
  /** As it is now. */
  data: v.object({ job }),
  failures: { [Errcode.JOB_NOT_FOUND]: errmsgs[Errcode.JOB_NOT_FOUND] },
})
