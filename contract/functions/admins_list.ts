import * as v from 'valibot'
import { administrator, invite } from '../administrator-view'
import { incomplete } from '../fields'
import { spec } from '../spec'

/** Every administrator, the longest one first, and the invites that are open, the next to end first. */
export const admins_list = spec({
  env: 'admin',
  access: 'viewer',
  idempotent: true,
  input: v.object({}, incomplete),
  data: v.object({ administrators: v.array(administrator), invites: v.array(invite) }),
  failures: {},
})
