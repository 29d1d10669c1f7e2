import * as v from 'valibot'
import { entry } from '../entry-view'
import { incomplete } from '../fields'
import { next, page } from '../page'
import { personId } from '../person-id'
import { spec } from '../spec'
import { say } from '../say'

/** What was done to one person's record and pictures, newest first, a page at a time, for an administrator. */
export const users_history = spec({
  env: 'admin',
  access: 'viewer',
  idempotent: true,
  input: v.object(
    {
      /** The person's. */
      _id: personId,
      ...page(say('每页最多 100 条', 'A page has at most 100 entries')),
    },
    incomplete,
  ),
  data: v.object({
    entries: v.array(entry),
    next,
  }),
  failures: {},
})
