import * as v from 'valibot'
import { incomplete } from '../fields'
import { next, page } from '../page'
import { spec } from '../spec'

/** Fields that were changed; of a telephone number only the ends. */
const recorded = v.partial(
  v.object({ name: v.string(), age: v.number(), sex: v.picklist([0, 1, 2]), tel: v.string() }),
)

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
    entries: v.array(
      v.object({
        _id: v.string(),
        /** Was it done by the person themselves? */
        own: v.boolean(),
        func: v.string(),
        version: v.number(),
        /** null for a new record */
        before: v.nullable(recorded),
        after: recorded,
        /** ms since 1970 */
        createtime: v.number(),
      }),
    ),
    next,
  }),
  failures: {},
})
