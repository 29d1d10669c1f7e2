import * as v from 'valibot'
import { Errcode } from '../errcode'
import { age, incomplete, name, sex, tel } from '../fields'
import { spec } from '../spec'
import { ownRecord } from '../user-view'
import { say } from '../say'

/** Changes the caller's own record, unless somebody has changed it since the caller read it. */
export const users_update = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  input: v.object(
    {
      name,
      age,
      sex,
      tel,
      /** Of the record that was edited, as `users_get` showed it. */
      version: v.pipe(
        v.number(say('请刷新后再试', 'Please refresh and try again')),
        v.integer(say('请刷新后再试', 'Please refresh and try again')),
        v.minValue(0, say('请刷新后再试', 'Please refresh and try again')),
      ),
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
