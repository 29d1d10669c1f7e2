import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { age, incomplete, name, sex, tel } from '../fields'
import { spec } from '../spec'
import { ownRecord } from '../user-view'
import { version } from '../version'

/** Changes the caller's own record, unless somebody has changed it since the caller read it. */
export const users_update = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  textCheck: ['name'],
  input: v.object(
    {
      name,
      age,
      sex,
      tel,
      /** As `users_get` showed it. */
      version,
    },
    incomplete,
  ),
  /** The record as it is now. */
  data: v.object({ user: ownRecord }),
  failures: {
    [Errcode.CHANGED_MEANWHILE]: errmsgs[Errcode.CHANGED_MEANWHILE],
    [Errcode.NOT_REGISTERED]: errmsgs[Errcode.NOT_REGISTERED],
  },
})
