import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { exported } from '../exported-view'
import { incomplete } from '../fields'
import { jobId } from '../job-view'
import { cursor, next } from '../page'
import { spec } from '../spec'

/** A page of an export, for whoever asked for it, until it ends: those who are there now, newest first. */
export const jobs_page = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.object(
    {
      _id: jobId,
      cursor,
    },
    incomplete,
  ),
  /** Well under the megabyte that an answer may have. */
  data: v.object({
    people: v.array(exported),
    /** Records on this page that cannot be read. */
    unreadable: v.number(),
    next,
  }),
  failures: { [Errcode.JOB_NOT_FOUND]: errmsgs[Errcode.JOB_NOT_FOUND] },
})
