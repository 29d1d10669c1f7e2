import * as v from 'valibot'
import { administrator, administratorId, role } from '../administrator-view'
import { Errcode } from '../errcode'
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
    [Errcode.ADMIN_NOT_FOUND]: '没有这位管理员，可能刚刚移除了',
    [Errcode.LAST_OWNER]: '至少要有一位所有者，请先让别人成为所有者',
  },
})
