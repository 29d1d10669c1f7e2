import * as v from 'valibot'
import { incomplete } from '../fields'
import { next, page } from '../page'
import { peopleFilter } from '../people-filter'
import { spec } from '../spec'
import { user } from '../user-view'
import { say } from '../say'

/** The registered people who are asked for, by the time of their registration, a page at a time. */
export const users_list = spec({
  env: 'admin',
  access: 'viewer',
  idempotent: true,
  input: v.object(
    {
      ...peopleFilter,
      order: v.optional(
        v.picklist(['newest', 'oldest'], say('请选择排序', 'Please choose an order')),
        'newest',
      ),
      ...page(say('每页最多 100 人', 'A page has at most 100 people')),
    },
    incomplete,
  ),
  data: v.object({
    /** A page may hold fewer than were asked for, though there is a next one. */
    users: v.array(user),
    next,
  }),
  failures: {},
})
