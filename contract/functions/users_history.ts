import * as v from 'valibot'
import { entry } from '../entry-view'
import { incomplete } from '../fields'
import { next, page } from '../page'
import { spec } from '../spec'

/** What was done to one person's record, newest first, a page at a time, for an administrator. */
export const users_history = spec({
  env: 'admin',
  access: 'viewer',
  idempotent: true,
  input: v.object(
    {
      /** The person's. */
      _id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, '编号无效')),
      ...page('每页最多 100 条'),
    },
    incomplete,
  ),
  data: v.object({
    entries: v.array(entry),
    next,
  }),
  failures: {},
})
