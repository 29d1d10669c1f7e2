import * as v from 'valibot'
import { incomplete } from '../fields'
import { next, page } from '../page'
import { spec } from '../spec'
import { user } from '../user-view'
import { say } from '../say'

/** The registered people, newest first, a page at a time. */
export const users_list = spec({
  env: 'admin',
  access: 'viewer',
  idempotent: true,
  input: v.object(
    {
      ...page(say('每页最多 100 人', 'A page has at most 100 people')),
    },
    incomplete,
  ),
  data: v.object({
    users: v.array(user),
    next,
  }),
  failures: {},
})
