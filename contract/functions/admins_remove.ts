import * as v from 'valibot'
import { administratorId } from '../administrator-view'
import { Errcode } from '../errcode'
import { incomplete } from '../fields'
import { spec } from '../spec'

/** Ends that somebody is an administrator, oneself even. A second time changes nothing. */
export const admins_remove = spec({
  env: 'admin',
  access: 'owner',
  idempotent: true,
  input: v.object({ _id: administratorId }, incomplete),
  data: v.object({}),
  failures: { [Errcode.LAST_OWNER]: '至少要有一位所有者，请先让别人成为所有者' },
})
