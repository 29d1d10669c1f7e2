import * as v from 'valibot'
import { Errcode } from '../errcode'
import { age, incomplete, name, sex, tel } from '../fields'
import { spec } from '../spec'
import { ownRecord } from '../user-view'
import { version } from '../version'
import { say } from '../say'

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
    [Errcode.CHANGED_MEANWHILE]: say(
      '资料刚刚在别处改过，请看过之后再保存',
      'Your details were just changed elsewhere; please look at them before you save',
    ),
    [Errcode.NOT_REGISTERED]: say(
      '你还没有登记，请先登记',
      'You are not registered yet; please register first',
    ),
  },
})
