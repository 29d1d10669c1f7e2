import * as v from 'valibot'
import { Errcode } from '../errcode'
import { incomplete } from '../fields'
import { drawn } from '../fields/drawn'
import { spec } from '../spec'

/** Makes the caller the first administrator, an owner, with the one-time code ADMIN_SETUP_CODE. */
export const admins_claim = spec({
  env: 'admin',
  access: 'guest',
  idempotent: true,
  input: v.object(
    {
      code: v.pipe(
        v.string('请输入设置码'),
        v.transform(drawn),
        v.nonEmpty('请输入设置码'),
        v.maxLength(128, '设置码太长了'),
      ),
    },
    incomplete,
  ),
  data: v.object({ res: v.object({ _id: v.string() }) }),
  failures: {
    [Errcode.ADMIN_EXISTS]: '已经有管理员了，设置码不能再用',
    [Errcode.SETUP_CODE_WRONG]: '设置码不正确',
  },
})
