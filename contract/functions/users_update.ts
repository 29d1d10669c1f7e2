import * as v from 'valibot'
import { Errcode } from '../errcode'
import { age, incomplete, name, sex, tel } from '../fields'
import { spec } from '../spec'
import { ownRecord } from '../user-view'

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
      /** Of the record that was edited, as `users_get` showed it. */
      version: v.pipe(v.number('请刷新后再试'), v.integer('请刷新后再试'), v.minValue(0, '请刷新后再试')),
    },
    incomplete,
  ),
  /** The record as it is now. */
  data: v.object({ user: ownRecord }),
  failures: {
    [Errcode.CHANGED_MEANWHILE]: '资料刚刚在别处改过，请看过之后再保存',
    [Errcode.NOT_REGISTERED]: '你还没有登记，请先登记',
  },
})
