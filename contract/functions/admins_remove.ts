import * as v from 'valibot'
import { administratorId } from '../administrator-view'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { spec } from '../spec'

/** Ends that somebody is an administrator, oneself even. A second time changes nothing. */
export const admins_remove = spec({
  env: 'admin',
  access: 'owner',
  idempotent: true,
  input: v.object({ _id: administratorId }, incomplete),
  data: v.object({}),
  failures: { [Errcode.LAST_OWNER]: errmsgs[Errcode.LAST_OWNER] },
})
