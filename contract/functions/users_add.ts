import * as v from 'valibot'
import { consent } from '../consent'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { age, incomplete, name, sex, tel } from '../fields'
import { spec } from '../spec'

/** Registers the caller, who has agreed to the privacy guide. */
export const users_add = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  textCheck: ['name'],
  input: v.object({ name, age, sex, tel, consent }, incomplete),
  data: v.object({ res: v.object({ _id: v.string() }) }),
  failures: { [Errcode.USER_EXISTS]: errmsgs[Errcode.USER_EXISTS] },
})
