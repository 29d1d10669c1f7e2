import * as v from 'valibot'
import { Errcode } from '../errcode'
import { age, incomplete, name, sex, tel } from '../fields'
import { spec } from '../spec'
import { say } from '../say'

/** Registers the caller. */
export const users_add = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  input: v.object({ name, age, sex, tel }, incomplete),
  data: v.object({ res: v.object({ _id: v.string() }) }),
  failures: { [Errcode.USER_EXISTS]: say('用户已存在', 'You are registered already') },
})
