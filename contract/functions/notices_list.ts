import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { notice, unread } from '../notice'
import { next, page } from '../page'
import { say } from '../say'
import { spec } from '../spec'

/** The messages to the caller and to everybody, newest first, a page at a time; and how many of all are unread. */
export const notices_list = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  input: v.object({ ...page(say('每页最多 100 条', 'A page has at most 100 messages')) }, incomplete),
  data: v.object({ notices: v.array(notice), next, unread }),
  failures: {
    [Errcode.NOT_REGISTERED]: errmsgs[Errcode.NOT_REGISTERED],
  },
})
