import * as v from 'valibot'
import { Errcode } from '../errcode'
import { incomplete } from '../fields'
import { drawn } from '../fields/drawn'
import { spec } from '../spec'

/**
 * Makes the caller an administrator by a code that works once: the first one, an owner, by ADMIN_SETUP_CODE; any other by
 * an invite. Ten wrong codes an hour are heard, then TOO_MANY_CALLS.
 */
export const admins_claim = spec({
  env: 'admin',
  access: 'guest',
  idempotent: true,
  input: v.object(
    {
      code: v.pipe(
        v.string('请输入设置码或邀请码'),
        v.transform(drawn),
        v.nonEmpty('请输入设置码或邀请码'),
        v.maxLength(128, '这个码太长了'),
      ),
    },
    incomplete,
  ),
  data: v.object({ res: v.object({ _id: v.string() }) }),
  failures: {
    [Errcode.ADMIN_EXISTS]: '已经有管理员了，设置码不能再用',
    [Errcode.SETUP_CODE_WRONG]: '设置码或邀请码不正确',
    [Errcode.INVITE_ENDED]: '这个邀请已经用过或过期了，请所有者再发一个',
    [Errcode.ALREADY_ADMIN]: '你已经是管理员了，邀请码还没有用掉',
  },
})
