import * as v from 'valibot'
import { administrator, administratorId, role } from '../administrator-view'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete, name } from '../fields'
import { spec } from '../spec'

/** Gives an administrator another role, or a name. */
export const admins_change = spec({
  env: 'admin',
  access: 'owner',
  idempotent: true,
  input: v.object({ _id: administratorId, role: v.optional(role), name: v.optional(name) }, incomplete),
  /** As it is now. */
  data: v.object({ administrator }),
  failures: {
    [Errcode.ADMIN_NOT_FOUND]: errmsgs[Errcode.ADMIN_NOT_FOUND],
    [Errcode.LAST_OWNER]: errmsgs[Errcode.LAST_OWNER],
  },
})
