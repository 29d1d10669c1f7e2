import * as v from 'valibot'
import { Errcode } from '../errcode'
import { incomplete } from '../fields'
import { personId } from '../person-id'
import { say } from '../say'
import { spec } from '../spec'

/** A person's whole telephone number. Whoever asks is in the audit before the number leaves. */
export const users_reveal = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.object({ _id: personId }, incomplete),
  data: v.object({ tel: v.string() }),
  failures: {
    [Errcode.USER_NOT_FOUND]: say(
      '没有这个人，可能刚刚离开了',
      'There is no such person; perhaps they have just left',
    ),
  },
})
