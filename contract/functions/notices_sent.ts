import * as v from 'valibot'
import { incomplete } from '../fields'
import { next, page } from '../page'
import { say } from '../say'
import { sentNotice } from '../sent-notice'
import { spec } from '../spec'

/** What was sent to people, newest first, a page at a time. */
export const notices_sent = spec({
  env: 'admin',
  access: 'viewer',
  idempotent: true,
  input: v.object({ ...page(say('每页最多 100 条', 'A page has at most 100 messages')) }, incomplete),
  data: v.object({ notices: v.array(sentNotice), next }),
  failures: {},
})
