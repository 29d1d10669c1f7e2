import * as v from 'valibot'
import { incomplete } from '../fields'
import { spec } from '../spec'
import { ownRecord } from '../user-view'

/** The caller's own record, or null. */
export const users_get = spec({
  env: 'admin',
  access: 'user',
  // They are told what has become of their account.
  evenDisabled: true,
  idempotent: true,
  input: v.object({}, incomplete),
  data: v.object({ user: v.nullable(ownRecord) }),
  failures: {},
})
