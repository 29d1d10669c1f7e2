import * as v from 'valibot'
import { incomplete } from '../fields'
import { personId } from '../person-id'
import { spec } from '../spec'
import { user } from '../user-view'

/** One person's record, for an administrator; null if there is none. */
export const users_read = spec({
  env: 'admin',
  access: 'viewer',
  idempotent: true,
  input: v.object({ _id: personId }, incomplete),
  data: v.object({ user: v.nullable(user) }),
  failures: {},
})
