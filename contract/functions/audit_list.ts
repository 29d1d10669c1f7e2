import * as v from 'valibot'
import { administratorId } from '../administrator-view'
import { incomplete } from '../fields'
import { kept } from '../kept-view'
import { next, page } from '../page'
import { roles } from '../roles'
import { say } from '../say'
import { spec } from '../spec'

const person = v.optional(administratorId)
const noMoment = say('时间无效', 'The time is not valid')
const moment = v.optional(v.pipe(v.number(noMoment), v.integer(noMoment), v.minValue(0, noMoment)))
const noFunction = say('操作无效', 'There is no such action')

/** What was done, and what was refused to whom, newest first, a page at a time. */
export const audit_list = spec({
  env: 'admin',
  access: 'viewer',
  idempotent: true,
  input: v.pipe(
    v.object(
      {
        /** By whom: `who` of an administrator, or the `_id` of a person in `users`. */
        who: person,
        /** About whom. */
        whom: person,
        /** By which function. */
        func: v.optional(v.pipe(v.string(noFunction), v.regex(/^[a-z_]{1,40}$/, noFunction))),
        /** Ms since 1970, both included. */
        from: moment,
        to: moment,
        ...page(say('每页最多 100 条', 'A page has at most 100 entries')),
      },
      incomplete,
    ),
    v.check(
      ({ who, whom }) => who === undefined || whom === undefined,
      say('谁做的和关于谁，请选一个', 'Please choose by whom or about whom'),
    ),
  ),
  data: v.object({
    entries: v.array(
      v.object({
        _id: v.string(),
        /** Empty where nothing vouched for anybody. */
        who: v.string(),
        /** The administrator's name then, or the person's now; null: not known. */
        whoName: v.nullable(v.string()),
        /** Left out where somebody acted as the person they are. */
        role: v.optional(v.picklist(roles)),
        func: v.string(),
        whom: v.string(),
        /** Of the person now; null: not known, or nobody. */
        whomName: v.nullable(v.string()),
        before: v.nullable(kept),
        after: kept,
        /** An errcode. Left out: it was done. */
        refused: v.optional(v.number()),
        /** Ms since 1970. */
        createtime: v.number(),
      }),
    ),
    next,
  }),
  failures: {},
})
