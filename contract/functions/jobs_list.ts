import * as v from 'valibot'
import { incomplete } from '../fields'
import { jobOutline } from '../job-view'
import { next, page } from '../page'
import { say } from '../say'
import { spec } from '../spec'

/** The jobs of the last week, newest first, a page at a time. */
export const jobs_list = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.object(page(say('每页最多 100 个', 'A page has at most 100 jobs')), incomplete),
  data: v.object({ jobs: v.array(jobOutline), next }),
  failures: {},
})
