import * as v from 'valibot'
import { invite, role } from '../administrator-view'
import { incomplete, name } from '../fields'
import { spec } from '../spec'

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
          v.number('有效期请填整天数'),
          v.integer('有效期请填整天数'),
          v.minValue(1, '有效期最短 1 天'),
          v.maxValue(30, '有效期最长 30 天'),
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
