import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { job, jobId } from '../job-view'
import { spec } from '../spec'

/**
 * Takes a whole import back: who was created by it goes, who was changed becomes what they were. Whom somebody has changed
 * since stays, and the report says so. It is done by `jobs_step`, or a timer.
 */
export const imports_undo = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.object({ _id: jobId }, incomplete),
  /** As it is now. */
  data: v.object({ job }),
  /** Also where it has not ended, or is being undone already by another request. */
  failures: { [Errcode.JOB_NOT_FOUND]: errmsgs[Errcode.JOB_NOT_FOUND] },
})
