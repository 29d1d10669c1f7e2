import * as v from 'valibot'
import { Errcode } from '../errcode'
import { incomplete } from '../fields'
import { drawn } from '../fields/drawn'
import { spec } from '../spec'
import { say } from '../say'

/** Makes the caller the first administrator, an owner, with the one-time code ADMIN_SETUP_CODE. */
export const admins_claim = spec({
  env: 'admin',
  access: 'guest',
  idempotent: true,
  input: v.object(
    {
      code: v.pipe(
        v.string(say('请输入设置码', 'Please enter the set-up code')),
        v.transform(drawn),
        v.nonEmpty(say('请输入设置码', 'Please enter the set-up code')),
        v.maxLength(128, say('设置码太长了', 'The set-up code is too long')),
      ),
    },
    incomplete,
  ),
  data: v.object({ res: v.object({ _id: v.string() }) }),
  failures: {
    [Errcode.ADMIN_EXISTS]: say(
      '已经有管理员了，设置码不能再用',
      'There is an administrator already; the set-up code no longer works',
    ),
    [Errcode.SETUP_CODE_WRONG]: say('设置码不正确', 'The set-up code is not right'),
  },
})
