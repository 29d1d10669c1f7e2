import * as v from 'valibot'
import { incomplete } from '../fields'
import { kept } from '../kept-view'
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
    entries: v.array(
      v.object({
        _id: v.string(),
        /** Was it done by the person themselves? */
        own: v.boolean(),
        func: v.string(),
        /** Left out where the record itself was not changed, as where a picture was. */
        version: v.optional(v.number()),
        /** null for a new record */
        before: v.nullable(kept),
        after: kept,
        /** ms since 1970 */
        createtime: v.number(),
      }),
    ),
    next,
  }),
  failures: {},
})
