import * as v from 'valibot'
import { invite, role } from '../administrator-view'
import { incomplete, name } from '../fields'
import { say } from '../say'
import { spec } from '../spec'

const days = say('有效期请填整天数', 'Please enter whole days')

/** Makes a code by which one person becomes an administrator, once, with `admins_claim`. */
export const admins_invite = spec({
  env: 'admin',
  access: 'owner',
  idempotent: true,
  input: v.object(
    {
      /** Of the person whom it is for. */
      name,
      role,
      /** How long it is good for. */
      days: v.optional(
        v.pipe(
          v.number(days),
          v.integer(days),
          v.minValue(1, say('有效期最短 1 天', 'It lasts one day at least')),
          v.maxValue(30, say('有效期最长 30 天', 'It lasts 30 days at most')),
        ),
        3,
      ),
    },
    incomplete,
  ),
  data: v.object({
    invite,
    /** Told this once. A repeat of the request is told another one, and this one is good no longer. */
    code: v.string(),
  }),
  failures: {},
})
