import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { age, incomplete, name, sex, tel } from '../fields'
import { personId } from '../person-id'
import { say } from '../say'
import { spec } from '../spec'
import { user } from '../user-view'
import { version } from '../version'

/** Changes a person's record, unless somebody has changed it since it was read. What is left out stays as it is. */
export const users_edit = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.object(
    {
      _id: personId,
      name: v.optional(name),
      age: v.optional(age),
      sex: v.optional(sex),
      tel: v.optional(tel),
      /** As `users_read` showed it. */
      version,
    },
    incomplete,
  ),
  /** The record as it is now. */
  data: v.object({ user }),
  failures: {
    [Errcode.CHANGED_MEANWHILE]: say(
      '资料刚刚在别处改过，请看过之后再保存',
      'The details were just changed elsewhere; please look at them before you save',
    ),
    [Errcode.USER_NOT_FOUND]: errmsgs[Errcode.USER_NOT_FOUND],
  },
})
