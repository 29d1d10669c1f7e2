import * as v from 'valibot'
import { incomplete } from '../fields'
import { spec } from '../spec'
import { user } from '../user-view'

/** The registered people, newest first, a page at a time. */
export const users_list = spec({
  env: 'admin',
  access: 'admin',
  idempotent: true,
  input: v.object(
    {
      /** `next` of the page before; left out for the first page. */
      cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,16}_[\w-]{1,64}$/, '翻页位置无效，请刷新后再试'))),
      limit: v.optional(
        v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100, '每页最多 100 人')),
        20,
      ),
    },
    incomplete,
  ),
  data: v.object({
    users: v.array(user),
    /** Pass it as `cursor` for the next page; null after the last. */
    next: v.nullable(v.string()),
  }),
  failures: {},
})
